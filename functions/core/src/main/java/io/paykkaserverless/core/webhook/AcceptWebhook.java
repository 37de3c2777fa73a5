package io.paykkaserverless.core.webhook;

import io.paykkaserverless.core.parked.EventBody;
import io.paykkaserverless.core.parked.ParkedEvent;
import io.paykkaserverless.core.parked.ParkedEventStore;
import io.paykkaserverless.core.parked.ParkedReason;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.webhook.AcceptWebhookResult.Applied;
import io.paykkaserverless.core.webhook.AcceptWebhookResult.Ignored;
import io.paykkaserverless.core.webhook.AcceptWebhookResult.KnownAlready;
import io.paykkaserverless.core.webhook.AcceptWebhookResult.Parked;
import io.paykkaserverless.core.webhook.PaykkaEvent.DisputeReported;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Use case: PayKKa sent a webhook. What is proven to be PayKKa's is either taken in or parked, and
 * never lost: where it can be neither, {@link
 * io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable} is thrown and PayKKa must be made
 * to send it again.
 */
public final class AcceptWebhook {

  private static final String UNKNOWN_KIND = "UNKNOWN";

  private final ApplyEvent events;
  private final ParkedEventStore parked;
  private final Signals signals;
  private final InstantSource clock;

  public AcceptWebhook(
      ApplyEvent events, ParkedEventStore parked, Signals signals, InstantSource clock) {
    this.events = events;
    this.parked = parked;
    this.signals = signals;
    this.clock = clock;
  }

  /**
   * Takes in what a webhook says. A payment that appears between the look for it and the parking is
   * no loss: the sweep tries the parked event again.
   *
   * @param reading of a webhook that PayKKa signed, or of an unsigned dispute
   * @param body what the reading was made of; asked for only where it has to be kept
   */
  public AcceptWebhookResult accept(EventReading reading, Supplier<EventBody> body) {
    return switch (reading) {
      case EventReading.Read(PaykkaEvent event, String kind) -> accept(event, kind, body);
      case EventReading.Unsupported(String kind, String subject) ->
          park(body, kind, ParkedReason.UNSUPPORTED, subject);
      case EventReading.Malformed(String problem) ->
          park(body, UNKNOWN_KIND, ParkedReason.MALFORMED, problem);
    };
  }

  private AcceptWebhookResult accept(PaykkaEvent event, String kind, Supplier<EventBody> body) {
    return switch (events.apply(event)) {
      case ApplyEvent.Outcome.Changed(var payment) -> new Applied(payment);
      case ApplyEvent.Outcome.Known(var payment) -> new KnownAlready(payment);
      case ApplyEvent.Outcome.NotTakenIn(ParkedReason reason) ->
          event instanceof DisputeReported(var report, boolean verified) && !verified
              ? ignore(report.transId(), reason)
              : park(body, kind, reason, subject(event));
    };
  }

  /** Whoever wrote it chose its words, so that none but a name of ours goes into the log. */
  private AcceptWebhookResult ignore(String transId, ParkedReason reason) {
    String subject = AttemptId.parse(transId).map(AttemptId::transId).orElse("unknown");
    signals.raise(Signal.DISPUTE_IGNORED, subject + " " + reason);
    return new Ignored();
  }

  /** Each time it comes the alarm is raised, since the last time may have ended before that. */
  private AcceptWebhookResult park(
      Supplier<EventBody> body, String kind, ParkedReason reason, String subject) {
    ParkedEvent event = ParkedEvent.of(body.get(), kind, reason, subject, clock.instant());
    parked.parkUnlessPresent(event);
    signals.raise(Signal.EVENT_PARKED, event.kind() + " " + event.reason() + " " + event.subject());
    return new Parked(reason);
  }

  private static String subject(PaykkaEvent event) {
    return switch (event) {
      case PaykkaEvent.PaymentReported(var report) -> report.transId();
      case PaykkaEvent.RefundReported(var report) -> report.refundTransId();
      case DisputeReported(var report, boolean _) -> report.transId();
    };
  }
}
