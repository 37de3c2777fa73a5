/** Gives an endpoint of the merchant's a new key to sign with, without a moment without one. */
@NullMarked
package io.paykkaserverless.runner.rotate;

import org.jspecify.annotations.NullMarked;
