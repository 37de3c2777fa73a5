@NullMarked
package io.paykkaserverless.bench.process;

import org.jspecify.annotations.NullMarked;
