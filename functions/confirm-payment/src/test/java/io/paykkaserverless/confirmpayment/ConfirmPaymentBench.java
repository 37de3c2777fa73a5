package io.paykkaserverless.confirmpayment;

import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.aws.secrets.TestApiKeys;
import io.paykkaserverless.aws.telemetry.InvocationLog;
import io.paykkaserverless.aws.telemetry.RecordingInvocationLog;
import io.paykkaserverless.core.paykka.Initiation;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.TestBench;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The handler over fakes, and the sample request as a shopper's browser would send it. */
final class ConfirmPaymentBench {

  private static final String SAMPLE_ID = "paaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

  final TestBench core = new TestBench();
  final TestApiKeys apiKeys = new TestApiKeys();
  final ConfirmPaymentHandler handler = handler(new RecordingInvocationLog(), Optional.empty());

  ConfirmPaymentHandler handler(InvocationLog log, Optional<URI> publicBaseUrl) {
    return new ConfirmPaymentHandler(
        new Wiring(
            new HttpEdge(log),
            new Callers(apiKeys, core.clientTokens),
            publicBaseUrl,
            core.confirm));
  }

  SampleEvent sample() {
    return SampleEvent.of("confirm-payment")
        .with(SAMPLE_ID, Payments.ID.value())
        .with("CLIENT_TOKEN", token(Payments.ID));
  }

  SampleEvent sampleOfTheMerchant() {
    return sample().bearer(apiKeys.key());
  }

  String token(PaymentId payment) {
    return core.clientTokens.issue(payment, Payments.NOW.plus(Duration.ofHours(1)));
  }

  /** What PayKKa was asked last. */
  Initiation initiation() {
    return core.paykka.initiations().getLast();
  }
}
