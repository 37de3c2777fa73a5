/** Sends canaries through the whole system and looks for them wherever something comes out. */
@NullMarked
package io.paykkaserverless.canaries;

import org.jspecify.annotations.NullMarked;
