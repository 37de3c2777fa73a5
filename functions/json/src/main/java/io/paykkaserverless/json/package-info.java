/** Reads untrusted JSON strictly and writes JSON, on streaming Jackson alone. */
@NullMarked
package io.paykkaserverless.json;

import org.jspecify.annotations.NullMarked;
