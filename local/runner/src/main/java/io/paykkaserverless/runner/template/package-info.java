/** Reads {@code template.yaml} and says what it means on one machine. */
@NullMarked
package io.paykkaserverless.runner.template;

import org.jspecify.annotations.NullMarked;
