/** Looks at a system that runs, here or in AWS, and says what is wrong with it. Changes nothing. */
@NullMarked
package io.paykkaserverless.runner.doctor;

import org.jspecify.annotations.NullMarked;
