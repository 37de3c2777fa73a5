package io.paykkaserverless.createpayment;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.aws.snapstart.BeforeSnapshot;
import io.paykkaserverless.core.create.CreatePayment;
import io.paykkaserverless.core.create.CreatePaymentResult.Created;
import io.paykkaserverless.core.create.CreatePaymentResult.KeyReused;
import io.paykkaserverless.core.create.CreatePaymentResult.Replayed;
import io.paykkaserverless.core.create.CreatePaymentResult.ReturnUrlNotAllowed;
import io.paykkaserverless.core.create.CreatePaymentResult.ScheduleNotAhead;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** {@code POST /payments}: the merchant's server creates and prices a payment. */
public final class CreatePaymentHandler implements RequestStreamHandler {

  private final HttpEdge edge;
  private final Callers callers;
  private final CreatePayment createPayment;
  private final BeforeSnapshot beforeSnapshot = new BeforeSnapshot();

  /** Wired from the environment, as Lambda makes it. */
  public CreatePaymentHandler() {
    this(Wiring.from(System.getenv()));
    beforeSnapshot.rehearse(System.getenv(), CreatePaymentRehearsal::play);
  }

  CreatePaymentHandler(Wiring wiring) {
    this.edge = wiring.edge();
    this.callers = wiring.callers();
    this.createPayment = wiring.createPayment();
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    edge.serve(event, answer, context, this::answer);
  }

  private HttpResponse answer(HttpRequest request) {
    String caller = callers.requireMerchant(request).name();
    return switch (createPayment.create(CreatePaymentRequest.read(request, caller))) {
      case Created(var payment, String token) -> CreatePaymentAnswer.of(payment, token);
      case Replayed(var payment, String token) ->
          CreatePaymentAnswer.of(payment, token).withHeader("idempotency-replayed", "true");
      case KeyReused _ -> throw CreatePaymentAnswer.keyReused();
      case ReturnUrlNotAllowed _ -> throw CreatePaymentAnswer.returnUrlNotAllowed();
      case ScheduleNotAhead _ -> throw CreatePaymentAnswer.scheduleNotAhead();
    };
  }
}
