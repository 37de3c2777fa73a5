package io.paykkaserverless.aws.confirm;

import io.paykkaserverless.aws.http.Caller;
import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.http.Callers.Entitled;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.aws.http.RequestBody;
import io.paykkaserverless.core.card.PaymentInstrument;
import io.paykkaserverless.core.card.ShopperDevice;
import io.paykkaserverless.core.confirm.ConfirmPayment;
import io.paykkaserverless.core.confirm.ConfirmPaymentCommand;
import io.paykkaserverless.core.payment.Speaker;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** The shopper, or the merchant's server for them, pays. */
public final class ConfirmRoute implements HttpEdge.Route {

  private final Callers callers;
  private final Optional<URI> publicBaseUrl;
  private final InstrumentReader instruments;
  private final ConfirmPayment confirmPayment;

  /**
   * A route for one kind of instruments.
   *
   * @param publicBaseUrl our own address where it is not the one the caller used
   */
  public ConfirmRoute(
      Callers callers,
      Optional<URI> publicBaseUrl,
      InstrumentReader instruments,
      ConfirmPayment confirmPayment) {
    this.callers = callers;
    this.publicBaseUrl = publicBaseUrl;
    this.instruments = instruments;
    this.confirmPayment = confirmPayment;
  }

  @Override
  public HttpResponse answer(HttpRequest request) {
    Entitled entitled = callers.requireEntitledToPayment(request, "id");
    return ConfirmAnswer.of(confirmPayment.confirm(command(request, entitled)));
  }

  private ConfirmPaymentCommand command(HttpRequest request, Entitled entitled) {
    RequestBody body = RequestBody.of(request);
    Supplier<PaymentInstrument> instrument = instruments.read(body, entitled.caller());
    ShopperDevice device = BrowserFields.read(body, request, entitled.caller());
    body.requireValid();
    return new ConfirmPaymentCommand(
        entitled.payment(),
        speaker(entitled.caller()),
        instrument.get(),
        device,
        publicBaseUrl.orElseGet(request::baseUrl));
  }

  private static Speaker speaker(Caller caller) {
    return switch (caller) {
      case Caller.Merchant _ -> Speaker.MERCHANT;
      case Caller.Shopper _ -> Speaker.SHOPPER;
    };
  }
}
