/** What a function costs from its process's start to its first response. */
@NullMarked
package io.paykkaserverless.bench.cold;

import org.jspecify.annotations.NullMarked;
