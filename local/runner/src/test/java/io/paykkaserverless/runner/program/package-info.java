/** Programs of other makers that tests run. */
@NullMarked
package io.paykkaserverless.runner.program;

import org.jspecify.annotations.NullMarked;
