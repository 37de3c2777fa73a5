/** The route {@code POST /webhooks/paykka}. */
@NullMarked
package io.paykkaserverless.receivewebhook;

import org.jspecify.annotations.NullMarked;
