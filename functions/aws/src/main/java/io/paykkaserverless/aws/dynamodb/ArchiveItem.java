package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.money.CurrencyCode;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.OutboxOwner;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.payment.HistoryEntry;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What is archived of a payment as items beside the payment's: each message has one, under {@code
 * message#} and its sequence, and lines have one for several, under {@code line#} and the numbers
 * of the first and the last. Both numbers, so that a page is never written over by one with other
 * lines, should a later version of this code make pages of another length. Each operation has one,
 * under {@code operation#} and its number, with the payment's version that held it like this.
 *
 * <p>They end a while after the payment's own item, since DynamoDB takes days to delete what is
 * over, and in no order.
 */
final class ArchiveItem {

  private static final String LINES = "line#";
  private static final String MESSAGE = "message#";
  private static final String OPERATION = "operation#";
  private static final String CURRENCY = "cu";
  private static final Duration OUTLIVES_THE_PAYMENT = Duration.ofDays(7);

  /** Sort keys of all kinds lie between these, and no other item's does. */
  static final String FIRST_SORT_KEY = LINES;

  static final String LAST_SORT_KEY = OPERATION + "~";

  private final Duration retention;

  /**
   * Items that are kept as long as their payment.
   *
   * @param retention how long payments are kept
   */
  ArchiveItem(Duration retention) {
    this.retention = retention;
  }

  /** The primary key of a message's item. */
  static Map<String, AttributeValue> key(PaymentId payment, NotificationId message) {
    return ItemKeys.key(payment.value(), sortKey(message));
  }

  Map<String, AttributeValue> message(PaymentId payment, Terms terms, Notification message) {
    ItemWriter item = item(payment, terms, sortKey(message.id()));
    NotificationItem.write(item, message);
    return item.build();
  }

  Map<String, AttributeValue> lines(PaymentId payment, Terms terms, List<HistoryEntry> lines) {
    String sortKey =
        String.format(
            Locale.ROOT, "%s%06d-%06d", LINES, lines.getFirst().number(), lines.getLast().number());
    return item(payment, terms, sortKey)
        .list(HistoryItem.HISTORY, lines, new HistoryItem()::write)
        .build();
  }

  Map<String, AttributeValue> operation(
      PaymentId payment, Terms terms, Operation operation, long version) {
    CurrencyCode currency = terms.amount().currency();
    ItemWriter item =
        item(payment, terms, sortKey(operation.id().number()))
            .number(ItemKeys.VERSION, version)
            .text(CURRENCY, currency.code());
    OperationItem.write(item, operation, currency);
    return item.build();
  }

  /** The primary key of an operation's item. */
  static Map<String, AttributeValue> key(PaymentId payment, int operation) {
    return ItemKeys.key(payment.value(), sortKey(operation));
  }

  static boolean isMessage(Map<String, AttributeValue> attributes) {
    return isA(MESSAGE, attributes);
  }

  static boolean isOperation(Map<String, AttributeValue> attributes) {
    return isA(OPERATION, attributes);
  }

  private static boolean isA(String kind, Map<String, AttributeValue> attributes) {
    return ItemReader.read(attributes, item -> item.text(ItemKeys.SORT_KEY)).startsWith(kind);
  }

  static Operation readOperation(Map<String, AttributeValue> attributes) {
    return ItemReader.read(
        attributes,
        item ->
            OperationItem.read(
                item.text(ItemKeys.PARTITION_KEY, PaymentId::new),
                item.text(CURRENCY, CurrencyCode::new),
                item));
  }

  static Notification readMessage(Map<String, AttributeValue> attributes) {
    return ItemReader.read(
        attributes,
        item -> {
          PaymentId payment = item.text(ItemKeys.PARTITION_KEY, PaymentId::new);
          return NotificationItem.read(new OutboxOwner.OfPayment(payment), item);
        });
  }

  static List<HistoryEntry> readLines(Map<String, AttributeValue> attributes) {
    return ItemReader.read(
        attributes, item -> item.list(HistoryItem.HISTORY, new HistoryItem()::read));
  }

  private static String sortKey(int operation) {
    return String.format(Locale.ROOT, "%s%06d", OPERATION, operation);
  }

  private static String sortKey(NotificationId message) {
    return String.format(Locale.ROOT, "%s%06d", MESSAGE, message.sequence());
  }

  private ItemWriter item(PaymentId payment, Terms terms, String sortKey) {
    Instant end = PaymentItem.forgottenAt(terms, retention).plus(OUTLIVES_THE_PAYMENT);
    return new ItemWriter()
        .text(ItemKeys.PARTITION_KEY, payment.value())
        .text(ItemKeys.SORT_KEY, sortKey)
        .number(ItemKeys.TTL, end.getEpochSecond());
  }
}
