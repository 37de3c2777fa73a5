package io.paykkaserverless.simulation.story;

import io.paykkaserverless.core.agreement.Agreement;
import io.paykkaserverless.core.agreement.AgreementState;
import io.paykkaserverless.core.notification.Delivery;
import io.paykkaserverless.core.notification.DeliveryState;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.OutboxOwner;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationState;
import io.paykkaserverless.core.parked.ParkedEvent;
import io.paykkaserverless.core.parked.ParkedReason;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.storedcard.StoredCard;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What must be true once nothing goes wrong any more and the sweep has run twice. */
final class Ending {

  /** The wait after which "no such transaction" is believed, and a minute more. */
  private static final Duration GRACE = Duration.ofMinutes(16);

  private static final Duration A_WHILE = Duration.ofMinutes(7);
  private static final int SWEEPS_FOR_MESSAGES_MAX = 6;
  private static final int SWEEPS_FOR_CHARGES_MAX = 20;

  private final World world;
  private final Requests requests;
  private final Backend backend;
  private final Consumer<Instant> runUntil;

  /**
   * Of one story.
   *
   * @param runUntil lets everything happen that is planned until a moment
   */
  Ending(World world, Requests requests, Backend backend, Consumer<Instant> runUntil) {
    this.world = world;
    this.requests = requests;
    this.backend = backend;
    this.runUntil = runUntil;
  }

  /**
   * Lets everything come to rest and looks at what is left.
   *
   * @param calm makes that nothing goes wrong any more and nobody wants anything new
   */
  void play(Runnable calm) {
    calm.run();
    runDry();
    requests.repeatUnanswered();
    waitFor(GRACE);
    sweepWhatIsDoubtful();
    sweepWhatIsDoubtful();
    world.payments.all().forEach(this::isSettled);
    world.payments.all().stream()
        .filter(payment -> world.paykka.contradicted(payment.id()))
        .forEach(backend::recheck);
    deliverAll();
    chargeAll();
    world.wholePayments().forEach(this::isAsAtPaykka);
    world.agreements.all().forEach(this::isAsAtPaykka);
    world.paykka.all().forEach(this::isForgottenOnBothSides);
    world.parkedEvents.all().forEach(Ending::isRightlyParked);
    PromiseBroken.unless(
        world.health.failing().isEmpty(), "called failing: " + world.health.failing());
    nothingElseWasTold();
  }

  private void waitFor(Duration time) {
    runUntil.accept(world.agenda.instant().plus(time));
  }

  /** Once each payment in doubt is due, the sweep runs once. */
  private void sweepWhatIsDoubtful() {
    world.payments.all().stream()
        .filter(Ending::isInDoubt)
        .flatMap(payment -> Stream.of(payment.dueAt(), payment.listedAt()))
        .flatMap(Optional::stream)
        .max(Instant::compareTo)
        .filter(due -> due.isAfter(world.agenda.instant()))
        .ifPresent(runUntil);
    world.sweeper.sweep();
    waitFor(A_WHILE);
  }

  private static boolean isInDoubt(Payment payment) {
    return payment.doubtful().isPresent()
        || !payment.books().open().isEmpty()
        || !payment.waiting().isEmpty();
  }

  /** What the sweep has given up is settled by whoever was called, by asking once more. */
  private void isSettled(Payment payment) {
    if (!isInDoubt(payment)) {
      return;
    }
    if (world.paykka.contradicted(payment.id())) {
      PromiseBroken.unless(
          payment.needsAttention() || payment.dueAt().isPresent(),
          "odd, and nobody looks any more: " + shown(payment));
      return;
    }
    PromiseBroken.unless(
        payment.needsAttention(), "stuck, and nobody was called: " + shown(payment));
    backend.recheck(payment);
    waitFor(A_WHILE);
    Payment now = world.payments.find(payment.id()).orElseThrow();
    PromiseBroken.unless(
        now.attempts().stream().noneMatch(attempt -> attempt.state().isOpen())
            && now.books().open().isEmpty(),
        "stuck although PayKKa was asked again: " + shown(now));
  }

  /** The queues run empty; what they lost is swept, what was given up is replayed. */
  private void deliverAll() {
    for (int sweep = 0; sweep < SWEEPS_FOR_MESSAGES_MAX; sweep++) {
      runDry();
      Optional<Instant> due = messagesDue();
      if (due.isEmpty()) {
        break;
      }
      due.filter(at -> at.isAfter(world.agenda.instant())).ifPresent(runUntil);
      world.sweeper.sweep();
    }
    runDry();
    for (Delivery delivery : world.deliveries.all()) {
      PromiseBroken.unless(delivery.state().isOver(), "tried by nobody any more: " + delivery);
    }
    world.deliveries.all().stream()
        .filter(delivery -> delivery.state() != DeliveryState.DELIVERED)
        .map(delivery -> delivery.id().notification())
        .distinct()
        .forEach(backend::replay);
    runDry();
  }

  private void runDry() {
    while (!world.agenda.isEmpty()) {
      runUntil.accept(world.agenda.next().orElseThrow());
    }
  }

  private Optional<Instant> messagesDue() {
    return Stream.of(
            world.deliveries.all().stream().map(Delivery::dueAt),
            world.agreements.all().stream().map(Agreement::handOverAt),
            world.agreements.all().stream()
                .filter(agreement -> agreement.state() == AgreementState.CANCELING)
                .map(Agreement::dueAt),
            world.payments.all().stream()
                .filter(payment -> !payment.waiting().isEmpty())
                .map(Payment::listedAt))
        .flatMap(times -> times)
        .flatMap(Optional::stream)
        .max(Instant::compareTo);
  }

  private void isAsAtPaykka(Payment payment) {
    List<Transaction> taken =
        payment.attempts().stream()
            .map(Attempt::id)
            .flatMap(attempt -> world.paykka.find(attempt).stream())
            .filter(Transaction::isApproved)
            .toList();
    if (world.paykka.contradicted(payment.id())) {
      isKnownToBeOdd(payment, taken);
    } else {
      agrees(payment, taken);
    }
    for (Notification message : payment.outbox()) {
      wasDelivered(message);
    }
  }

  private static void agrees(Payment payment, List<Transaction> taken) {
    PromiseBroken.unless(taken.size() <= 1, "taken twice: " + shown(payment));
    if (taken.isEmpty()) {
      PromiseBroken.unless(
          switch (payment.state()) {
            case CREATED, DECLINED, EXPIRED -> true;
            case PROCESSING,
                AWAITING_SHOPPER,
                UNKNOWN,
                AUTHORIZED,
                PAID,
                CANCELED,
                PARTIALLY_REVERSED,
                PARTIALLY_REFUNDED,
                REFUNDED ->
                false;
          },
          "PayKKa holds no money, and here it is " + shown(payment));
      return;
    }
    Transaction transaction = taken.getFirst();
    PromiseBroken.unless(
        payment.state() == stateOf(transaction),
        "at PayKKa " + transaction.balances() + ", and here " + shown(payment));
    PromiseBroken.unless(
        payment.books().balances().equals(transaction.balances())
            && payment.books().differing().isEmpty(),
        "at PayKKa " + transaction.balances() + ", and here " + payment.books());
    for (Operation operation : payment.books().operations()) {
      PromiseBroken.unless(
          !operation.isOpen()
              && transaction.hasMoved(operation.id())
                  == (operation.state() == OperationState.SUCCEEDED),
          "what became of " + operation + " is not what PayKKa did");
    }
  }

  /** PayKKa contradicted itself, or money moved behind our back: a person knows, or it fits. */
  private void isKnownToBeOdd(Payment payment, List<Transaction> taken) {
    List<Transaction> holding = taken.stream().filter(it -> !it.hasLetAllGo()).toList();
    PromiseBroken.unless(
        taken.size() <= 1 || world.paykka.corrected(payment.id()),
        "taken twice: " + shown(payment));
    boolean fits =
        holding.size() == 1
            && payment.state() == stateOf(holding.getFirst())
            && payment.books().balances().equals(holding.getFirst().balances());
    PromiseBroken.unless(
        fits || holding.isEmpty() || payment.needsAttention(),
        "nobody was called about "
            + shown(payment)
            + " of "
            + taken.stream().map(Transaction::balances).toList());
  }

  private static PaymentState stateOf(Transaction transaction) {
    return switch (transaction.balances().asEvent()) {
      case AUTHORIZED -> PaymentState.AUTHORIZED;
      case SUCCEEDED -> PaymentState.PAID;
      case CANCELED -> PaymentState.CANCELED;
      case PARTIALLY_REVERSED -> PaymentState.PARTIALLY_REVERSED;
      case PARTIALLY_REFUNDED -> PaymentState.PARTIALLY_REFUNDED;
      case REFUNDED -> PaymentState.REFUNDED;
      default -> throw new IllegalStateException("not of an approved transaction");
    };
  }

  private void isAsAtPaykka(Agreement agreement) {
    boolean ended = world.paykka.hasEnded(agreement.credential().agreement());
    PromiseBroken.unless(
        agreement.state() != AgreementState.CANCELING
            && (agreement.state() != AgreementState.CANCELED || ended),
        "PayKKa does not know of the end of " + agreement);
    PromiseBroken.unless(
        agreement.waiting().isEmpty(), "messages wait for ever: " + agreement.waiting());
    agreement.outbox().forEach(this::wasDelivered);
  }

  /** A sweep makes one charge of those an agreement has missed; in the end none is overdue. */
  private void chargeAll() {
    Instant swept = world.agenda.instant();
    for (int sweep = 0; sweep < SWEEPS_FOR_CHARGES_MAX && isAnyOverdue(swept); sweep++) {
      swept = world.agenda.instant();
      world.sweeper.sweep();
      waitFor(A_WHILE);
      runDry();
    }
    PromiseBroken.unless(!isAnyOverdue(swept), "a charge is due and nobody makes it");
  }

  private boolean isAnyOverdue(Instant swept) {
    return world.agreements.all().stream()
        .filter(agreement -> agreement.state() == AgreementState.ACTIVE)
        .flatMap(agreement -> agreement.plan().stream())
        .anyMatch(plan -> plan.nextLookAt().isBefore(swept));
  }

  /** A card that PayKKa has forgotten cannot be paid with here. */
  private void isForgottenOnBothSides(Transaction transaction) {
    Optional<StoredCard> card = world.storedCards.find(transaction.token());
    boolean gone = world.paykka.hasRemoved(transaction.token());
    PromiseBroken.unless(
        card.isEmpty()
            || (card.get().state() == StoredCard.State.USABLE) != gone
            || (card.get().state() == StoredCard.State.REMOVING && !gone),
        "forgotten at PayKKa " + gone + ", and here " + card);
  }

  private void wasDelivered(Notification message) {
    PromiseBroken.unless(
        message.isHandedOver() && world.merchant.missing(message).isEmpty(),
        "the merchant never heard of " + message);
  }

  private static void isRightlyParked(ParkedEvent event) {
    PromiseBroken.unless(
        event.reason() != ParkedReason.UNKNOWN_PAYMENT,
        "parked although there is a payment: " + event);
  }

  private void nothingElseWasTold() {
    Set<NotificationId> unknown = new HashSet<>(world.merchant.heardOf());
    world.wholePayments().stream()
        .flatMap(payment -> payment.outbox().stream())
        .map(Notification::id)
        .forEach(unknown::remove);
    unknown.removeIf(id -> world.agreements.all().stream().anyMatch(it -> mayHaveTold(it, id)));
    PromiseBroken.unless(unknown.isEmpty(), "the merchant heard of what never was: " + unknown);
  }

  /** An agreement does not keep all it has told. */
  private static boolean mayHaveTold(Agreement agreement, NotificationId id) {
    return id.owner().equals(new OutboxOwner.OfAgreement(agreement.id()))
        && id.sequence() <= agreement.lastSequence();
  }

  private static String shown(Payment payment) {
    return payment.id()
        + " "
        + payment.state()
        + ", attempts "
        + payment.attempts().stream().map(Attempt::state).toList()
        + ", "
        + payment.books()
        + ", looks "
        + payment.looks()
        + ", waiting "
        + payment.waiting().size()
        + ", due "
        + payment.dueAt();
  }
}
