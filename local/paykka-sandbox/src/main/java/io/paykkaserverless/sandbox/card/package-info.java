/** Test cards, what each of them does, and the encryption that hides them from the merchant. */
@NullMarked
package io.paykkaserverless.sandbox.card;

import org.jspecify.annotations.NullMarked;
