package io.paykkaserverless.core.agreement;

import io.paykkaserverless.core.confirm.AttemptTimes;
import io.paykkaserverless.core.confirm.RunAttempt;
import io.paykkaserverless.core.notification.InMemoryNotificationQueue;
import io.paykkaserverless.core.notification.OutboxOwner;
import io.paykkaserverless.core.notification.QueuedNotification;
import io.paykkaserverless.core.paykka.Initiation;
import io.paykkaserverless.core.paykka.PaykkaGateway;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.CredentialLedger;
import io.paykkaserverless.core.payment.FakePaykka;
import io.paykkaserverless.core.payment.InMemoryPaymentStore;
import io.paykkaserverless.core.payment.Inquiry;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import io.paykkaserverless.core.payment.PaymentWriter;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.PlainFormat;
import io.paykkaserverless.core.payment.SettableClock;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.core.webhook.ApplyEvent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One agreement, everybody who may charge it, and stores that fail or let somebody else break in
 * between two of their operations. Watches what PayKKa is asked.
 */
final class ChargesWorld {

  static final URI PUBLIC_BASE_URL = TestBench.PUBLIC_BASE_URL;

  final List<String> story = new ArrayList<>();
  final List<String> violations = new ArrayList<>();

  private final TestBench bench = new TestBench();
  final SettableClock clock = bench.clock;
  final FakePaykka paykka = bench.paykka;
  final InMemoryPaymentStore payments = bench.store;
  final InMemoryNotificationQueue queue = bench.queue;

  private final PaymentStore failingPayments = new FailingPayments();
  private final AgreementStore failingAgreements = new FailingAgreements();
  private final PaymentWriter writer =
      new PaymentWriter(
          failingPayments,
          bench.archiving,
          new CredentialLedger(bench.storedCards, failingAgreements),
          bench.transitions,
          bench.queue,
          bench.signals);
  private final Inquiry inquiry = new Inquiry(paykka, writer, bench.signals, clock);
  private final AgreementWriter agreementWriter =
      new AgreementWriter(failingAgreements, new PlainFormat(), bench.queue, bench.signals, clock);
  final ChargeAgreement charge =
      new ChargeAgreement(
          failingAgreements,
          agreementWriter,
          failingPayments,
          new RunAttempt(
              writer,
              new Watched(),
              inquiry,
              bench.returnTokens,
              AttemptTimes.DEFAULT,
              bench.signals,
              clock),
          clock);
  final PauseAgreement pause = new PauseAgreement(failingAgreements, agreementWriter, clock);
  final CancelAgreement cancel =
      new CancelAgreement(failingAgreements, agreementWriter, paykka, bench.signals);
  final ApplyEvent webhook = new ApplyEvent(failingPayments, writer);
  private final AgreementOutboxes outboxes = new AgreementOutboxes(failingAgreements);
  private final ChargeDueAgreement chargeDue =
      new ChargeDueAgreement(
          failingAgreements,
          agreementWriter,
          charge,
          cancel,
          PUBLIC_BASE_URL,
          bench.signals,
          clock);

  /** The actions under way, the innermost first. */
  private final Deque<Action> underWay = new ArrayDeque<>();

  private final Map<PaymentId, Integer> askedAgain = new HashMap<>();
  private final Map<PaymentId, Instant> lastBySweep = new HashMap<>();
  private final List<AttemptId> asked = new ArrayList<>();
  private Optional<Runnable> interloper = Optional.empty();
  private int untilInterloper;
  private boolean storeFails;
  private boolean failsAfterWriting;
  private int untilFailure;

  ChargesWorld(Schedule schedule, String name) {
    story.add(name);
    story.add(schedule.text());
    Agreement known = Agreements.monthly();
    bench.agreements.insertUnlessPresent(
        new Agreement(
            known.id(),
            1,
            known.shopper(),
            known.credential(),
            known.card(),
            known.currency(),
            known.reference(),
            known.openedAt(),
            known.state(),
            Optional.of(ChargePlan.of(schedule))));
  }

  /** When an action began, and the agreement each time it looked. */
  private record Action(Instant begun, List<Agreement> seen) {}

  /** The process died. */
  static final class Breakdown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Breakdown() {
      super("the process died");
    }
  }

  void sweep() {
    chargeDue.look(Agreements.ID);
  }

  /** What the queue was given of the agreement is delivered. */
  void deliver() {
    List<QueuedNotification> given = queue.taken();
    queue.clear();
    for (QueuedNotification queued : given) {
      if (queued.notification().owner() instanceof OutboxOwner.OfAgreement(AgreementId id)) {
        outboxes.find(id, queued.notification()).orElseThrow().handedOver(clock.instant());
      }
    }
  }

  /** One request or sweep from its beginning to its end. */
  void whole(Runnable action) {
    underWay.push(new Action(clock.instant(), new ArrayList<>()));
    try {
      action.run();
    } finally {
      underWay.pop();
    }
  }

  /** After so many operations somebody else does something in between. */
  void breakIn(int after, Runnable action) {
    untilInterloper = after;
    interloper = Optional.of(action);
  }

  /** After so many operations the store fails once. */
  void failStore(int after, boolean afterWriting) {
    untilFailure = after;
    storeFails = true;
    failsAfterWriting = afterWriting;
  }

  /** Whether something is under way, into which somebody else breaks. */
  boolean isUnderWay() {
    return !underWay.isEmpty();
  }

  /** Nobody breaks in and nothing fails that has not done so yet. */
  void calm() {
    interloper = Optional.empty();
    storeFails = false;
  }

  Agreement agreement() {
    return bench.agreements.find(Agreements.ID).orElseThrow();
  }

  ChargePlan plan() {
    return agreement().plan().orElseThrow();
  }

  int retries() {
    return plan().schedule().retryAfterDays().size();
  }

  void askedAgain(ChargePeriod period) {
    askedAgain.merge(PaymentId.ofCharge(Agreements.ID, period), 1, Integer::sum);
  }

  int timesAskedAgain(PaymentId charge) {
    return askedAgain.getOrDefault(charge, 0);
  }

  List<Payment> charges() {
    return payments.all().stream().filter(payment -> !payment.id().equals(Payments.ID)).toList();
  }

  /** The attempts whose request reached PayKKa. */
  List<AttemptId> known() {
    return asked.stream().filter(paykka::knows).toList();
  }

  boolean isOpenAtPaykka(AttemptId attempt) {
    return paykka.report(attempt).status() == TransactionStatus.PROCESSING;
  }

  boolean tookMoney(AttemptId attempt) {
    if (!paykka.knows(attempt)) {
      return false;
    }
    TransactionStatus status = paykka.report(attempt).status();
    return status == TransactionStatus.SUCCESS || status == TransactionStatus.AUTHORIZED;
  }

  private void between() {
    if (interloper.isPresent() && untilInterloper-- == 0) {
      Runnable action = interloper.get();
      interloper = Optional.empty();
      story.add("[ meanwhile");
      action.run();
      story.add("]");
    }
  }

  private <T> T operation(Supplier<T> operation) {
    between();
    boolean fails = storeFails && untilFailure-- == 0;
    if (fails && !failsAfterWriting) {
      storeFails = false;
      throw new StoreUnavailable(new IllegalStateException("as the test wants"));
    }
    T result = operation.get();
    if (fails) {
      storeFails = false;
      throw new StoreUnavailable(new IllegalStateException("as the test wants, after writing"));
    }
    return result;
  }

  /** PayKKa, with somebody who checks that the charge is allowed. */
  private final class Watched implements PaykkaGateway {

    @Override
    public InitiationOutcome initiate(Initiation initiation, Duration limit) {
      check(initiation);
      asked.add(initiation.attempt());
      story.add("PayKKa is asked to take " + initiation.attempt().number());
      InitiationOutcome outcome = paykka.initiate(initiation, limit);
      between();
      if (storeFails && untilFailure-- == 0) {
        storeFails = false;
        throw new Breakdown();
      }
      return outcome;
    }

    @Override
    public QueryOutcome query(AttemptId attempt, Duration limit) {
      return paykka.query(attempt, limit);
    }
  }

  private void check(Initiation initiation) {
    Action action = underWay.element();
    AgreementState state = action.seen().getLast().state();
    if (state != AgreementState.ACTIVE && state != AgreementState.PAST_DUE) {
      violations.add("charged while " + state);
    }
    Payment payment = payments.find(initiation.attempt().payment()).orElseThrow();
    if (!payment.terms().equals(initiation.terms())) {
      violations.add("other terms than agreed");
    }
    boolean bySweep =
        payment.history().getLast().speaker() == Speaker.SWEEP
            && payment.latestAttempt().orElseThrow().id().equals(initiation.attempt());
    if (bySweep) {
      checkSchedule(action, payment);
    }
  }

  private void checkSchedule(Action action, Payment payment) {
    Agreement seen = action.seen().getFirst();
    ChargePlan plan = seen.plan().orElseThrow();
    Schedule schedule = plan.schedule();
    Instant now = clock.instant();
    if (seen.state() != AgreementState.ACTIVE) {
      violations.add("charged by itself while " + seen.state());
    }
    if (!payment.id().equals(PaymentId.ofCharge(Agreements.ID, plan.period()))
        || !payment.terms().amount().equals(schedule.amount())) {
      violations.add("charged by itself what is not scheduled");
    }
    if (now.isBefore(plan.dueAt()) || !action.begun().isBefore(schedule.graceEnds(plan.number()))) {
      violations.add("charged outside its time at " + now);
    }
    Optional<Instant> last = Optional.ofNullable(lastBySweep.put(payment.id(), now));
    if (last.isPresent()
        && !isRetryBetween(schedule, plan.number(), last.get(), now)
        && !isAfterALostOne(payment)) {
      violations.add("tried again at " + now + " and no retry was due");
    }
  }

  private static boolean isAfterALostOne(Payment payment) {
    int attempts = payment.attempts().size();
    return attempts > 1
        && ChargeCommand.neverReached(payment, payment.attempts().get(attempts - 2));
  }

  private static boolean isRetryBetween(Schedule schedule, int number, Instant last, Instant now) {
    for (int tries = 1; tries <= schedule.retryAfterDays().size(); tries++) {
      Instant retry = schedule.retryAt(number, tries).orElseThrow();
      if (retry.isAfter(last) && !retry.isAfter(now)) {
        return true;
      }
    }
    return false;
  }

  private final class FailingPayments implements PaymentStore {

    @Override
    public Insertion insert(Payment payment) {
      return operation(() -> payments.insert(payment));
    }

    @Override
    public Optional<Payment> find(PaymentId id) {
      return operation(() -> payments.find(id));
    }

    @Override
    public Replacement replace(Payment next) {
      return operation(() -> payments.replace(next));
    }
  }

  private final class FailingAgreements implements AgreementStore {

    @Override
    public void insertUnlessPresent(Agreement agreement) {
      throw new IllegalStateException("a charge opens no agreement");
    }

    @Override
    public Optional<Agreement> find(AgreementId id) {
      Optional<Agreement> found = operation(() -> bench.agreements.find(id));
      found.ifPresent(underWay.element().seen()::add);
      return found;
    }

    @Override
    public Optional<Agreement> replace(Agreement next) {
      return operation(() -> replaced(next));
    }

    private Optional<Agreement> replaced(Agreement next) {
      Agreement before = agreement();
      Optional<Agreement> refused = bench.agreements.replace(next);
      if (refused.isEmpty()) {
        violations.addAll(MessagesCheck.violations(before, next));
      }
      return refused;
    }
  }
}
