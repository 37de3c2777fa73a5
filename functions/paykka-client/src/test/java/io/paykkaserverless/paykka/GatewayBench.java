package io.paykkaserverless.paykka;

import static io.paykkaserverless.http.RawServer.http;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.paykkaserverless.core.paykka.PaykkaGateway.InitiationOutcome;
import io.paykkaserverless.core.paykka.PaykkaGateway.QueryOutcome;
import io.paykkaserverless.core.payment.IdSource;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.RecordingSignals;
import io.paykkaserverless.core.secret.Rotating;
import io.paykkaserverless.http.AddressRule;
import io.paykkaserverless.http.HttpTransport;
import io.paykkaserverless.http.RawServer;
import io.paykkaserverless.paykka.signature.PaykkaSigner;
import io.paykkaserverless.paykka.signature.TestKeys;
import java.net.URI;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A connection wired for tests, and what it needs to say in them. */
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

  private final IdSource nonces;

  GatewayBench() {
    AtomicInteger requests = new AtomicInteger();
    nonces = () -> "nonce-of-request-" + requests.incrementAndGet();
  }

  /** With nonces that a test chooses. */
  GatewayBench(IdSource nonces) {
    this.nonces = nonces;
  }

  InitiationOutcome initiate(RawServer server, ResponseSignaturePolicy policy) {
    return to(server, policy).gateway().initiate(Initiations.full(), AMPLE);
  }

  QueryOutcome query(RawServer server, ResponseSignaturePolicy policy) {
    return to(server, policy).gateway().query(Payments.FIRST, AMPLE);
  }

  PaykkaConnection to(RawServer server, ResponseSignaturePolicy policy) {
    return connection(server.address(), key, policy);
  }

  PaykkaConnection connection(
      URI apiUrl, Rotating<List<PrivateKey>> signingKeys, ResponseSignaturePolicy policy) {
    PaykkaSettings settings =
        new PaykkaSettings(
            Payments.MERCHANT, "978594372956732", apiUrl, new AddressRule(true), PaykkaPaths.v3());
    ResponseSignatures signatures =
        new ResponseSignatures(policy, List.of(TestKeys.PAYKKA.getPublic()), CLOCK, signals);
    return PaykkaConnection.over(
        new SignedCall(
            settings, signingKeys, new HttpTransport(), signatures, CLOCK, nonces, signals),
        settings,
        signals);
  }

  /** PayKKa's answer to a request for {@code path}, under a signature of {@code pair}. */
  static String signedBy(KeyPair pair, String path, String body) {
    StringBuilder headers = new StringBuilder();
    new PaykkaSigner(pair.getPrivate(), CLOCK, () -> "nonce-of-response")
        .sign("POST", path, body.getBytes(UTF_8))
        .ofResponse()
        .forEach((name, text) -> headers.append(name).append(": ").append(text).append("\r\n"));
    return http(200, headers.toString(), body);
  }
}
