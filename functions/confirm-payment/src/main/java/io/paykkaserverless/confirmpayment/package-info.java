/** The route {@code POST /payments/{id}/confirm}. */
@NullMarked
package io.paykkaserverless.confirmpayment;

import org.jspecify.annotations.NullMarked;
