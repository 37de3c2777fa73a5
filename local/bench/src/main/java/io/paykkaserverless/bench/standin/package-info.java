/** AWS and PayKKa on this machine: answers from memory, over TLS. */
@NullMarked
package io.paykkaserverless.bench.standin;

import org.jspecify.annotations.NullMarked;
