/** Replaces keys, one after the other, without a moment at which a valid one is refused. */
@NullMarked
package io.paykkaserverless.runner.rotate;

import org.jspecify.annotations.NullMarked;
