/** The pieces that every payment goes through, under JMH. */
@NullMarked
package io.paykkaserverless.bench.hot;

import org.jspecify.annotations.NullMarked;
