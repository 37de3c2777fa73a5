/** The route {@code POST /payments}. */
@NullMarked
package io.paykkaserverless.createpayment;

import org.jspecify.annotations.NullMarked;
