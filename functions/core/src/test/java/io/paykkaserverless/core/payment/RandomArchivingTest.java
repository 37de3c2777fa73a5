package io.paykkaserverless.core.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.agreement.InMemoryAgreementStore;
import io.paykkaserverless.core.card.PaymentMethod;
import io.paykkaserverless.core.evidence.Evidence;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.notification.InMemoryNotificationQueue;
import io.paykkaserverless.core.notification.Letter;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationEvent;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.OperationObservation;
import io.paykkaserverless.core.operation.OperationRequest;
import io.paykkaserverless.core.operation.RefundOrderId;
import io.paykkaserverless.core.paykka.DisputeReport;
import io.paykkaserverless.core.storedcard.InMemoryStoredCardStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * One and the same story, told to a payment that archives whatever it may and to one that archives
 * nothing: both decide the same, say the same and are the same, as long as no person is called.
 */
class RandomArchivingTest {

  private static final int STORIES = 600;
  private static final int STEPS = 150;
  private static final int MANY = 1_000_000;

  /** So early that nothing stays that need not. */
  private static final ArchiveRule SOON = new ArchiveRule(0, 0, 3, 0, 0, 3, 1, 1);

  private static final ArchiveRule NEVER = new ArchiveRule(MANY, MANY, 1, MANY, MANY, 1, MANY, 1);
  private static final List<PaymentEvent> OF_ATTEMPTS =
      List.of(
          PaymentEvent.ATTEMPT_REFUSED,
          PaymentEvent.ANSWER_LOST,
          PaymentEvent.NOT_FOUND_AT_PAYKKA,
          PaymentEvent.AUTHENTICATION_REQUIRED,
          PaymentEvent.STILL_PROCESSING,
          PaymentEvent.AUTHORIZED,
          PaymentEvent.FAILED);
  private static final List<OperationEvent> OF_OPERATIONS = List.of(OperationEvent.values());
  private static final List<OperationKind> KINDS =
      List.of(
          OperationKind.CAPTURE, OperationKind.REFUND, OperationKind.REFUND, OperationKind.VOID);

  private long steps;
  private long archived;

  @Test
  void whatIsArchivedDecidesNothing() {
    for (long seed = 0; seed < STORIES; seed++) {
      tell(seed);
    }

    assertThat(archived).isGreaterThan(STORIES * 10L);
    Evidence.of("random-archiving")
        .number("stories", STORIES)
        .number("steps", steps)
        .number("pieces archived", archived)
        .keep();
  }

  private void tell(long seed) {
    Random random = new Random(seed * 7_919);
    SettableClock clock = new SettableClock(Payments.NOW);
    Side archiving = new Side(SOON, clock);
    Side whole = new Side(NEVER, clock);
    for (int step = 0; step < STEPS; step++) {
      clock.advance(Duration.ofSeconds(random.nextInt(90)));
      Act act = act(random, whole.payment());
      Answer right = act.on(whole);
      Answer answer = act.on(archiving);
      String what = "seed %d, step %d".formatted(seed, step);
      assertThat(answer).as(what).isEqualTo(right);
      assertThat(archiving.whole()).as(what).isEqualTo(whole.payment());
      assertThat(archiving.queue.given()).as(what).isEqualTo(whole.queue.given());
      steps++;
    }
    archived += archiving.archive.size();
  }

  /**
   * What whoever did something hears.
   *
   * @param decision its kind
   * @param subject what it is about, as it stands
   */
  private record Answer(String decision, Optional<Object> subject) {}

  private interface Act {
    Answer on(Side side);
  }

  private static Act act(Random random, Payment now) {
    return switch (random.nextInt(14)) {
      case 0 -> Side::attempt;
      case 1, 2 -> observed(random, now);
      case 3, 4, 5 -> requested(random);
      case 6, 7, 8 -> operated(random, now);
      case 9, 10 -> Side::handOver;
      case 11 -> replayed(random, now);
      case 12 ->
          side ->
              side.callsSomebody(() -> side.transitions.lookedInVain(side.payment()))
                  ? side.nothing()
                  : side.answer(side.writer.lookedInVain(side.payment()));
      default -> disputed(random);
    };
  }

  private static Act observed(Random random, Payment now) {
    if (now.attempts().isEmpty()) {
      return Side::attempt;
    }
    AttemptId id = new AttemptId(Payments.ID, 1 + random.nextInt(now.attempts().size()));
    Observation what =
        new Observation(
            Speaker.PAYKKA_WEBHOOK,
            oneOf(OF_ATTEMPTS, random),
            Optional.of(Payments.ORDER_ID),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return side ->
        side.callsSomebody(() -> side.transitions.observe(side.payment(), id, what))
            ? side.nothing()
            : side.answer(side.writer.observe(side.payment(), id, what));
  }

  private static Act requested(Random random) {
    OperationRequest request =
        new OperationRequest(
            oneOf(KINDS, random),
            Optional.of(1L + random.nextInt(300)),
            Optional.empty(),
            Optional.empty(),
            new Fingerprint("%064d".formatted(random.nextInt(60))),
            new Fingerprint("%064x".formatted(1)));
    return side -> side.answer(side.writer.requestOperation(side.payment(), request, 99));
  }

  private static Act operated(Random random, Payment now) {
    List<Operation> all = now.books().operations();
    if (all.isEmpty()) {
      return requested(random);
    }
    Optional<Operation> open = now.books().open().stream().findFirst();
    OperationId id =
        (random.nextBoolean() ? open : Optional.<Operation>empty())
            .orElseGet(() -> oneOf(all, random))
            .id();
    // A number that was not known so far changes what is archived already.
    Optional<RefundOrderId> number =
        random.nextBoolean()
            ? Optional.of(new RefundOrderId("RG" + random.nextInt(9)))
            : Optional.empty();
    OperationObservation what =
        new OperationObservation(
            Speaker.PAYKKA_WEBHOOK,
            oneOf(OF_OPERATIONS, random),
            number,
            Optional.empty(),
            Optional.empty());
    return side -> side.operate(id, what);
  }

  private static Act replayed(Random random, Payment now) {
    NotificationId id =
        NotificationId.of(Payments.ID, 1 + random.nextInt(Math.max(1, now.lastSequence() + 1)));
    return side -> side.replay(id);
  }

  private static Act disputed(Random random) {
    DisputeReport report =
        new DisputeReport(
            Payments.FIRST.transId(),
            Payments.MERCHANT,
            Payments.ORDER_ID,
            "DG" + random.nextInt(4),
            "DISPUTE_CREATED",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return side ->
        side.payment().attempts().isEmpty()
            ? side.nothing()
            : side.answer(side.writer.hearOfDispute(side.payment(), Payments.FIRST, report, true));
  }

  private static <T> T oneOf(List<T> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** One of the two payments, with a world of its own. */
  private static final class Side {

    private final InMemoryPaymentStore store = new InMemoryPaymentStore();
    private final InMemoryPaymentArchive archive = new InMemoryPaymentArchive();
    private final InMemoryNotificationQueue queue = new InMemoryNotificationQueue();
    private final SettableClock clock;
    private final PaymentTransitions transitions;
    private final Archiving archiving;
    private final PaymentWriter writer;
    private final PaymentOutboxes outboxes;

    Side(ArchiveRule rule, SettableClock clock) {
      this.clock = clock;
      archiving = new Archiving(archive, rule);
      transitions =
          new PaymentTransitions(Payments.MERCHANT, new PlainFormat(), clock, new SequentialIds());
      writer =
          new PaymentWriter(
              store,
              archiving,
              new CredentialLedger(new InMemoryStoredCardStore(), new InMemoryAgreementStore()),
              transitions,
              queue,
              new RecordingSignals());
      outboxes = new PaymentOutboxes(store, archiving);
      store.insert(
          Payments.payment()
              .amount(Money.of(20_000, "EUR"))
              .captureMethod(CaptureMethod.MANUAL)
              .build());
    }

    Payment payment() {
      return store.find(Payments.ID).orElseThrow();
    }

    Payment whole() {
      return archiving.whole(payment());
    }

    Answer attempt() {
      return answer(writer.startAttempt(payment(), Speaker.SHOPPER, PaymentMethod.BANKCARD, 99));
    }

    Answer operate(OperationId id, OperationObservation what) {
      return callsSomebody(() -> transitions.operations().observe(whole(), id, what))
          ? nothing()
          : answer(writer.observeOperation(payment(), id, what));
    }

    Answer handOver() {
      Optional<Notification> first = payment().waiting().stream().findFirst();
      first.ifPresent(
          it -> outboxes.find(Payments.ID, it.id()).orElseThrow().handedOver(clock.instant()));
      return new Answer("handed over", first.map(it -> it));
    }

    Answer replay(NotificationId id) {
      Optional<Notification> found = outboxes.find(Payments.ID, id).map(Letter::notification);
      boolean room = outboxes.replayed(Payments.ID, id.text(), clock.instant(), 10);
      return new Answer("replayed " + room, found.map(it -> it));
    }

    /** A story ends where a person is called; so that most go on, what calls one is left out. */
    boolean callsSomebody(Supplier<Decision> decision) {
      return decision.get().payment().needsAttention();
    }

    Answer answer(Decision decision) {
      return new Answer(
          decision.getClass().getSimpleName(), Optional.of(archiving.whole(decision.payment())));
    }

    Answer nothing() {
      return new Answer("nothing", Optional.empty());
    }
  }
}
