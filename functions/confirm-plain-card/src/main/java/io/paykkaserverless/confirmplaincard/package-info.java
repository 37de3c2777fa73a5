/** The route {@code POST /payments/{id}/confirm-card}: in PCI DSS scope, and off by default. */
@NullMarked
package io.paykkaserverless.confirmplaincard;

import org.jspecify.annotations.NullMarked;
