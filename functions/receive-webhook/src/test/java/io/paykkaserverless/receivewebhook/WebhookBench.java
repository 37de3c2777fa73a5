package io.paykkaserverless.receivewebhook;

import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.aws.telemetry.InvocationLog;
import io.paykkaserverless.aws.telemetry.RecordingInvocationLog;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.http.AddressRule;
import io.paykkaserverless.paykka.signature.PaykkaSigner;
import io.paykkaserverless.paykka.signature.PaykkaVerifier;
import io.paykkaserverless.paykka.transaction.ReportReader;
import io.paykkaserverless.paykka.webhook.WebhookReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/**
 * The handler over fakes, a payment whose shopper is at the bank, and a PayKKa whose key was made a
 * moment ago.
 */
public final class WebhookBench {

  public static final KeyPair PAYKKA = keyPair();
  public static final KeyPair STRANGER = keyPair();

  private static final String SAMPLE_REFUND = "paaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaar01";
  private static final String SAMPLE_TRANS_ID = "paaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa01";

  private static final List<String> SIGNATURE_HEADERS =
      List.of("x-paykka-timestamp", "x-paykka-nonce", "x-paykka-sign", "x-paykka-sign-alg");

  public final TestBench core = new TestBench();
  public final ReceiveWebhookHandler handler = handlerThatLogs(new RecordingInvocationLog());

  public WebhookBench() {
    core.paykka.mood(Mood.WANTS_3DS);
    core.confirm();
  }

  /** A payment of that kind, of which PayKKa has told us nothing yet: its answer was lost. */
  public static WebhookBench afterALostAnswer(PaymentKind kind) {
    WebhookBench bench = new WebhookBench();
    bench.core.begin(Payments.payment().kind(kind).build());
    bench.core.paykka.mood(Mood.LOSES_THE_ANSWER_AFTER_CHARGING).stopAnsweringQueries();
    bench.core.confirm();
    return bench;
  }

  public ReceiveWebhookHandler handlerThatLogs(InvocationLog log) {
    return handler(log, Optional.empty());
  }

  /** The handler of a system that PayKKa reaches by {@code publicBaseUrl}. */
  public ReceiveWebhookHandler handlerAt(String publicBaseUrl) {
    return handler(new RecordingInvocationLog(), Optional.of(URI.create(publicBaseUrl)));
  }

  private ReceiveWebhookHandler handler(InvocationLog log, Optional<URI> publicBaseUrl) {
    PaykkaVerifier verifier = new PaykkaVerifier(List.of(PAYKKA.getPublic()), core.clock);
    return new ReceiveWebhookHandler(
        new Wiring(
            new HttpEdge(log, Wiring.LIMITS),
            new SignedPaths(publicBaseUrl),
            new WebhookReader(verifier, new ReportReader(AddressRule.HTTPS_ONLY, core.signals)),
            core.acceptWebhook,
            core.signals));
  }

  /** PayKKa says that the payment succeeded; not signed yet. */
  public SampleEvent success() {
    return ofThePayment(SampleEvent.of("receive-webhook"))
        .with(SAMPLE_TRANS_ID, Payments.FIRST.transId());
  }

  private SampleEvent ofThePayment(SampleEvent sample) {
    return sample
        .with("MERCHANT_ID", Payments.MERCHANT.value())
        .with(
            "GW0000000000000001",
            core.paykka.report(Payments.FIRST).orderId().orElseThrow().value());
  }

  /** PayKKa says that it succeeded and what it stored of the shopper's; not signed yet. */
  public SampleEvent successThatStored(String fields) {
    return success().inBody("\"status\"", fields + ",\"status\"");
  }

  /** PayKKa says that it failed; not signed yet. */
  public SampleEvent failure() {
    return success()
        .inBody("PAYMENT.SUCCESS", "PAYMENT.FAILURE")
        .inBody("\"status\":\"SUCCESS\"", "\"status\":\"FAILURE\"")
        .inBody("\"0000\"", "\"2099\"");
  }

  /** PayKKa says that it was approved and the money not taken yet; not signed yet. */
  public SampleEvent authorization() {
    return success()
        .inBody("PAYMENT.SUCCESS", "PAYMENT.AUTHORIZATION")
        .inBody("\"status\":\"SUCCESS\"", "\"status\":\"AUTHORIZED\"");
  }

  /** A shopper's bank disputes the payment, told as PayKKa's page says: without a signature. */
  public SampleEvent dispute() {
    return ofThePayment(SampleEvent.of("receive-dispute-webhook"))
        .with(SAMPLE_TRANS_ID, Payments.FIRST.transId());
  }

  /** PayKKa says that a refund arrived; not signed yet. */
  public SampleEvent refund(OperationId refund) {
    return ofThePayment(SampleEvent.of("receive-refund-webhook"))
        .with(SAMPLE_REFUND, refund.text());
  }

  /** The same event without any header that a signature takes. */
  public SampleEvent unsigned(SampleEvent event) {
    SampleEvent bare = event;
    for (String name : SIGNATURE_HEADERS) {
      bare = bare.withoutHeader(name);
    }
    return bare;
  }

  /** The same event, signed now for its path and body. */
  public SampleEvent signed(SampleEvent event) {
    return signedBy(PAYKKA, event);
  }

  public SampleEvent signedBy(KeyPair key, SampleEvent event) {
    return signed(key, event.path(), event);
  }

  /** Signed now for {@code path}, whatever path the event comes by. */
  public SampleEvent signedFor(String path, SampleEvent event) {
    return signed(PAYKKA, path, event);
  }

  private SampleEvent signed(KeyPair key, String path, SampleEvent event) {
    return event.headers(
        new PaykkaSigner(key.getPrivate(), core.clock, () -> "4326048250346354435")
            .sign("POST", path, event.body().getBytes(StandardCharsets.UTF_8))
            .ofRequest("978594372956732"));
  }

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
      rsa.initialize(2048);
      return rsa.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }
}
