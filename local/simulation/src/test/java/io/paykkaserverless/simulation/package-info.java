/** Every use case under every fault, step by step, reproducible from a seed. */
@NullMarked
package io.paykkaserverless.simulation;

import org.jspecify.annotations.NullMarked;
