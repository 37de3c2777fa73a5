/** Gives a system that was just deployed its keys, and says what is left to do by hand. */
@NullMarked
package io.paykkaserverless.runner.setup;

import org.jspecify.annotations.NullMarked;
