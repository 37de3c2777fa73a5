/** What the functions ask AWS for, which {@code CostPageIT} counts and budgets limit. */
@NullMarked
package io.paykkaserverless.bench.calls;

import org.jspecify.annotations.NullMarked;
