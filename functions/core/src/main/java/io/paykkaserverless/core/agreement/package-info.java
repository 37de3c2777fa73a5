/** Agreements to charge a card again and again: by the merchant's server, or by a schedule. */
@NullMarked
package io.paykkaserverless.core.agreement;

import org.jspecify.annotations.NullMarked;
