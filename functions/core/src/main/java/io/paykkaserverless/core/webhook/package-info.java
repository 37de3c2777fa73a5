/** PayKKa reports by webhook. */
@NullMarked
package io.paykkaserverless.core.webhook;

import org.jspecify.annotations.NullMarked;
