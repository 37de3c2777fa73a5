/** {@code ./paykka bench}: measures the shipped functions. */
@NullMarked
package io.paykkaserverless.bench;

import org.jspecify.annotations.NullMarked;
