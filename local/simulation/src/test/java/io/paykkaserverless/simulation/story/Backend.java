package io.paykkaserverless.simulation.story;

import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.agreement.AgreementResult;
import io.paykkaserverless.core.agreement.ChargeCommand;
import io.paykkaserverless.core.agreement.ChargePeriod;
import io.paykkaserverless.core.agreement.Interval;
import io.paykkaserverless.core.agreement.Schedule;
import io.paykkaserverless.core.create.CreatePaymentCommand;
import io.paykkaserverless.core.create.CreatePaymentResult;
import io.paykkaserverless.core.create.CreatePaymentResult.Created;
import io.paykkaserverless.core.create.CreatePaymentResult.Replayed;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.notification.DeliveryStore;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.OutboxOwner;
import io.paykkaserverless.core.operation.OperationCommand;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.OperationResult;
import io.paykkaserverless.core.order.OrderDetails;
import io.paykkaserverless.core.payment.AuthorisationType;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.ChallengeIndicator;
import io.paykkaserverless.core.payment.IdempotencyKey;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Ports;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.UseCases;
import io.paykkaserverless.core.storedcard.RemoveStoredCard;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The merchant's server: sells, captures, voids, refunds, charges agreements, and asks around. */
final class Backend {

  private static final URI RETURN_URL = URI.create("https://shop.example/thanks");
  private static final String CALLER = "shop";

  private final World world;
  private final Requests requests;
  private final Shopper shopper;
  private final Set<PaymentId> sold = new HashSet<>();
  private int keys;
  private boolean closed;

  Backend(World world, Requests requests, Shopper shopper) {
    this.world = world;
    this.requests = requests;
    this.shopper = shopper;
  }

  /** Somebody orders something. */
  void sell() {
    if (closed) {
      return;
    }
    CreatePaymentCommand command = order("order-" + keys++);
    requests.<CreatePaymentResult>ask(
        UseCase.CREATE,
        () -> world.useCases.create.create(command),
        result -> {
          switch (result) {
            case Created(Payment payment, String _) -> sold(payment);
            case Replayed(Payment payment, String _) -> sold(payment);
            // Everything stood still for longer than it was ahead.
            case CreatePaymentResult.ScheduleNotAhead _ -> {}
            case CreatePaymentResult.KeyReused _, CreatePaymentResult.ReturnUrlNotAllowed _ ->
                throw new PromiseBroken("an order like any other is refused: " + result);
          }
        });
  }

  private CreatePaymentCommand order(String key) {
    return new CreatePaymentCommand(
        CALLER,
        new IdempotencyKey(key),
        Money.of(world.chance.between(100, 5_000), "EUR"),
        key,
        Optional.empty(),
        RETURN_URL,
        world.chance.oneIn(2) ? CaptureMethod.MANUAL : CaptureMethod.AUTOMATIC,
        AuthorisationType.FINAL_AUTH,
        ChallengeIndicator.AUTO,
        kind(),
        OrderDetails.NONE);
  }

  private PaymentKind kind() {
    return switch (world.chance.upTo(5)) {
      case 0 -> new PaymentKind.StoringCard(Payments.SHOPPER);
      case 1 -> new PaymentKind.FirstRecurring(Payments.SHOPPER, schedule());
      case 2 -> new PaymentKind.OneOff(Optional.of(Payments.SHOPPER));
      default -> PaymentKind.oneOff();
    };
  }

  private Optional<Schedule> schedule() {
    if (world.chance.oneIn(3)) {
      return Optional.empty();
    }
    Instant start = world.agenda.instant().plus(Duration.ofMinutes(world.chance.between(60, 900)));
    return Optional.of(
        new Schedule(
            Interval.parse("P1D"),
            Money.of(800, "EUR"),
            start,
            world.chance.oneIn(2)
                ? Optional.of(start.plus(Duration.ofHours(30)))
                : Optional.empty(),
            world.chance.upTo(2),
            List.of()));
  }

  private void sold(Payment payment) {
    if (!sold.add(payment.id())) {
      return;
    }
    later(30_000, () -> shopper.pay(payment));
    for (int wish = world.chance.upTo(8); wish > 0; wish--) {
      later(20 * 3_600_000L, () -> wish(payment));
    }
  }

  private void later(long most, Runnable what) {
    world.agenda.in(world.chance.mostlyLittle(1_000, most), what);
  }

  private void wish(Payment payment) {
    if (closed) {
      return;
    }
    switch (world.chance.upTo(11)) {
      case 0, 1 -> operate(payment, OperationKind.CAPTURE, UseCase.CAPTURE);
      case 2 -> operate(payment, OperationKind.VOID, UseCase.VOID);
      case 3, 4 -> operate(payment, OperationKind.REFUND, UseCase.REFUND);
      case 5 -> {
        operate(payment, OperationKind.REFUND, UseCase.REFUND);
        operate(payment, OperationKind.REFUND, UseCase.REFUND);
      }
      case 6 -> recheck(payment);
      case 7 -> {
        replay(payment);
        look(payment);
      }
      case 8 -> inPortal(payment);
      case 9 -> forget(payment);
      default -> agreement(payment);
    }
  }

  private void operate(Payment payment, OperationKind kind, UseCase useCase) {
    boolean all = kind == OperationKind.VOID || world.chance.oneIn(2);
    OperationCommand command =
        new OperationCommand(
            payment.id(),
            kind,
            all
                ? Optional.empty()
                : Optional.of(world.chance.between(1, payment.terms().amount().minor())),
            Optional.empty(),
            Optional.empty(),
            CALLER,
            new IdempotencyKey("operation-" + keys++),
            UseCases.PUBLIC_BASE_URL);
    requests.<OperationResult>ask(
        useCase,
        () -> world.useCases.operate.operate(command),
        result -> {
          if (result instanceof OperationResult.Taken taken && taken.operation().isOpen()) {
            later(
                60_000,
                () ->
                    requests.<Optional<Payment>>once(
                        UseCase.VIEW_OPERATION,
                        () -> world.useCases.viewOperation.view(taken.operation().id())));
          }
        });
  }

  void recheck(Payment payment) {
    requests.<Optional<Payment>>ask(
        UseCase.RECHECK, () -> world.useCases.reconcile.recheck(payment.id()), _ -> {});
  }

  private void look(Payment payment) {
    Ports ports = world.gated;
    requests.once(
        UseCase.LIST_DELIVERIES,
        () -> {
          ports.health().failing();
          DeliveryStore.Filter all =
              new DeliveryStore.Filter(
                  Payments.NOW, world.agenda.instant(), Optional.empty(), true);
          ports.deliveries().page(all, Optional.empty(), 20);
          return world.useCases.viewDeliveries.view(new OutboxOwner.OfPayment(payment.id()));
        });
    requests.once(UseCase.LIST_PARKED_EVENTS, world.useCases.listParkedEvents::newest);
  }

  private void replay(Payment payment) {
    world.payments.find(payment.id()).map(Payment::outbox).stream()
        .flatMap(List::stream)
        .map(Notification::id)
        .limit(1)
        .forEach(this::replay);
  }

  void replay(NotificationId message) {
    requests.ask(
        UseCase.REPLAY, () -> world.useCases.replay.replay(message, Optional.empty()), _ -> {});
  }

  private void inPortal(Payment payment) {
    world.paykka.all().stream()
        .filter(it -> it.attempt().payment().equals(payment.id()) && it.isApproved())
        .findFirst()
        .filter(_ -> world.weather.brings(Fault.MOVED_IN_PORTAL, 4))
        .ifPresent(world.operations::moveInPortal);
  }

  private void forget(Payment payment) {
    world.paykka.all().stream()
        .filter(it -> it.attempt().payment().equals(payment.id()) && it.isApproved())
        .filter(it -> it.initiation().terms().kind() instanceof PaymentKind.StoringCard)
        .findFirst()
        .ifPresent(this::forget);
  }

  private void forget(Transaction transaction) {
    requests.<RemoveStoredCard.Result>ask(
        UseCase.REMOVE_STORED_CARD,
        () -> world.useCases.removeStoredCard.remove(transaction.token()),
        result -> {
          if (result == RemoveStoredCard.Result.NOT_CONFIRMED) {
            later(60_000, () -> forget(transaction));
          }
        });
  }

  private void agreement(Payment payment) {
    AgreementId id = AgreementId.of(payment.id());
    if (!(payment.terms().kind() instanceof PaymentKind.FirstRecurring)) {
      return;
    }
    switch (world.chance.upTo(7)) {
      case 0, 1, 2 -> charge(id);
      case 3 -> ask(UseCase.PAUSE_AGREEMENT, () -> world.useCases.pauseAgreement.pause(id));
      case 4, 5 -> ask(UseCase.RESUME_AGREEMENT, () -> world.useCases.pauseAgreement.resume(id));
      case 6 -> ask(UseCase.CANCEL_AGREEMENT, () -> world.useCases.cancelAgreement.cancel(id));
      default -> requests.once(UseCase.VIEW_AGREEMENT, () -> world.useCases.viewAgreement.view(id));
    }
  }

  private void ask(UseCase useCase, Supplier<AgreementResult> work) {
    requests.ask(useCase, work, _ -> {});
  }

  private void charge(AgreementId id) {
    ChargeCommand command =
        new ChargeCommand(
            id,
            new ChargePeriod("extra-" + world.chance.upTo(1)),
            Money.of(500, "EUR"),
            "extra",
            Optional.empty(),
            Speaker.MERCHANT,
            world.chance.oneIn(2),
            3,
            UseCases.PUBLIC_BASE_URL);
    requests.ask(UseCase.CHARGE_AGREEMENT, () -> world.useCases.charge.charge(command), _ -> {});
  }

  /** From now on it sells nothing and wants nothing more. */
  void close() {
    closed = true;
  }
}
