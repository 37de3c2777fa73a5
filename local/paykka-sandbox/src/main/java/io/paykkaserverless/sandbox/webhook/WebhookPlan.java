package io.paykkaserverless.sandbox.webhook;

import io.paykkaserverless.sandbox.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How one message will be sent, once the faults that are due were weighed. */
final class WebhookPlan {

  private final List<String> faults;
  private boolean lost;
  private int copies = 1;
  private Duration delay = Duration.ZERO;
  private Optional<Duration> behindNextAtMost = Optional.empty();
  private Fault.WrongAmount wrongAmount = new Fault.WrongAmount(0, 0);
  private Fault.BadSignature badSignature = new Fault.BadSignature(0);
  private Fault.StaleTimestamp staleTimestamp = new Fault.StaleTimestamp(Duration.ZERO, 0);

  WebhookPlan(List<Fault.OnWebhook> due) {
    faults = due.stream().map(Fault::name).toList();
    due.forEach(this::weigh);
  }

  private void weigh(Fault.OnWebhook fault) {
    switch (fault) {
      case Fault.LostWebhook() -> lost = true;
      case Fault.DuplicateWebhook duplicate -> copies = duplicate.copies();
      case Fault.DelayedWebhook(Duration by) -> delay = delay.plus(by);
      case Fault.ReorderedWebhook(Duration atMost) -> behindNextAtMost = Optional.of(atMost);
      case Fault.WrongAmount wrong -> wrongAmount = wrong;
      case Fault.BadSignature bad -> badSignature = bad;
      case Fault.StaleTimestamp stale -> staleTimestamp = stale;
    }
  }

  /** The names of what was weighed, for the log. */
  List<String> faults() {
    return faults;
  }

  boolean isLost() {
    return lost;
  }

  int copies() {
    return copies;
  }

  Duration delay() {
    return delay;
  }

  /** Waits for the next message of its transaction to go first, but no longer than this. */
  Optional<Duration> behindNextAtMost() {
    return behindNextAtMost;
  }

  /** What this attempt tells. */
  byte[] body(WebhookMessage message, int attempt) {
    return attempt <= wrongAmount.attempts()
        ? message.withAmountOffBy(wrongAmount.by()).body()
        : message.body();
  }

  boolean isForged(int attempt) {
    return attempt <= badSignature.attempts();
  }

  /** How old this attempt claims to be. */
  Duration age(int attempt) {
    return attempt <= staleTimestamp.attempts() ? staleTimestamp.age() : Duration.ZERO;
  }
}
