/** Exact amounts: minor units and ISO 4217 currencies. */
@NullMarked
package io.paykkaserverless.core.money;

import org.jspecify.annotations.NullMarked;
