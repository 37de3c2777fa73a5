/** Bounds how often cards may be tried: somebody may be testing stolen ones. */
@NullMarked
package io.paykkaserverless.core.guard;

import org.jspecify.annotations.NullMarked;
