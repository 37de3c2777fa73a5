/** The whole system, with shoppers and merchants at its edges. */
@NullMarked
package io.paykkaserverless.runner.e2e;

import org.jspecify.annotations.NullMarked;
