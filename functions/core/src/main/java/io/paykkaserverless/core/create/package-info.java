/** Creating a payment: the merchant's server prices it. */
@NullMarked
package io.paykkaserverless.core.create;

import org.jspecify.annotations.NullMarked;
