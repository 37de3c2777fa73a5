/** Looking at a payment. */
@NullMarked
package io.paykkaserverless.core.view;

import org.jspecify.annotations.NullMarked;
