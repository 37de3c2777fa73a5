package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.operation.Books;
import io.paykkaserverless.core.order.OrderDetails;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes payments for tests. Starts as {@link Payments#created()}; each method changes what the test
 * is about and leaves the rest sensible.
 */
public final class PaymentBuilder {

  private PaymentId id = Payments.ID;
  private long version = 1;
  private Money amount = Payments.AMOUNT;
  private String reference = "order-1001";
  private Optional<String> description = Optional.empty();
  private Optional<URI> returnUrl = Optional.of(URI.create("https://shop.example/result"));
  private CaptureMethod captureMethod = CaptureMethod.AUTOMATIC;
  private AuthorisationType authorisationType = AuthorisationType.FINAL_AUTH;
  private ChallengeIndicator challenge = ChallengeIndicator.AUTO;
  private PaymentKind kind = PaymentKind.oneOff();
  private OrderDetails details = OrderDetails.NONE;
  private Fingerprint fingerprint = new Fingerprint("0123456789abcdef".repeat(4));
  private Instant createdAt = Payments.NOW;
  private Duration lifetime = Duration.ofHours(1);
  private PaymentState state = PaymentState.CREATED;
  private int looks;
  private boolean needsAttention;
  private final List<Attempt> attempts = new ArrayList<>();
  private Books books = Books.EMPTY;
  private final List<Dispute> disputes = new ArrayList<>();
  private final List<HistoryEntry> history = new ArrayList<>();
  private final List<Notification> outbox = new ArrayList<>();
  private Archived archived = Archived.NONE;
  private Optional<Instant> listedAt = Optional.empty();

  PaymentBuilder() {}

  public PaymentBuilder id(PaymentId id) {
    this.id = id;
    return this;
  }

  public PaymentBuilder version(long version) {
    this.version = version;
    return this;
  }

  public PaymentBuilder amount(Money amount) {
    this.amount = amount;
    return this;
  }

  public PaymentBuilder reference(String reference) {
    this.reference = reference;
    return this;
  }

  public PaymentBuilder description(String description) {
    this.description = Optional.of(description);
    return this;
  }

  public PaymentBuilder returnUrl(String returnUrl) {
    this.returnUrl = Optional.of(URI.create(returnUrl));
    return this;
  }

  public PaymentBuilder captureMethod(CaptureMethod captureMethod) {
    this.captureMethod = captureMethod;
    return this;
  }

  public PaymentBuilder authorisationType(AuthorisationType authorisationType) {
    this.authorisationType = authorisationType;
    return this;
  }

  public PaymentBuilder challenge(ChallengeIndicator challenge) {
    this.challenge = challenge;
    return this;
  }

  /** A one-off payment of nobody in particular unless said otherwise. */
  public PaymentBuilder kind(PaymentKind kind) {
    this.kind = kind;
    // Nobody is there to come back.
    if (kind instanceof PaymentKind.AgreementCharge) {
      this.returnUrl = Optional.empty();
    }
    return this;
  }

  public PaymentBuilder details(OrderDetails details) {
    this.details = details;
    return this;
  }

  public PaymentBuilder fingerprint(Fingerprint fingerprint) {
    this.fingerprint = fingerprint;
    return this;
  }

  public PaymentBuilder createdAt(Instant createdAt) {
    this.createdAt = createdAt;
    return this;
  }

  /** How long after its creation it can be confirmed; one hour unless said otherwise. */
  public PaymentBuilder lifetime(Duration lifetime) {
    this.lifetime = lifetime;
    return this;
  }

  public PaymentBuilder state(PaymentState state) {
    this.state = state;
    return this;
  }

  public PaymentBuilder looks(int looks) {
    this.looks = looks;
    return this;
  }

  public PaymentBuilder needsAttention() {
    this.needsAttention = true;
    return this;
  }

  public PaymentBuilder attempt(Attempt attempt) {
    attempts.add(attempt);
    return this;
  }

  public PaymentBuilder books(Books books) {
    this.books = books;
    return this;
  }

  public PaymentBuilder dispute(Dispute dispute) {
    disputes.add(dispute);
    return this;
  }

  /** One more line, whatever number it has. */
  public PaymentBuilder history(HistoryEntry entry) {
    history.add(
        new HistoryEntry(
            archived.lines() + history.size() + 1,
            entry.at(),
            entry.speaker(),
            entry.event(),
            entry.attempt(),
            entry.operation(),
            entry.before(),
            entry.after(),
            entry.detail(),
            entry.balances()));
    return this;
  }

  public PaymentBuilder outbox(Notification notification) {
    outbox.add(notification);
    return this;
  }

  /** What is in the archive: said before there are lines, it is the first ones. */
  public PaymentBuilder archived(Archived archived) {
    this.archived = archived;
    return this;
  }

  /** When the sweep's index brings it up; when it is due unless said otherwise. */
  public PaymentBuilder listedAt(Instant listedAt) {
    this.listedAt = Optional.of(listedAt);
    return this;
  }

  public Payment build() {
    Terms terms =
        new Terms(
            amount,
            reference,
            description,
            returnUrl,
            captureMethod,
            authorisationType,
            challenge,
            kind,
            fingerprint,
            createdAt,
            createdAt.plus(lifetime));
    Payment payment =
        new Payment(
            id,
            version,
            terms,
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
    return listedAt.isPresent() ? payment : payment.relisted();
  }
}
