/**
 * All orders of up to six events, breadth first, over the code as it is: nothing here is a model of
 * it. What must hold is said once more in {@link Laws}, without asking the code that is checked.
 */
@NullMarked
package io.paykkaserverless.simulation.smallscope;

import org.jspecify.annotations.NullMarked;
