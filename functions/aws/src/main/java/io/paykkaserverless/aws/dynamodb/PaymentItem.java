package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.card.CardSummary;
import io.paykkaserverless.core.money.CurrencyCode;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.Fingerprint;
import io.paykkaserverless.core.payment.HistoryEntry;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentEvent;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.Terms;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A payment as a DynamoDB item and back: the only place that knows the attributes.
 *
 * <p>Names are short because a write costs one unit per started kilobyte, names included. What is
 * read equals what was written, to the field; an item that breaks the form is refused with an
 * {@link UnreadableItem}. Times are epoch milliseconds, enums are stored by name, {@code ttl} is in
 * epoch seconds as DynamoDB wants it.
 */
final class PaymentItem {

  static final String PARTITION_KEY = "pk";
  static final String SORT_KEY = "sk";
  static final String VERSION = "v";

  /** Both present only while the payment needs another look: the keys of the sweep's index. */
  static final String DUE_SHARD = "due_shard";

  static final String DUE_AT = "due_at";
  static final String TTL = "ttl";

  /** The sort key of every payment item. */
  static final String SORT_KEY_VALUE = "payment";

  /**
   * Spreads the index over this many partitions. The sweep reads each of {@code 0} to {@code 7}.
   */
  static final int DUE_SHARDS = 8;

  private static final String STATE = "st";
  private static final String NEEDS_ATTENTION = "na";
  private static final String ATTEMPTS = "at";
  private static final String HISTORY = "hi";
  private static final String OUTBOX = "ob";

  private final Duration retention;

  /**
   * Items that DynamoDB may delete a while after their payment was created.
   *
   * @param retention how long to keep them
   */
  PaymentItem(Duration retention) {
    this.retention = retention;
  }

  /** The primary key of a payment's item. */
  static Map<String, AttributeValue> key(PaymentId id) {
    return new ItemWriter().text(PARTITION_KEY, id.value()).text(SORT_KEY, SORT_KEY_VALUE).build();
  }

  /** The whole item. */
  Map<String, AttributeValue> write(Payment payment) {
    ItemWriter item = new ItemWriter();
    item.text(PARTITION_KEY, payment.id().value()).text(SORT_KEY, SORT_KEY_VALUE);
    item.number(VERSION, payment.version());
    item.text(STATE, payment.state().name()).flag(NEEDS_ATTENTION, payment.needsAttention());
    payment
        .dueAt()
        .ifPresent(due -> item.text(DUE_SHARD, dueShard(payment.id())).time(DUE_AT, due));
    item.number(TTL, payment.terms().createdAt().plus(retention).getEpochSecond());
    writeTerms(item, payment.terms());
    item.list(ATTEMPTS, payment.attempts(), PaymentItem::writeAttempt);
    item.list(HISTORY, payment.history(), PaymentItem::writeHistory);
    item.list(OUTBOX, payment.outbox(), PaymentItem::writeNotification);
    return item.build();
  }

  /**
   * The payment that {@code attributes} hold.
   *
   * @throws UnreadableItem naming the first attribute that is not as {@link #write} leaves it
   */
  static Payment read(Map<String, AttributeValue> attributes) {
    PaymentId id = new ItemReader("?", attributes).text(PARTITION_KEY, PaymentId::new);
    ItemReader item = new ItemReader(id.value(), attributes);
    try {
      return new Payment(
          id,
          item.number(VERSION),
          readTerms(item),
          item.text(STATE, PaymentState::valueOf),
          item.flag(NEEDS_ATTENTION),
          item.list(ATTEMPTS, attempt -> readAttempt(id, attempt)),
          item.list(HISTORY, PaymentItem::readHistory),
          item.list(OUTBOX, PaymentItem::readNotification));
    } catch (IllegalArgumentException e) {
      throw new UnreadableItem(id.value(), e);
    }
  }

  private static String dueShard(PaymentId id) {
    return Integer.toString(Math.floorMod(id.value().hashCode(), DUE_SHARDS));
  }

  private static void writeTerms(ItemWriter item, Terms terms) {
    item.number("am", terms.amount().minor())
        .text("cu", terms.amount().currency().code())
        .text("rf", terms.reference())
        .text("ds", terms.description())
        .text("ru", terms.returnUrl().toString())
        .text("cm", terms.captureMethod().name())
        .bytes("fp", HexFormat.of().parseHex(terms.fingerprint().value()))
        .time("ca", terms.createdAt())
        .time("ea", terms.expiresAt());
  }

  private static Terms readTerms(ItemReader item) {
    CurrencyCode currency = item.text("cu", CurrencyCode::new);
    return new Terms(
        item.number("am", minor -> new Money(minor, currency)),
        item.text("rf"),
        item.optional("ds", text -> text),
        item.text("ru", URI::create),
        item.text("cm", CaptureMethod::valueOf),
        item.bytes("fp", hash -> new Fingerprint(HexFormat.of().formatHex(hash))),
        item.time("ca"),
        item.time("ea"));
  }

  private static void writeAttempt(ItemWriter map, Attempt attempt) {
    map.number("n", attempt.id().number())
        .text("c", attempt.claim())
        .time("t", attempt.startedAt())
        .text("s", attempt.state().name())
        .text("o", attempt.orderId().map(PaykkaOrderId::value))
        .text("u", attempt.authenticationUrl().map(URI::toString))
        .text("fr", attempt.failure().map(failure -> failure.reason().name()))
        .text("fc", attempt.failure().map(Failure::paykkaCode))
        .text("cb", attempt.card().map(CardSummary::brand))
        .text("cl", attempt.card().map(CardSummary::last4));
  }

  private static Attempt readAttempt(PaymentId payment, ItemReader map) {
    return new Attempt(
        map.number("n", number -> new AttemptId(payment, Math.toIntExact(number))),
        map.text("c"),
        map.time("t"),
        map.text("s", PaymentState::valueOf),
        map.optional("o", PaykkaOrderId::new),
        map.optional("u", URI::create),
        map.optional("fr", FailureReason::valueOf)
            .map(reason -> map.text("fc", code -> new Failure(reason, code))),
        map.optional("cb", brand -> brand)
            .map(brand -> map.text("cl", last4 -> new CardSummary(brand, last4))));
  }

  private static void writeHistory(ItemWriter map, HistoryEntry entry) {
    map.time("t", entry.at())
        .text("w", entry.speaker().name())
        .text("e", entry.event().name())
        .number("n", entry.attempt())
        .text("b", entry.before().name())
        .text("a", entry.after().name());
  }

  private static HistoryEntry readHistory(ItemReader map) {
    return new HistoryEntry(
        map.time("t"),
        map.text("w", Speaker::valueOf),
        map.text("e", PaymentEvent::valueOf),
        map.smallNumber("n"),
        map.text("b", PaymentState::valueOf),
        map.text("a", PaymentState::valueOf));
  }

  private static void writeNotification(ItemWriter map, Notification notification) {
    map.text("i", notification.id())
        .number("n", notification.sequence())
        .text("y", notification.type().name())
        .time("t", notification.createdAt())
        .text("j", notification.body())
        .number("r", notification.tries())
        .time("d", notification.deliveredAt());
  }

  private static Notification readNotification(ItemReader map) {
    return new Notification(
        map.text("i"),
        map.smallNumber("n"),
        map.text("y", NotificationType::valueOf),
        map.time("t"),
        map.text("j"),
        map.smallNumber("r"),
        map.optionalTime("d"));
  }
}
