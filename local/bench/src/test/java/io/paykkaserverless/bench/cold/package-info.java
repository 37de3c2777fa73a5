@NullMarked
package io.paykkaserverless.bench.cold;

import org.jspecify.annotations.NullMarked;
