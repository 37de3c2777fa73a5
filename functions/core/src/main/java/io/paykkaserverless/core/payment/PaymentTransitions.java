package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.card.PaymentMethod;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationFormat;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.payment.Decision.MismatchKind;
import io.paykkaserverless.core.payment.TransitionTable.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The one way a payment's state changes. Takes what was learned, compares it with the record,
 * consults the {@link TransitionTable} and makes the next version: state, attempt, history and
 * notification together, for one conditional write.
 */
public final class PaymentTransitions {

  private final MerchantId merchant;
  private final Announcements announcements;
  private final InstantSource clock;
  private final IdSource ids;

  public PaymentTransitions(
      MerchantId merchant, NotificationFormat format, InstantSource clock, IdSource ids) {
    this.merchant = merchant;
    this.announcements = new Announcements(format);
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Writes down a further attempt, so that its {@code trans_id} exists before PayKKa hears of it.
   * Not possible while another attempt is open or has succeeded, after the payment's time, or
   * beyond {@code attemptsMax}.
   */
  public Decision startAttempt(
      Payment payment, Speaker speaker, PaymentMethod method, int attemptsMax) {
    Verdict verdict = TransitionTable.consult(payment.state(), PaymentEvent.ATTEMPT_STARTED);
    boolean inTime = now().isBefore(payment.terms().expiresAt());
    if (!(verdict instanceof Verdict.Move move)
        || !inTime
        || payment.attempts().size() >= attemptsMax
        || payment.approvedAttempt().isPresent()) {
      return new Decision.NotPossible(payment);
    }
    AttemptId id = new AttemptId(payment.id(), payment.attempts().size() + 1);
    Payment started = payment.withAttempt(Attempt.started(id, ids.next(), now(), method));
    HistoryEntry entry =
        new HistoryEntry(
            now(), speaker, PaymentEvent.ATTEMPT_STARTED, id.number(), payment.state(), move.to());
    return new Decision.Change(started.next(move.to(), false, entry, List.of()));
  }

  /** Takes in what PayKKa reports, after comparing it with the record. */
  public Decision report(Payment payment, AttemptId id, TransactionReport report, Speaker speaker) {
    Optional<MismatchKind> mismatch = mismatch(payment, id, report);
    return mismatch.isPresent()
        ? new Decision.Mismatch(payment, mismatch.get())
        : observe(payment, id, report.asSaidBy(speaker));
  }

  /** Takes in what was learned about an attempt of this payment. */
  public Decision observe(Payment payment, AttemptId id, Observation observation) {
    Attempt attempt = payment.attempt(id).orElseThrow();
    return switch (TransitionTable.consult(attempt.state(), observation.event())) {
      case Verdict.Move move -> move(payment, attempt, move, observation);
      case Verdict.OldNews _ -> remember(payment, attempt, observation);
      case Verdict.Contradiction _ -> contradict(payment, attempt, observation);
      case Verdict.NotPossible _ ->
          throw new IllegalArgumentException(observation.event() + " is not an observation");
    };
  }

  /** Nobody paid in time. Not possible before the time is over, or once somebody has tried. */
  public Decision expire(Payment payment) {
    boolean over = !now().isBefore(payment.terms().expiresAt());
    return over
            && TransitionTable.consult(payment.state(), PaymentEvent.TIME_RAN_OUT)
                instanceof Verdict.Move move
        ? asAWhole(payment, PaymentEvent.TIME_RAN_OUT, move.to(), false)
        : new Decision.NotPossible(payment);
  }

  /**
   * The sweep looked and nobody knows more. Looks again later; after the last look a person is
   * called.
   */
  public Decision lookedInVain(Payment payment) {
    Payment looked = payment.lookedAt();
    return LookTimes.isOver(looked.looks())
        ? asAWhole(looked, PaymentEvent.SWEEP_GAVE_UP, payment.state(), true)
        : new Decision.Change(looked.nextVersion());
  }

  /** A person must look; nothing where one was called before. */
  public Decision callForAttention(Payment payment) {
    return payment.needsAttention()
        ? new Decision.NoChange(payment)
        : asAWhole(payment, PaymentEvent.SWEEP_GAVE_UP, payment.state(), true);
  }

  private Decision asAWhole(
      Payment payment, PaymentEvent event, PaymentState to, boolean attention) {
    HistoryEntry entry = new HistoryEntry(now(), Speaker.SWEEP, event, 0, payment.state(), to);
    List<Notification> told =
        announcements.of(payment, payment, to, attention, Optional.empty(), entry.at());
    return new Decision.Change(payment.next(to, attention, entry, told));
  }

  private Decision move(
      Payment payment, Attempt attempt, Verdict.Move move, Observation observation) {
    Attempt moved = learn(payment, attempt, observation, move.to());
    boolean latest = payment.latestAttempt().equals(Optional.of(attempt));
    boolean anotherApproved =
        payment
            .approvedAttempt()
            .filter(approved -> !approved.id().equals(attempt.id()))
            .isPresent();
    boolean secondSuccess = anotherApproved && move.to().isApproved();
    boolean besideAnOpenAttempt = !latest && payment.state().isOpen();

    PaymentState state = anotherApproved ? payment.state() : move.to();
    boolean attention = secondSuccess || besideAnOpenAttempt;
    return change(payment, moved, state, attention, observation);
  }

  /** Nothing moves; but a number or card that was missing so far is worth keeping. */
  private Decision remember(Payment payment, Attempt attempt, Observation observation) {
    Attempt knowing = learn(payment, attempt, observation, attempt.state());
    return knowing.equals(attempt)
        ? new Decision.NoChange(payment)
        : change(payment, knowing, payment.state(), false, observation);
  }

  /** Kept as evidence once; a repeat of the same contradiction adds nothing. */
  private Decision contradict(Payment payment, Attempt attempt, Observation observation) {
    boolean known =
        payment.history().stream()
            .anyMatch(
                line ->
                    line.event() == observation.event()
                        && line.attempt() == attempt.id().number()
                        && line.before() == line.after());
    return known && payment.needsAttention()
        ? new Decision.NoChange(payment)
        : change(payment, attempt, payment.state(), true, observation);
  }

  private Decision change(
      Payment payment,
      Attempt attempt,
      PaymentState to,
      boolean attention,
      Observation observation) {
    HistoryEntry entry = entry(payment, attempt, observation, to);
    Payment after = payment.withAttempt(attempt);
    List<Notification> told =
        announcements.of(payment, after, to, attention, Optional.of(attempt), entry.at());
    return new Decision.Change(after.next(to, attention, entry, told));
  }

  private HistoryEntry entry(
      Payment payment, Attempt attempt, Observation observation, PaymentState to) {
    return new HistoryEntry(
        now(),
        observation.speaker(),
        observation.event(),
        attempt.id().number(),
        payment.state(),
        to);
  }

  private static Attempt learn(
      Payment payment, Attempt attempt, Observation observation, PaymentState to) {
    boolean stores = payment.terms().kind().storesCard();
    return new Attempt(
        attempt.id(),
        attempt.claim(),
        attempt.startedAt(),
        attempt.method(),
        to,
        attempt.orderId().or(observation::orderId),
        to == PaymentState.AWAITING_SHOPPER
            ? attempt.authenticationUrl().or(observation::authenticationUrl)
            : Optional.empty(),
        to == PaymentState.DECLINED ? attempt.failure().or(observation::failure) : Optional.empty(),
        attempt.card().or(observation::card),
        attempt.token().or(() -> observation.token().filter(_ -> stores)),
        attempt.agreement().or(() -> observation.agreement().filter(_ -> stores)));
  }

  private Optional<MismatchKind> mismatch(Payment payment, AttemptId id, TransactionReport report) {
    Optional<Attempt> attempt = payment.attempt(id);
    if (attempt.isEmpty() || !report.transId().equals(id.transId())) {
      return Optional.of(MismatchKind.UNKNOWN_ATTEMPT);
    }
    Money agreed = payment.terms().amount();
    if (differs(report.merchantId(), merchant)) {
      return Optional.of(MismatchKind.MERCHANT);
    }
    if (differs(report.amount().map(Money::currency), agreed.currency())) {
      return Optional.of(MismatchKind.CURRENCY);
    }
    if (differs(report.amount(), agreed)) {
      return Optional.of(MismatchKind.AMOUNT);
    }
    Optional<ShopperReference> shopper = payment.terms().kind().shopper();
    if (shopper.isPresent() && differs(report.shopper(), shopper.get())) {
      return Optional.of(MismatchKind.SHOPPER);
    }
    return attempt.get().orderId().filter(known -> differs(report.orderId(), known)).isPresent()
        ? Optional.of(MismatchKind.ORDER_ID)
        : Optional.empty();
  }

  private static <T> boolean differs(Optional<T> said, T known) {
    return said.isPresent() && !said.get().equals(known);
  }

  /** Milliseconds, so that what is stored equals what was decided. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
