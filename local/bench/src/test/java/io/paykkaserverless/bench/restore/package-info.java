@NullMarked
package io.paykkaserverless.bench.restore;

import org.jspecify.annotations.NullMarked;
