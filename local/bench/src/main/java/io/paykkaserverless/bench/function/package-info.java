/** The functions that are measured, and what is around them. */
@NullMarked
package io.paykkaserverless.bench.function;

import org.jspecify.annotations.NullMarked;
