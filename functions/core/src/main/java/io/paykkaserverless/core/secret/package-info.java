/** Keys that may be rotated while we run, in types that cannot be printed. */
@NullMarked
package io.paykkaserverless.core.secret;

import org.jspecify.annotations.NullMarked;
