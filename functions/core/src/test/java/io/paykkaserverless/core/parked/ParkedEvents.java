package io.paykkaserverless.core.parked;

import io.paykkaserverless.core.payment.Payments;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Ready parked events for tests. */
public final class ParkedEvents {

  private ParkedEvents() {}

  /** A body that says {@code text}. */
  public static EventBody body(String text) {
    return EventBody.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** One of a payment that nobody knows, come at {@link Payments#NOW}. */
  public static ParkedEvent unknown() {
    return saying("{\"trans_id\":\"strange\"}", Payments.NOW);
  }

  /** One that says {@code text}, come at {@code at}. */
  public static ParkedEvent saying(String text, Instant at) {
    return ParkedEvent.of(
        body(text), "PAYMENT.SUCCESS", ParkedReason.UNKNOWN_PAYMENT, "strange", at);
  }
}
