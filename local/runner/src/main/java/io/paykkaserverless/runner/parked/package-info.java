/** What PayKKa reported and could not be taken in, told to an operator. */
@NullMarked
package io.paykkaserverless.runner.parked;

import org.jspecify.annotations.NullMarked;
