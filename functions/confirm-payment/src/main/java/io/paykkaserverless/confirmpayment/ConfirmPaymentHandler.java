package io.paykkaserverless.confirmpayment;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.core.confirm.ConfirmPayment;
import io.paykkaserverless.core.confirm.ConfirmPaymentCommand;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult.Answered;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult.NoSuchPayment;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult.TooLate;
import io.paykkaserverless.core.confirm.ConfirmPaymentResult.TooManyAttempts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Optional;

/** {@code POST /payments/{id}/confirm}: the shopper pays. */
public final class ConfirmPaymentHandler implements RequestStreamHandler {

  private final HttpEdge edge;
  private final Callers callers;
  private final Optional<URI> publicBaseUrl;
  private final ConfirmPayment confirmPayment;

  /** Wired from the environment, as Lambda makes it. */
  public ConfirmPaymentHandler() {
    this(Wiring.from(System.getenv()));
  }

  ConfirmPaymentHandler(Wiring wiring) {
    this.edge = wiring.edge();
    this.callers = wiring.callers();
    this.publicBaseUrl = wiring.publicBaseUrl();
    this.confirmPayment = wiring.confirmPayment();
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    edge.serve(event, answer, context, this::answer);
  }

  private HttpResponse answer(HttpRequest request) {
    var entitled = callers.requireEntitledToPayment(request, "id");
    ConfirmPaymentCommand command =
        ConfirmPaymentRequest.read(request, entitled, publicBaseUrl.orElseGet(request::baseUrl));
    return switch (confirmPayment.confirm(command)) {
      case Answered(var payment) -> ConfirmPaymentAnswer.of(payment);
      case NoSuchPayment _ -> throw ConfirmPaymentAnswer.noSuchPayment();
      case TooLate _ -> throw ConfirmPaymentAnswer.tooLate();
      case TooManyAttempts _ -> throw ConfirmPaymentAnswer.tooManyAttempts();
    };
  }
}
