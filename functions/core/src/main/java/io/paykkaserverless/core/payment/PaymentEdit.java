package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.operation.Books;
import io.paykkaserverless.core.order.OrderDetails;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The same payment while some of its fields are being replaced. */
final class PaymentEdit {
  private final Payment from;
  long version;
  OrderDetails details;
  PaymentState state;
  int looks;
  boolean needsAttention;
  List<Attempt> attempts;
  Books books;
  List<Dispute> disputes;
  List<HistoryEntry> history;
  List<Notification> outbox;
  Archived archived;
  Optional<Instant> listedAt;

  PaymentEdit(Payment from) {
    this.from = from;
    this.version = from.version();
    this.details = from.details();
    this.state = from.state();
    this.looks = from.looks();
    this.needsAttention = from.needsAttention();
    this.attempts = from.attempts();
    this.books = from.books();
    this.disputes = from.disputes();
    this.history = from.history();
    this.outbox = from.outbox();
    this.archived = from.archived();
    this.listedAt = from.listedAt();
  }

  Payment build() {
    return new Payment(
        from.id(),
        version,
        from.terms(),
        details,
        state,
        looks,
        needsAttention,
        attempts,
        books,
        disputes,
        history,
        outbox,
        archived,
        listedAt);
  }
}
