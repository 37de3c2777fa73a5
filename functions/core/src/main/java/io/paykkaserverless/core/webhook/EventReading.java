package io.paykkaserverless.core.webhook;

/** What the body of a webhook turned out to say. */
public sealed interface EventReading {

  /**
   * It can be acted on.
   *
   * @param kind PayKKa's {@code notify_type} or {@code event_type}
   */
  record Read(PaykkaEvent event, String kind) implements EventReading {}

  /**
   * It is signed by PayKKa, and of a kind this version does not act on.
   *
   * @param kind PayKKa's {@code notify_type} or {@code event_type}
   * @param subject the number it is about, or {@code unknown}
   */
  record Unsupported(String kind, String subject) implements EventReading {}

  /**
   * It is signed by PayKKa, and yet makes no sense.
   *
   * @param problem names what is wrong, quotes nothing
   */
  record Malformed(String problem) implements EventReading {}
}
