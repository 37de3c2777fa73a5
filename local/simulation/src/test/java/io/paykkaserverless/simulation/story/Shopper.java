package io.paykkaserverless.simulation.story;

import io.paykkaserverless.core.applepay.ApplePayResult;
import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.card.PaymentInstrument;
import io.paykkaserverless.core.card.ShopperDevice;
import io.paykkaserverless.core.confirm.ConfirmPaymentCommand;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.core.payment.UseCases;
import io.paykkaserverless.core.returning.FinishReturnResult;
import io.paykkaserverless.simulation.story.Functions.Outcome;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Shoppers: they pay, click twice, pass 3-D Secure or not, come back or not, and try again. */
final class Shopper {

  private static final int CLICKS_MAX = 5;

  private final World world;
  private final Requests requests;
  private boolean gone;

  Shopper(World world, Requests requests) {
    this.world = world;
    this.requests = requests;
    world.paykka.sendsShoppersTo(this::authenticate);
  }

  /** Pays for an order, in the end. */
  void pay(Payment payment) {
    if (world.chance.oneIn(12)) {
      requests.<ApplePayResult>once(
          UseCase.APPLE_PAY_SESSION,
          () -> world.useCases.openApplePaySession.open(payment.id(), "shop.example"));
    }
    click(payment.id(), instrument(payment), CLICKS_MAX);
  }

  /** Whoever has an account sometimes pays with a card that was stored before. */
  private PaymentInstrument instrument(Payment payment) {
    boolean mayUseStored =
        payment.terms().kind() instanceof PaymentKind.OneOff oneOff && oneOff.shopper().isPresent();
    List<CardToken> tokens =
        world.paykka.all().stream()
            .filter(it -> it.isApproved() && it.initiation().terms().kind().storesCard())
            .map(Transaction::token)
            .toList();
    return mayUseStored && !tokens.isEmpty() ? world.chance.of(tokens) : TestBench.encryptedCard();
  }

  private void click(PaymentId payment, PaymentInstrument instrument, int clicks) {
    if (gone || clicks == 0) {
      return;
    }
    requests.<ConfirmPaymentResult>once(
        UseCase.CONFIRM,
        () -> confirmed(payment, instrument),
        outcome -> lookAt(outcome, payment, instrument, clicks - 1));
    if (world.weather.brings(Fault.CLICKED_TWICE)) {
      world.agenda.in(
          world.chance.mostlyLittle(1, 3_000),
          () -> requests.once(UseCase.CONFIRM, () -> confirmed(payment, instrument)));
    }
  }

  private ConfirmPaymentResult confirmed(PaymentId payment, PaymentInstrument instrument) {
    return world.useCases.confirm.confirm(
        new ConfirmPaymentCommand(
            payment, Speaker.SHOPPER, instrument, ShopperDevice.NONE, UseCases.PUBLIC_BASE_URL));
  }

  private void lookAt(
      Outcome<ConfirmPaymentResult> outcome,
      PaymentId payment,
      PaymentInstrument instrument,
      int clicks) {
    switch (outcome) {
      case Outcome.Answered<ConfirmPaymentResult>(var result) -> {
        switch (result) {
          case ConfirmPaymentResult.Answered(Payment now) -> goOn(now, clicks);
          case ConfirmPaymentResult.InstrumentRefused _ ->
              later(3_000, () -> click(payment, TestBench.encryptedCard(), clicks));
          case ConfirmPaymentResult.NoSuchPayment _ ->
              throw new PromiseBroken("a payment that was answered is gone: " + payment);
          case ConfirmPaymentResult.TooLate _, ConfirmPaymentResult.TooManyAttempts _ -> {}
        }
      }
      case Outcome.Failed<ConfirmPaymentResult> _, Outcome.Died<ConfirmPaymentResult> _ ->
          later(5_000, () -> click(payment, instrument, clicks));
    }
  }

  private void goOn(Payment payment, int clicks) {
    if (payment.state() == PaymentState.DECLINED) {
      later(60_000, () -> click(payment.id(), TestBench.encryptedCard(), clicks));
    } else if (payment.state().isOpen()) {
      later(
          10_000,
          () ->
              requests.<Optional<Payment>>once(
                  UseCase.VIEW, () -> world.useCases.view.viewWhole(payment.id())));
    }
  }

  private void later(long most, Runnable what) {
    world.agenda.in(world.chance.mostlyLittle(200, most), what);
  }

  /** The browser is on the issuer's page. */
  private void authenticate(Transaction transaction) {
    String token = token(transaction);
    AttemptId attempt = transaction.attempt();
    if (world.chance.oneIn(6)) {
      // The address of the return is no secret; it is called before anything was decided.
      later(20_000, () -> comeBack(attempt, token));
    }
    if (world.weather.brings(Fault.SHOPPER_GONE)) {
      return;
    }
    boolean passes = !world.chance.oneIn(5);
    later(
        300_000,
        () -> {
          world.paykka.decide(transaction, passes);
          later(2_000, () -> comeBack(attempt, token));
          if (world.weather.brings(Fault.CLICKED_TWICE)) {
            later(3_000, () -> comeBack(attempt, token));
          }
        });
  }

  private void comeBack(AttemptId attempt, String token) {
    requests.<FinishReturnResult>once(
        UseCase.RETURN,
        () -> finished(attempt, token),
        outcome -> {
          if (outcome instanceof Outcome.Answered<FinishReturnResult>(var result)) {
            PromiseBroken.unless(
                !(result instanceof FinishReturnResult.LinkNotOurs), "a link of ours is not ours");
          }
        });
  }

  private FinishReturnResult finished(AttemptId attempt, String token) {
    FinishReturnResult result = world.useCases.finishReturn.finish(token);
    if (result instanceof FinishReturnResult.BackToShop(Payment payment)) {
      world.mistake.cameBack(world.useCases, payment, attempt);
    }
    return result;
  }

  private static String token(Transaction transaction) {
    String path = transaction.initiation().returnUrl().map(URI::getPath).orElseThrow();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** From now on nobody clicks. */
  void leave() {
    gone = true;
  }
}
