/** The scheduled look at everything that is due although nobody calls. */
@NullMarked
package io.paykkaserverless.reconcilepayments;

import org.jspecify.annotations.NullMarked;
