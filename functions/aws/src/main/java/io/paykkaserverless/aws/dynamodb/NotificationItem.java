package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.notification.OutboxOwner;

/** A message as a map inside its owner's item. */
final class NotificationItem {

  /** The attribute that holds an owner's messages. */
  static final String OUTBOX = "ob";

  private static final String HANDED_OVER = "h";

  /** When the one endpoint there was accepted a message, before there were deliveries. */
  private static final String ACCEPTED = "d";

  private NotificationItem() {}

  static void write(ItemWriter map, Notification notification) {
    map.number("n", notification.sequence())
        .text("y", notification.type().name())
        .time("t", notification.createdAt())
        .text("j", notification.body())
        .time(HANDED_OVER, notification.handedOverAt());
  }

  static Notification read(OutboxOwner owner, ItemReader map) {
    return new Notification(
        new NotificationId(owner, map.smallNumber("n")),
        map.text("y", NotificationType::valueOf),
        map.time("t"),
        map.text("j"),
        map.optionalTime(HANDED_OVER).or(() -> map.optionalTime(ACCEPTED)));
  }
}
