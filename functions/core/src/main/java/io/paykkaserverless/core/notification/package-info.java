/** Messages to the merchant's backend, from the outbox to their delivery. */
@NullMarked
package io.paykkaserverless.core.notification;

import org.jspecify.annotations.NullMarked;
