/** A payment looked at; agreements and stored cards in the hands of the merchant's server. */
@NullMarked
package io.paykkaserverless.managepayment;

import org.jspecify.annotations.NullMarked;
