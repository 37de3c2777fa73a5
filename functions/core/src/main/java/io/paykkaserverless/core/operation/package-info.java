/** What the merchant does with a payment's money: capture, void, refund; and the books on it. */
@NullMarked
package io.paykkaserverless.core.operation;

import org.jspecify.annotations.NullMarked;
