/** Things that happen later: expiry, captures, retries. */
@NullMarked
package io.paykkaserverless.sandbox.timing;

import org.jspecify.annotations.NullMarked;
