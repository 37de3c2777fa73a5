/** Result notifications: signed, sent again until accepted, logged. */
@NullMarked
package io.paykkaserverless.sandbox.webhook;

import org.jspecify.annotations.NullMarked;
