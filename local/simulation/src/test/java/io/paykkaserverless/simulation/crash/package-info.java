/** A crash before and after every step of every use case, and what becomes of it. */
@NullMarked
package io.paykkaserverless.simulation.crash;

import org.jspecify.annotations.NullMarked;
