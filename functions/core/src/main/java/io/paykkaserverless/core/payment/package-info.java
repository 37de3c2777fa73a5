/**
 * The payment: one item that is state, attempts, history and outbox, and the one way it changes.
 */
@NullMarked
package io.paykkaserverless.core.payment;

import org.jspecify.annotations.NullMarked;
