/** Sends messages to the merchant again, through our API: which, how fast, and what came of it. */
@NullMarked
package io.paykkaserverless.runner.replay;

import org.jspecify.annotations.NullMarked;
