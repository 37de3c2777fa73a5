package io.paykkaserverless.simulation.crash;

import io.paykkaserverless.core.agreement.Agreement;
import io.paykkaserverless.core.card.PaymentInstrument;
import io.paykkaserverless.core.card.ShopperDevice;
import io.paykkaserverless.core.confirm.ConfirmPaymentCommand;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult;
import io.paykkaserverless.core.notification.Delivery;
import io.paykkaserverless.core.notification.FakeEndpoints;
import io.paykkaserverless.core.operation.FakeOperations;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.OperationState;
import io.paykkaserverless.core.order.Details;
import io.paykkaserverless.core.parked.EventBody;
import io.paykkaserverless.core.parked.ParkedEvent;
import io.paykkaserverless.core.paykka.PaykkaOperations.RefundQueryOutcome;
import io.paykkaserverless.core.paykka.RefundStatus;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.ArchiveRule;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Ports;
import io.paykkaserverless.core.payment.SequentialIds;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.core.payment.UseCases;
import io.paykkaserverless.core.sweep.Sweep;
import io.paykkaserverless.core.webhook.AcceptWebhookResult;
import io.paykkaserverless.core.webhook.EventReading;
import io.paykkaserverless.simulation.io.GatedPorts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Everything there is in one run: the fakes, and all use cases behind the tripwires. */
final class World {

  /** So that errands as short as these archive, too. */
  private static final ArchiveRule SOON = new ArchiveRule(0, 0, 2, 0, 0, 2, 1, 1);

  final TestBench bench = new TestBench();
  final Watch watch = new Watch(bench.store, bench.archiving);
  final Tripwires tripwires;
  final Ports ports;
  final UseCases uses;
  final Courier courier;

  private final Map<EventBody, EventReading> readings = new HashMap<>();

  /** Sweeps that found something due. */
  private int busySweeps;

  private boolean takesItsTime;
  private boolean forgotten;
  private boolean endpointsChanged;

  World(List<CrashPoint> plan) {
    tripwires = new Tripwires(plan, watch, bench.queue, bench.clock);
    ports = GatedPorts.behind(tripwires, withReader(bench.ports()));
    uses = new UseCases(ports, bench.clock, new SequentialIds(), SOON);
    courier = new Courier(bench.queue, uses.deliver, bench.clock);
  }

  /** Every payment, with what of it is archived. */
  List<Payment> wholePayments() {
    return bench.store.all().stream().map(bench.archiving::whole).toList();
  }

  private Ports withReader(Ports fakes) {
    return new Ports(
        fakes.payments(),
        fakes.archive(),
        fakes.agreements(),
        fakes.storedCards(),
        fakes.parkedEvents(),
        fakes.deliveries(),
        fakes.health(),
        fakes.due(),
        fakes.counters(),
        fakes.notifications(),
        fakes.retries(),
        fakes.paykka(),
        fakes.operations(),
        fakes.credentials(),
        fakes.applePay(),
        fakes.endpoints(),
        fakes.keys(),
        body -> Optional.ofNullable(readings.get(body)).orElseThrow(),
        fakes.signals(),
        fakes.pauses());
  }

  /** Messages were forgotten together with their payment. */
  void forgetPayments() {
    forgotten = true;
    bench.store.clear();
  }

  boolean forgotten() {
    return forgotten;
  }

  /** Another set of endpoints than messages were addressed to. */
  void changeEndpoints(Consumer<FakeEndpoints> change) {
    endpointsChanged = true;
    change.accept(bench.endpoints);
  }

  boolean endpointsChanged() {
    return endpointsChanged;
  }

  /** There is this payment and no other. */
  void begin(Payment payment) {
    bench.begin(payment);
  }

  void pass(Duration time) {
    until(bench.clock.instant().plus(time));
  }

  void until(Instant moment) {
    bench.clock.set(moment);
    tripwires.arrivals(moment);
  }

  Payment payment() {
    return bench.payment();
  }

  ConfirmPaymentResult confirm() {
    return confirm(TestBench.encryptedCard(), Optional.empty());
  }

  ConfirmPaymentResult confirm(PaymentInstrument instrument, Optional<String> address) {
    return confirm(Payments.ID, instrument, address);
  }

  ConfirmPaymentResult confirm(
      PaymentId payment, PaymentInstrument instrument, Optional<String> address) {
    return uses.confirm.confirm(
        new ConfirmPaymentCommand(
            payment,
            Speaker.SHOPPER,
            instrument,
            new ShopperDevice(address, Details.none()),
            TestBench.PUBLIC_BASE_URL));
  }

  /** PayKKa sends something, which reads so. */
  AcceptWebhookResult webhook(EventReading reading) {
    EventBody body = EventBody.of(reading.toString().getBytes(StandardCharsets.UTF_8));
    readings.put(body, reading);
    return uses.acceptWebhook.accept(reading, () -> body);
  }

  /** Whether all was well. */
  boolean sweep() {
    Sweep.Report report = uses.sweep.run(Instant.MAX);
    busySweeps += report.looked() > 0 ? 1 : 0;
    return report.failed() == 0;
  }

  /** From now on. */
  void countSweeps() {
    busySweeps = 0;
  }

  int busySweeps() {
    return busySweeps;
  }

  /** The next moment at which the sweep looks at something. */
  Optional<Instant> sweepComesAt() {
    return first(Payment::listedAt);
  }

  /** The next moment at which the sweep has something to do. */
  Optional<Instant> sweepDueAt() {
    return first(Payment::dueAt);
  }

  private Optional<Instant> first(Function<Payment, Optional<Instant>> ofPayment) {
    return Stream.of(
            bench.store.all().stream().map(ofPayment),
            bench.agreements.all().stream().map(Agreement::dueAt),
            bench.parked.all().stream().map(ParkedEvent::dueAt),
            bench.deliveries.all().stream().map(Delivery::dueAt))
        .flatMap(due -> due)
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  /** Whatever PayKKa has begun it brings to a good end, and tells nobody. */
  void paykkaFinishes() {
    for (Payment payment : bench.store.all()) {
      for (Attempt attempt : payment.attempts()) {
        if (bench.paykka.knows(attempt.id())) {
          finish(payment, attempt.id());
        }
      }
    }
    paykkaMoves();
  }

  /** PayKKa moves the money that it was asked to move; that takes a moment, and not ten minutes. */
  void paykkaMoves() {
    for (Payment payment : wholePayments()) {
      payment.books().operations().forEach(it -> finish(payment, it));
    }
  }

  private void finish(Payment payment, AttemptId attempt) {
    TransactionStatus status = bench.paykka.report(attempt).status();
    boolean manual = payment.terms().captureMethod() == CaptureMethod.MANUAL;
    if (status == TransactionStatus.PROCESSING
        || (status == TransactionStatus.AUTHORIZED && !manual)) {
      bench.paykka.becomes(
          attempt, manual ? TransactionStatus.AUTHORIZED : TransactionStatus.SUCCESS);
    }
  }

  private void finish(Payment payment, Operation operation) {
    if (operation.kind() == OperationKind.REFUND) {
      boolean open =
          bench.operations.queryRefund(operation.id(), Duration.ZERO)
                  instanceof RefundQueryOutcome.Reported(var report)
              && (report.status() == RefundStatus.PROCESSING
                  || report.status() == RefundStatus.REVIEWING);
      if (open) {
        bench.operations.ends(operation.id(), RefundStatus.SUCCESS);
      }
    } else if (takesItsTime && operation.state() != OperationState.SUCCEEDED) {
      PaykkaOrderId order = payment.approvedAttempt().flatMap(Attempt::orderId).orElseThrow();
      boolean got = watch.moves(order, operation.kind()) > 0;
      if (got && notMoved(payment, operation)) {
        bench.operations.moved(order, operation.kind(), operation.amount().minor());
      }
    }
  }

  /** PayKKa accepts captures and voids from now on and does them later. */
  void takesItsTime() {
    takesItsTime = true;
    bench.operations.mood(FakeOperations.Mood.TAKES_ITS_TIME);
  }

  private boolean notMoved(Payment payment, Operation operation) {
    var balances =
        bench.paykka.report(payment.approvedAttempt().orElseThrow().id()).balances().orElseThrow();
    return operation.kind() == OperationKind.CAPTURE
        ? balances.captured() == 0
        : balances.voided() == 0;
  }
}
