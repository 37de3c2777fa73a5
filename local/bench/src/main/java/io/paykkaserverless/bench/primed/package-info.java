/** What the first invocation costs after SnapStart's restore. */
@NullMarked
package io.paykkaserverless.bench.primed;

import org.jspecify.annotations.NullMarked;
