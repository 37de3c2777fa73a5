/**
 * Hostile input. Each fuzz target is a class of its own with one method; its corpus is in the
 * resources' folder of the same name.
 */
@NullMarked
package io.paykkaserverless.fuzz;

import org.jspecify.annotations.NullMarked;
