package io.paykkaserverless.paykka;

import io.paykkaserverless.core.paykka.PaykkaGateway.InitiationOutcome;
import io.paykkaserverless.core.paykka.PaykkaGateway.QueryOutcome;
import io.paykkaserverless.core.payment.IdSource;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.RecordingSignals;
import io.paykkaserverless.core.secret.Rotating;
import io.paykkaserverless.http.AddressRule;
import io.paykkaserverless.http.RawServer;
import io.paykkaserverless.paykka.signature.TestKeys;
import java.net.URI;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A gateway wired for tests, and what it needs to say in them. */
final class GatewayBench {

  static final InstantSource CLOCK = InstantSource.fixed(Payments.NOW);
  static final Duration AMPLE = Duration.ofSeconds(10);

  /** PayKKa's reply to a payment that went through. */
  static final String PAID =
      """
      {"ret_code":"000000","ret_msg":"Success","data":{"trans_id":"%s","order_id":"GW1",\
      "status":"SUCCESS","amount":1250,"currency":"EUR"}}\
      """
          .formatted(Payments.FIRST.transId());

  final RecordingSignals signals = new RecordingSignals();
  final RotatingKey key = new RotatingKey(TestKeys.MERCHANT.getPrivate());

  private final AtomicInteger requests = new AtomicInteger();
  private final IdSource nonces = () -> "nonce-of-request-" + requests.incrementAndGet();

  InitiationOutcome initiate(RawServer server, ResponseSignaturePolicy policy) {
    return gateway(server.address(), key, policy).initiate(Initiations.full(), AMPLE);
  }

  QueryOutcome query(RawServer server, ResponseSignaturePolicy policy) {
    return gateway(server.address(), key, policy).query(Payments.FIRST, AMPLE);
  }

  HttpPaykkaGateway gateway(
      URI apiUrl, Rotating<PrivateKey> signingKey, ResponseSignaturePolicy policy) {
    return new HttpPaykkaGateway(
        new PaykkaSettings(
            Payments.MERCHANT, "978594372956732", apiUrl, new AddressRule(true), PaykkaPaths.v3()),
        signingKey,
        new ResponseSignatures(policy, List.of(TestKeys.PAYKKA.getPublic()), CLOCK, signals),
        CLOCK,
        nonces,
        signals);
  }
}
