package io.paykkaserverless.reconcilepayments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.aws.canary.Canary;
import io.paykkaserverless.aws.http.FixedContext;
import io.paykkaserverless.aws.telemetry.CapturedOutput;
import io.paykkaserverless.aws.telemetry.InvocationLog;
import io.paykkaserverless.aws.telemetry.JsonInvocationLog;
import io.paykkaserverless.aws.telemetry.RecordingInvocationLog;
import io.paykkaserverless.core.agreement.Agreement;
import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.agreement.AgreementState;
import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.agreement.Schedules;
import io.paykkaserverless.core.notification.Delivery;
import io.paykkaserverless.core.notification.DeliveryId;
import io.paykkaserverless.core.notification.DeliveryState;
import io.paykkaserverless.core.notification.FakeEndpoints;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.QueuedNotification.Announced;
import io.paykkaserverless.core.notification.QueuedNotification.Retried;
import io.paykkaserverless.core.parked.ParkedEvent;
import io.paykkaserverless.core.parked.ParkedEventId;
import io.paykkaserverless.core.parked.ParkedEvents;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.core.sweep.DueIndex;
import io.paykkaserverless.core.sweep.Sweep;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReconcilePaymentsHandlerTest {

  /** As template.yaml has it. */
  private static final int TIMEOUT_MS = 290_000;

  private final TestBench core = new TestBench();
  private final RecordingInvocationLog log = new RecordingInvocationLog();
  private final ReconcilePaymentsHandler handler = handler(log, core.sweep);

  @Test
  void chargesWhatIsDue() throws IOException {
    begin(Agreements.monthly());
    theFirstChargeIsDue();

    assertThat(run())
        .isEqualTo(
            "{\"payments\":0,\"parked_events\":0,\"agreements\":1,\"deliveries\":0,\"failed\":0}");
    assertThat(core.paykka.charges()).isEqualTo(1);
    assertThat(log.lines())
        .containsExactly("started " + FixedContext.REQUEST_ID, "swept 1 failed 0", "finished");
  }

  @Test
  void chargesOnceThoughItRunsTwice() throws IOException {
    begin(Agreements.monthly());
    theFirstChargeIsDue();
    run();

    assertThat(run())
        .isEqualTo(
            "{\"payments\":0,\"parked_events\":0,\"agreements\":0,\"deliveries\":0,\"failed\":0}");
    assertThat(core.paykka.charges()).isEqualTo(1);
  }

  @Test
  void chargesOnceThoughItRunsTwiceAtOnce() throws IOException {
    begin(Agreements.monthly());
    theFirstChargeIsDue();
    AtomicInteger runs = new AtomicInteger();
    core.paykka.beforeAnswering(
        () -> {
          if (runs.getAndIncrement() == 0) {
            core.sweep.run(core.clock.instant().plusSeconds(1));
          }
        });
    run();

    assertThat(core.paykka.initiations()).hasSize(1);
  }

  @Test
  void doesNothingWhereNothingIsDue() throws IOException {
    begin(Agreements.monthly());

    assertThat(run())
        .isEqualTo(
            "{\"payments\":0,\"parked_events\":0,\"agreements\":0,\"deliveries\":0,\"failed\":0}");
    assertThat(core.paykka.initiations()).isEmpty();
    assertThat(core.signals.raised()).isEmpty();
  }

  @Test
  void tellsPaykkaOfAnEndThatItDidNotConfirm() throws IOException {
    begin(Agreements.monthly().in(AgreementState.CANCELING));
    run();

    assertThat(core.paykka.ended()).containsExactly(Payments.PAYKKA_AGREEMENT.value());
    assertThat(core.agreements.find(Agreements.ID).orElseThrow().state())
        .isEqualTo(AgreementState.CANCELED);
  }

  @Test
  void triesWhatIsParkedAgain() throws IOException {
    core.begin(Payments.payment().lifetime(Duration.ofDays(400)).build());
    core.parked.parkUnlessPresent(ParkedEvents.saying("news", core.clock.instant()));
    core.clock.advance(Duration.ofMinutes(1));

    assertThat(run())
        .isEqualTo(
            "{\"payments\":0,\"parked_events\":1,\"agreements\":0,\"deliveries\":0,\"failed\":0}");
    assertThat(core.parked.all()).extracting(ParkedEvent::tries).containsExactly(1);
    assertThat(log.lines()).contains("swept 1 failed 0");
  }

  @Test
  void givesADeliveryThatTheQueueLostToItAgainOnce() throws IOException {
    Delivery lost = theQueueLosesARefusedDelivery();
    core.clock.set(lost.missedAt());

    assertThat(run())
        .isEqualTo(
            "{\"payments\":0,\"parked_events\":0,\"agreements\":0,\"deliveries\":1,\"failed\":0}");
    assertThat(core.queue.taken()).containsExactly(new Retried(lost.id(), 0));
    assertThat(log.lines()).contains("swept 1 failed 0");
    assertThat(run())
        .isEqualTo(
            "{\"payments\":0,\"parked_events\":0,\"agreements\":0,\"deliveries\":0,\"failed\":0}");
    assertThat(core.queue.taken()).hasSize(1);
  }

  @Test
  void aDeliveryThatTheQueueLostIsMadeInTheEnd() throws IOException {
    Delivery lost = theQueueLosesARefusedDelivery();
    core.clock.set(lost.missedAt());
    run();
    core.endpoints.answer(FakeEndpoints.accepted());
    core.queue.taken().forEach(core.deliver::deliver);

    assertThat(core.deliveries.find(lost.id()).orElseThrow().state())
        .isEqualTo(DeliveryState.DELIVERED);
  }

  @Test
  void leavesADeliveryAloneWhileTheQueueMayStillBringIt() throws IOException {
    Delivery waiting = theQueueLosesARefusedDelivery();
    core.clock.set(waiting.missedAt().minusMillis(1));
    run();

    assertThat(core.queue.taken()).isEmpty();
  }

  @Test
  void triesTheNextTimeWhereTheQueueTakesNothing() throws IOException {
    Delivery lost = theQueueLosesARefusedDelivery();
    core.clock.set(lost.missedAt());
    core.queue.breakDown();

    assertThat(run())
        .isEqualTo(
            "{\"payments\":0,\"parked_events\":0,\"agreements\":0,\"deliveries\":1,\"failed\":1}");

    core.queue.repair();
    run();
    assertThat(core.queue.taken()).containsExactly(new Retried(lost.id(), 0));
  }

  @Test
  void beginsNothingThatItMayNotFinish() throws IOException {
    begin(Agreements.monthly());
    begin(another(Agreements.monthly()));
    theFirstChargeIsDue();
    core.paykka.beforeAnswering(
        () ->
            core.clock.advance(
                Duration.ofMillis(TIMEOUT_MS).minus(ReconcilePaymentsHandler.MARGIN)));

    assertThat(run())
        .isEqualTo(
            "{\"payments\":0,\"parked_events\":0,\"agreements\":1,\"deliveries\":0,\"failed\":0}");
    assertThat(core.paykka.initiations()).hasSize(1);
  }

  @Test
  void leavesTimeForTheSlowestItem() {
    assertThat(ReconcilePaymentsHandler.MARGIN).isGreaterThanOrEqualTo(Duration.ofSeconds(25));
  }

  @Test
  void goesOnWithTheOthersWhereOneFails() throws IOException {
    begin(Agreements.monthly());
    begin(another(Agreements.monthly()));
    theFirstChargeIsDue();
    AtomicInteger asked = new AtomicInteger();
    core.paykka.beforeAnswering(
        () -> {
          if (asked.getAndIncrement() == 0) {
            throw new IllegalStateException("a bug");
          }
        });

    assertThat(run())
        .isEqualTo(
            "{\"payments\":0,\"parked_events\":0,\"agreements\":2,\"deliveries\":0,\"failed\":1}");
    assertThat(core.signals.raised()).containsExactly(Signal.SWEEP_ITEM_FAILED);
    assertThat(log.lines()).contains("swept 2 failed 1");
  }

  @Test
  void failsWhereNobodyKnowsWhatIsDue() {
    assertThatThrownBy(() -> run(blind(log)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the sweep failed; the log says why")
        .hasNoCause();
    assertThat(log.lines())
        .containsExactly(
            "started " + FixedContext.REQUEST_ID, "failed StoreUnavailable", "finished");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"source\":\"somebody\"}"})
  void doesNotLookAtItsEvent(String event) throws IOException {
    begin(Agreements.monthly());
    theFirstChargeIsDue();
    run(handler, event.getBytes(StandardCharsets.UTF_8));

    assertThat(core.paykka.charges()).isEqualTo(1);
  }

  @Test
  void letsNoKeyAndNoCardOut() throws IOException {
    begin(Agreements.monthly());
    theFirstChargeIsDue();
    core.paykka.mood(Mood.DECLINES);
    Canary canary = new Canary().andKey(core.keys.firstKey());
    String output;
    try (CapturedOutput captured = new CapturedOutput()) {
      canary.assertAbsent("the answer", run(handler(new JsonInvocationLog(Map.of()), core.sweep)));
      assertThatThrownBy(() -> run(blind(new JsonInvocationLog(Map.of()))))
          .isInstanceOf(IllegalStateException.class);
      output = captured.text();
    }

    assertThat(output).contains("swept", "StoreUnavailable");
    canary.assertAbsent("the log", output);
  }

  private ReconcilePaymentsHandler handler(InvocationLog log, Sweep sweep) {
    return new ReconcilePaymentsHandler(new Wiring(log, sweep, core.clock));
  }

  /** Over an index that does not answer. */
  private ReconcilePaymentsHandler blind(InvocationLog log) {
    return handler(
        log,
        new Sweep(
            new BlindIndex(),
            core.reconcile,
            core.reapply,
            core.chargeDue,
            core.requeue,
            100,
            core.signals,
            core.clock));
  }

  /** The merchant refused a message once, and nothing will bring it again. */
  private Delivery theQueueLosesARefusedDelivery() {
    core.confirm();
    core.endpoints.answer(FakeEndpoints.refused(503));
    core.deliver.deliver(new Announced(NotificationId.of(Payments.ID, 1)));
    core.queue.clear();
    return core.deliveries.all().getFirst();
  }

  /** Its own payment is not due for long, so that these are about agreements. */
  private void begin(Agreement agreement) {
    core.begin(Payments.payment().lifetime(Duration.ofDays(400)).build());
    core.agreements.insertUnlessPresent(agreement);
  }

  /** The same, begun with another payment. */
  private static Agreement another(Agreement agreement) {
    return new Agreement(
        AgreementId.of(Payments.OTHER_ID),
        agreement.version(),
        agreement.shopper(),
        agreement.credential(),
        agreement.card(),
        agreement.currency(),
        agreement.reference(),
        agreement.openedAt(),
        agreement.state(),
        agreement.plan());
  }

  private void theFirstChargeIsDue() {
    core.clock.advance(Duration.between(core.clock.instant(), Schedules.START));
  }

  private String run() throws IOException {
    return run(handler);
  }

  private static String run(ReconcilePaymentsHandler handler) throws IOException {
    return run(
        handler, Files.readAllBytes(Path.of("..", "..", "events", "reconcile-payments.json")));
  }

  private static String run(ReconcilePaymentsHandler handler, byte[] event) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event), answer, new FixedContext(TIMEOUT_MS));
    return answer.toString(StandardCharsets.UTF_8);
  }

  private static final class BlindIndex implements DueIndex {
    @Override
    public List<AgreementId> agreements(Instant now, int limit) {
      throw new StoreUnavailable(new IllegalStateException(Canary.CARD));
    }

    @Override
    public List<PaymentId> payments(Instant now, int limit) {
      throw new StoreUnavailable(new IllegalStateException(Canary.CARD));
    }

    @Override
    public List<ParkedEventId> parkedEvents(Instant now, int limit) {
      throw new StoreUnavailable(new IllegalStateException(Canary.CARD));
    }

    @Override
    public List<DeliveryId> deliveries(Instant now, int limit) {
      throw new StoreUnavailable(new IllegalStateException(Canary.CARD));
    }

    @Override
    public Optional<Unresolved> longestUnresolved() {
      throw new StoreUnavailable(new IllegalStateException(Canary.CARD));
    }
  }
}
