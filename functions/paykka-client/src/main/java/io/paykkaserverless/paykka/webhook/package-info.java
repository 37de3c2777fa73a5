/** PayKKa's webhooks: believed only when signed, and then read into what they report. */
@NullMarked
package io.paykkaserverless.paykka.webhook;

import org.jspecify.annotations.NullMarked;
