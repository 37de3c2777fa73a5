/**
 * The one place that every call of a use case to the outside goes through, and the census of them.
 */
@NullMarked
package io.paykkaserverless.simulation.io;

import org.jspecify.annotations.NullMarked;
