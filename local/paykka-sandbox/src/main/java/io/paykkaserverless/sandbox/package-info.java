/** A PayKKa to develop and test against: stateful, signed, strict, and faulty when asked to be. */
@NullMarked
package io.paykkaserverless.sandbox;

import org.jspecify.annotations.NullMarked;
