package io.paykkaserverless.delivernotification;

import io.paykkaserverless.core.notification.DeliveryId;
import io.paykkaserverless.core.notification.DeliveryQueue;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.NotificationQueue;
import io.paykkaserverless.core.notification.QueuedNotification;
import io.paykkaserverless.core.notification.QueuedNotification.Addressed;
import io.paykkaserverless.core.notification.QueuedNotification.Announced;
import io.paykkaserverless.core.notification.QueuedNotification.Retried;
import io.paykkaserverless.json.JsonWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Both queues in one, as SQS has them, in simulated time: what is received is hidden for a while
 * and comes again unless it is deleted; what was received too often goes to the dead-letter queue.
 */
final class SimulatedQueue implements NotificationQueue, DeliveryQueue {

  /** As template.yaml has them. */
  static final Duration VISIBILITY = Duration.ofMinutes(6);

  static final int RECEIVES_MAX = 100;
  static final String NAME = "notifications";
  static final Duration RETENTION = Duration.ofDays(14);

  private static final Comparator<Message> EARLIEST =
      Comparator.comparing((Message message) -> message.visibleAt).thenComparingLong(m -> m.number);

  private final InstantSource clock;
  private final TreeSet<Message> messages = new TreeSet<>(EARLIEST);
  private final Map<String, Message> byId = new HashMap<>();
  private final List<QueuedNotification> deadLetters = new ArrayList<>();
  private long count;
  private long expired;

  SimulatedQueue(InstantSource clock) {
    this.clock = clock;
  }

  /** A message that was received. Its id is its receipt handle too. */
  record Received(String id, QueuedNotification content, int receives) {}

  private static final class Message {
    private final long number;
    private final QueuedNotification content;
    private final Instant sentAt;
    private Instant visibleAt;
    private int receives;

    Message(long number, QueuedNotification content, Instant sentAt, Instant visibleAt) {
      this.number = number;
      this.content = content;
      this.sentAt = sentAt;
      this.visibleAt = visibleAt;
    }

    String id() {
      return "message-" + number;
    }
  }

  @Override
  public void announce(NotificationId notification) {
    send(new Announced(notification), Duration.ZERO);
  }

  @Override
  public void address(List<Addressed> deliveries) {
    deliveries.forEach(delivery -> send(delivery, Duration.ZERO));
  }

  @Override
  public void retry(List<Retried> deliveries, Duration after) {
    deliveries.forEach(delivery -> send(delivery, after));
  }

  synchronized void send(QueuedNotification content, Duration after) {
    Instant now = clock.instant();
    Message message = new Message(++count, content, now, now.plus(after));
    messages.add(message);
    byId.put(message.id(), message);
  }

  /** When the next message can be received; nothing where there is none. */
  synchronized Optional<Instant> nextAt() {
    return messages.isEmpty() ? Optional.empty() : Optional.of(messages.first().visibleAt);
  }

  synchronized List<Received> receive(int max) {
    Instant now = clock.instant();
    List<Received> received = new ArrayList<>();
    while (received.size() < max
        && !messages.isEmpty()
        && !messages.first().visibleAt.isAfter(now)) {
      Message message = messages.pollFirst();
      message.receives++;
      if (now.isAfter(message.sentAt.plus(RETENTION))) {
        expired++;
        byId.remove(message.id());
      } else if (message.receives > RECEIVES_MAX) {
        deadLetters.add(message.content);
        byId.remove(message.id());
      } else {
        message.visibleAt = now.plus(VISIBILITY);
        messages.add(message);
        received.add(new Received(message.id(), message.content, message.receives));
      }
    }
    return received;
  }

  /** SQS hides a message for twelve hours at most. */
  synchronized void hide(String id, Duration visibility) {
    if (visibility.isNegative() || visibility.compareTo(Duration.ofHours(12)) > 0) {
      throw new IllegalArgumentException("SQS takes no visibility timeout of " + visibility);
    }
    Optional.ofNullable(byId.get(id))
        .ifPresent(
            message -> {
              messages.remove(message);
              message.visibleAt = clock.instant().plus(visibility);
              messages.add(message);
            });
  }

  synchronized void delete(String id) {
    Optional.ofNullable(byId.remove(id)).ifPresent(messages::remove);
  }

  /** What the dead-letter queue holds. */
  synchronized List<QueuedNotification> deadLetters() {
    return List.copyOf(deadLetters);
  }

  /** As an operator does it: everything comes back as a new message. */
  synchronized void redrive() {
    List<QueuedNotification> back = List.copyOf(deadLetters);
    deadLetters.clear();
    back.forEach(content -> send(content, Duration.ZERO));
  }

  /** As an operator can do by mistake. */
  synchronized void purge() {
    messages.clear();
    byId.clear();
  }

  synchronized int size() {
    return messages.size();
  }

  /** How many messages were thrown away for their age. */
  synchronized long expired() {
    return expired;
  }

  /** The event that Lambda makes of a batch. */
  static String event(List<Received> batch) {
    JsonWriter json = new JsonWriter().beginArray("Records");
    for (Received message : batch) {
      json.beginElement()
          .put("messageId", message.id())
          .put("receiptHandle", message.id())
          .put("body", body(message.content()))
          .put("eventSourceARN", "arn:aws:sqs:eu-central-1:123456789012:" + NAME)
          .end();
    }
    return json.end().toString();
  }

  private static String body(QueuedNotification content) {
    JsonWriter json = new JsonWriter().put("notification_id", content.notification().text());
    return switch (content) {
      case Announced _ -> json.toString();
      case Addressed(DeliveryId delivery, int round) -> body(json, delivery, round).toString();
      case Retried(DeliveryId delivery, int round) ->
          body(json, delivery, round).put("retry", true).toString();
    };
  }

  private static JsonWriter body(JsonWriter json, DeliveryId delivery, int round) {
    return json.put("endpoint", delivery.endpoint().value()).put("round", round);
  }
}
