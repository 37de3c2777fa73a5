/** Apple Pay on the shop's page: PayKKa vouches for the page. */
@NullMarked
package io.paykkaserverless.core.applepay;

import org.jspecify.annotations.NullMarked;
