/** What functions use once they are warm, apart from what they wait for. */
@NullMarked
package io.paykkaserverless.bench.warm;

import org.jspecify.annotations.NullMarked;
