/** Cards that PayKKa stores for a shopper, known to us by a token and a summary. */
@NullMarked
package io.paykkaserverless.core.storedcard;

import org.jspecify.annotations.NullMarked;
