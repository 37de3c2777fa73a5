/** The whole system on one machine, as {@code template.yaml} describes it, and its command line. */
@NullMarked
package io.paykkaserverless.runner;

import org.jspecify.annotations.NullMarked;
