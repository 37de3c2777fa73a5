/** The route {@code GET /payments/{id}}. */
@NullMarked
package io.paykkaserverless.managepayment;

import org.jspecify.annotations.NullMarked;
