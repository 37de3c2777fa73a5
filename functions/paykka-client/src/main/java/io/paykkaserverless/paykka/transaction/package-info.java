/** A transaction as PayKKa describes it, the same in replies and webhooks, and its error codes. */
@NullMarked
package io.paykkaserverless.paykka.transaction;

import org.jspecify.annotations.NullMarked;
