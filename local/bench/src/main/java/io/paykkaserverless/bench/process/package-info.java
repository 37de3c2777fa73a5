/** What an operating system knows about the processes that are measured. */
@NullMarked
package io.paykkaserverless.bench.process;

import org.jspecify.annotations.NullMarked;
