@NullMarked
package io.paykkaserverless.bench.calls;

import org.jspecify.annotations.NullMarked;
