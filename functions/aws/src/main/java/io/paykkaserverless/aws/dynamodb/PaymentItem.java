package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.notification.OutboxOwner;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A payment as a DynamoDB item and back; with the classes for its parts the only place that knows
 * the attributes.
 *
 * <p>Names are short because a write costs one unit per started kilobyte, names included. What is
 * read equals what was written, to the field; an item that breaks the form is refused with an
 * {@link UnreadableItem}. Times are epoch milliseconds, enums are stored by name, {@code ttl} is in
 * epoch seconds as DynamoDB wants it.
 */
final class PaymentItem {

  private static final String SORT_KEY_VALUE = "payment";

  /** Payments have the plain numbers of the sweep's index. */
  static final String DUE_PREFIX = "";

  private static final String STATE = "st";
  private static final String NEEDS_ATTENTION = "na";
  private static final String LOOKS = "lk";
  private static final String DETAILS = "de";
  private static final String ATTEMPTS = "at";
  private static final String DISPUTES = "di";
  private static final String ARCHIVED = "ar";

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
    return ItemKeys.key(id.value(), SORT_KEY_VALUE);
  }

  /** The whole item. */
  Map<String, AttributeValue> write(Payment payment) {
    String id = payment.id().value();
    ItemWriter item = new ItemWriter();
    item.text(ItemKeys.PARTITION_KEY, id).text(ItemKeys.SORT_KEY, SORT_KEY_VALUE);
    item.number(ItemKeys.VERSION, payment.version());
    item.text(STATE, payment.state().name()).flag(NEEDS_ATTENTION, payment.needsAttention());
    item.numberUnlessZero(LOOKS, payment.looks());
    item.due(ItemKeys.shard(DUE_PREFIX, id), payment.listedAt());
    item.unresolved(ItemKeys.shard(DUE_PREFIX, id), payment.unresolvedSince());
    item.number(ItemKeys.TTL, forgottenAt(payment.terms(), retention).getEpochSecond());
    TermsItem.write(item, payment.terms());
    item.map(DETAILS, details -> DetailsItem.write(details, payment.details()));
    item.list(ATTEMPTS, payment.attempts(), AttemptItem::write);
    BooksItem.write(item, payment.books(), payment.terms().amount().currency());
    item.list(DISPUTES, payment.disputes(), DisputeItem::write);
    item.list(HistoryItem.HISTORY, payment.history(), new HistoryItem()::write);
    item.list(NotificationItem.OUTBOX, payment.outbox(), NotificationItem::write);
    item.map(ARCHIVED, archived -> ArchivedItem.write(archived, payment.archived()));
    return item.build();
  }

  /**
   * The payment that {@code attributes} hold.
   *
   * @throws UnreadableItem naming the first attribute that is not as {@link #write} leaves it
   */
  static Payment read(Map<String, AttributeValue> attributes) {
    return ItemReader.read(attributes, PaymentItem::read);
  }

  /** Not while it may be tried: a charge that is forgotten would be made a second time. */
  static Instant forgottenAt(Terms terms, Duration retention) {
    Instant retained = terms.createdAt().plus(retention);
    return retained.isBefore(terms.expiresAt()) ? terms.expiresAt() : retained;
  }

  private static Payment read(ItemReader item) {
    PaymentId id = item.text(ItemKeys.PARTITION_KEY, PaymentId::new);
    Terms terms = TermsItem.read(item);
    return new Payment(
        id,
        item.number(ItemKeys.VERSION),
        terms,
        DetailsItem.read(item.map(DETAILS)),
        item.text(STATE, PaymentState::valueOf),
        item.has(LOOKS) ? item.smallNumber(LOOKS) : 0,
        item.flag(NEEDS_ATTENTION),
        item.list(ATTEMPTS, attempt -> AttemptItem.read(id, attempt)),
        BooksItem.read(id, terms.amount().currency(), item),
        item.list(DISPUTES, DisputeItem::read),
        item.list(HistoryItem.HISTORY, new HistoryItem()::read),
        item.list(
            NotificationItem.OUTBOX,
            message -> NotificationItem.read(new OutboxOwner.OfPayment(id), message)),
        ArchivedItem.read(item.map(ARCHIVED)),
        item.optionalTime(ItemKeys.DUE_AT));
  }
}
