/** Confirming a payment: the shopper pays. */
@NullMarked
package io.paykkaserverless.core.confirm;

import org.jspecify.annotations.NullMarked;
