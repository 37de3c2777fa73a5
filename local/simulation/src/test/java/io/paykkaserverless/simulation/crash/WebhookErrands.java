package io.paykkaserverless.simulation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.operation.FakeOperations;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.paykka.DisputeReport;
import io.paykkaserverless.core.paykka.PaykkaOperations.RefundOrder;
import io.paykkaserverless.core.paykka.RefundStatus;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.FakePaykka;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.MerchantId;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.webhook.EventReading;
import io.paykkaserverless.core.webhook.PaykkaEvent;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** PayKKa sends webhooks, again until they are answered, and what was parked is tried again. */
final class WebhookErrands {

  private static final OperationId REFUND = new OperationId(Payments.ID, OperationKind.REFUND, 1);

  private WebhookErrands() {}

  static Stream<Errand> all() {
    return Stream.of(payments(), parked(), refunds(), disputes(), reapplied())
        .flatMap(errands -> errands);
  }

  private static Stream<Errand> payments() {
    return Stream.of(
        told("webhook: paid after 3-D Secure", TransactionStatus.SUCCESS)
            .given(PayErrands.paykka(Mood.WANTS_3DS))
            .given(World::confirm)
            .then(PayErrands.ends(PaymentState.PAID)),
        told("webhook: failed at 3-D Secure", TransactionStatus.FAILURE)
            .given(PayErrands.paykka(Mood.WANTS_3DS))
            .given(World::confirm)
            .then(PayErrands.ends(PaymentState.EXPIRED)),
        told("webhook: authorised, not final", TransactionStatus.AUTHORIZED)
            .given(PayErrands.paykka(Mood.WANTS_3DS))
            .given(World::confirm)
            .then(PayErrands.ends(PaymentState.PAID)),
        told("webhook: what was unknown is paid", TransactionStatus.SUCCESS)
            .given(OperationErrands::unknown)
            .then(PayErrands.ends(PaymentState.PAID)),
        told("webhook: what is known", TransactionStatus.SUCCESS)
            .given(World::confirm)
            .then(PayErrands.ends(PaymentState.PAID)),
        told("webhook: paid after all", TransactionStatus.SUCCESS)
            .given(PayErrands.paykka(Mood.DECLINES))
            .given(World::confirm)
            .then(PayErrands.ends(PaymentState.PAID)),
        told("webhook: captured by hand in the portal", TransactionStatus.SUCCESS)
            .given(OperationErrands::authorised)
            .meanwhile(world -> world.uses.reconcile.recheck(Payments.ID))
            .then(PayErrands.ends(PaymentState.PAID)),
        told("webhook: paid, and the card is stored", TransactionStatus.SUCCESS)
            .given(PayErrands.beginning(new PaymentKind.StoringCard(Payments.SHOPPER)))
            .given(PayErrands.paykka(Mood.WANTS_3DS))
            .given(World::confirm)
            .then(world -> assertThat(world.bench.storedCards.find(Payments.TOKEN)).isPresent()));
  }

  private static Errand told(String name, TransactionStatus status) {
    return webhook(
        name,
        world ->
            new PaykkaEvent.PaymentReported(world.bench.paykka.becomes(Payments.FIRST, status)));
  }

  private static Stream<Errand> parked() {
    return Stream.of(
        webhook("webhook: another amount", WebhookErrands::ofAnotherAmount)
            .given(World::confirm)
            .then(world -> assertThat(world.bench.parked.all()).hasSize(1)),
        webhook("webhook: a payment nobody knows", WebhookErrands::paid)
            .given(World::confirm)
            .given(World::forgetPayments)
            .then(world -> assertThat(world.bench.parked.all()).hasSize(1)),
        Errand.of(
                "webhook: of a kind nobody knows",
                world -> isTold(world, new EventReading.Unsupported("PAYOUT", "unknown")))
            .then(world -> assertThat(world.bench.parked.all()).hasSize(1)),
        Errand.of(
                "webhook: nonsense",
                world -> isTold(world, new EventReading.Malformed("no trans_id")))
            .then(world -> assertThat(world.bench.parked.all()).hasSize(1)),
        Errand.of("list what is parked", world -> world.uses.listParkedEvents.newest().size() == 1)
            .given(world -> isTold(world, new EventReading.Malformed("no trans_id"))));
  }

  private static PaykkaEvent paid(World world) {
    return new PaykkaEvent.PaymentReported(world.bench.paykka.report(Payments.FIRST));
  }

  private static PaykkaEvent ofAnotherAmount(World world) {
    TransactionReport report = world.bench.paykka.report(Payments.FIRST);
    return new PaykkaEvent.PaymentReported(FakePaykka.withAmount(report, Money.of(1, "EUR")));
  }

  private static Stream<Errand> refunds() {
    return Stream.of(
        webhook("webhook: refunded", world -> refund(world, RefundStatus.SUCCESS))
            .given(OperationErrands::openRefund)
            .then(PayErrands.ends(PaymentState.REFUNDED)),
        webhook("webhook: not refunded", world -> refund(world, RefundStatus.FAILURE))
            .given(OperationErrands::openRefund)
            .then(PayErrands.ends(PaymentState.PAID)),
        webhook("webhook: refunded, long archived", world -> refund(world, RefundStatus.SUCCESS))
            .given(OperationErrands::archivedRefund)
            .then(PayErrands.ends(PaymentState.PARTIALLY_REFUNDED)),
        webhook(
                "webhook: a refund nobody knows",
                world -> new PaykkaEvent.RefundReported(world.bench.operations.report(REFUND)))
            .given(World::confirm)
            .given(OperationErrands.paykka(FakeOperations.Mood.TAKES_ITS_TIME))
            .given(WebhookErrands::refundInThePortal)
            .then(world -> assertThat(world.bench.parked.all()).hasSize(1)));
  }

  private static void refundInThePortal(World world) {
    PaykkaOrderId order = world.payment().approvedAttempt().flatMap(Attempt::orderId).orElseThrow();
    world.bench.operations.refund(
        new RefundOrder(
            REFUND,
            order,
            Money.of(100, "EUR"),
            Optional.empty(),
            URI.create("https://pay.shop.example")),
        Duration.ZERO);
  }

  /** The same each time it comes. */
  private static PaykkaEvent refund(World world, RefundStatus status) {
    return new PaykkaEvent.RefundReported(
        world.bench.operations.report(REFUND).status() == status
            ? world.bench.operations.report(REFUND)
            : world.bench.operations.ends(REFUND, status));
  }

  private static Stream<Errand> disputes() {
    return Stream.of(
        webhook("webhook: disputed", _ -> dispute(Payments.MERCHANT, true))
            .given(World::confirm)
            .then(world -> assertThat(world.payment().disputes()).hasSize(1)),
        webhook("webhook: disputed, unsigned", _ -> dispute(Payments.MERCHANT, false))
            .given(World::confirm)
            .then(world -> assertThat(world.payment().disputes()).hasSize(1)),
        webhook("webhook: disputed, of another merchant", _ -> dispute(new MerchantId("9"), true))
            .given(World::confirm)
            .then(world -> assertThat(world.bench.parked.all()).hasSize(1)),
        webhook("webhook: disputed by a stranger", _ -> dispute(new MerchantId("9"), false))
            .given(World::confirm)
            .then(world -> assertThat(world.bench.parked.all()).isEmpty()));
  }

  private static PaykkaEvent dispute(MerchantId merchant, boolean verified) {
    return new PaykkaEvent.DisputeReported(
        new DisputeReport(
            Payments.FIRST.transId(),
            merchant,
            new PaykkaOrderId("GW1000"),
            "DG20261124000001",
            "DISPUTE_CREATED",
            Optional.of("10.4"),
            Optional.of(Payments.AMOUNT),
            Optional.empty()),
        verified);
  }

  private static Stream<Errand> reapplied() {
    return Stream.of(
        Errand.ofSweep("sweep: a parked event is taken in")
            .given(WebhookErrands::parkBeforeThePaymentIsKnown)
            .then(PayErrands.ends(PaymentState.PAID))
            .then(world -> assertThat(world.bench.parked.all()).isEmpty()),
        Errand.ofSweep("sweep: a parked event still fits nothing")
            .given(World::confirm)
            .given(World::forgetPayments)
            .given(WebhookErrands::park)
            .given(world -> world.pass(Duration.ofMinutes(1)))
            .then(world -> assertThat(world.bench.parked.all()).hasSize(1)),
        Errand.ofSweep("sweep: a parked event cannot be read")
            .given(world -> isTold(world, new EventReading.Malformed("no trans_id")))
            .given(world -> world.pass(Duration.ofMinutes(1)))
            .then(world -> assertThat(world.bench.parked.all()).hasSize(1)));
  }

  /** Another copy of the table, say, that catches up afterwards. */
  private static void parkBeforeThePaymentIsKnown(World world) {
    world.bench.paykka.mood(Mood.WANTS_3DS);
    world.confirm();
    Payment payment = world.payment();
    PayErrands.paykkaApproves(world);
    world.bench.store.clear();
    park(world);
    world.bench.store.insert(payment);
    world.pass(Duration.ofMinutes(1));
  }

  private static void park(World world) {
    isTold(world, new EventReading.Read(paid(world), "PAYMENT.SUCCESS"));
  }

  private static Errand webhook(String name, Function<World, PaykkaEvent> event) {
    return Errand.of(
        name, world -> isTold(world, new EventReading.Read(event.apply(world), "TOLD")));
  }

  private static boolean isTold(World world, EventReading reading) {
    world.webhook(reading);
    return true;
  }
}
