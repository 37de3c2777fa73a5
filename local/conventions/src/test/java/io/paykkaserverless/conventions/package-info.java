/** Rules that hold for the whole tree and fail the build where they do not. */
@NullMarked
package io.paykkaserverless.conventions;

import org.jspecify.annotations.NullMarked;
