/** The scheduled look at everything that needs one although nobody calls. */
@NullMarked
package io.paykkaserverless.core.sweep;

import org.jspecify.annotations.NullMarked;
