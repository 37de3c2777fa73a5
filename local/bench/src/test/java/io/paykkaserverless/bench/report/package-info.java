@NullMarked
package io.paykkaserverless.bench.report;

import org.jspecify.annotations.NullMarked;
