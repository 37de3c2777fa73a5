/** The shopper comes back from 3-D Secure. */
@NullMarked
package io.paykkaserverless.core.returning;

import org.jspecify.annotations.NullMarked;
