/** A payment's story, from our API's JSON to sentences that an operator understands. */
@NullMarked
package io.paykkaserverless.runner.explain;

import org.jspecify.annotations.NullMarked;
