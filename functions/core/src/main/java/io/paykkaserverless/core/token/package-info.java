/** Short-lived signed tokens that let a browser act on one payment. */
@NullMarked
package io.paykkaserverless.core.token;

import org.jspecify.annotations.NullMarked;
