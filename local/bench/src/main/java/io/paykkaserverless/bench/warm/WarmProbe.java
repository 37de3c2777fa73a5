package io.paykkaserverless.bench.warm;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.paykkaserverless.aws.dynamodb.DynamoPaymentStore;
import io.paykkaserverless.aws.http.FixedContext;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.bench.warm.Meter.Usage;
import io.paykkaserverless.bench.warm.Meter.Work;
import io.paykkaserverless.confirmpayment.ConfirmPaymentBench;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.paykka.signature.PaykkaSigner;
import io.paykkaserverless.paykka.signature.PaykkaVerifier;
import io.paykkaserverless.receivewebhook.WebhookBench;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Measures in a JVM of its own, with the flags it is started with, and prints {@code <name>
 * <nanoseconds of CPU> <bytes allocated>} line by line. The handlers run over ports in memory; what
 * an item costs to map and a message to sign is measured beside that.
 */
public final class WarmProbe {

  private static final byte[] BODY = "{}".repeat(400).getBytes(StandardCharsets.UTF_8);
  private static final String PATH = "/v3/payment/acq";

  private WarmProbe() {}

  static void main() {
    Meter meter = new Meter();
    print("webhook-handler", meter.of(WarmProbe::webhook));
    print("confirm-handler", meter.of(WarmProbe::confirm));
    Payment payment = paid();
    DynamoPaymentStore items =
        new DynamoPaymentStore(new KeptItem(), "payments", Duration.ofDays(400));
    items.insert(payment);
    print("item-write", meter.of(() -> () -> items.replace(payment)));
    print("item-read", meter.of(() -> () -> items.find(payment.id())));
    PaykkaSigner signer =
        new PaykkaSigner(
            WebhookBench.PAYKKA.getPrivate(), InstantSource.system(), () -> "4326048250346354435");
    print("sign", meter.of(() -> () -> signer.sign("POST", PATH, BODY)));
    PaykkaVerifier verifier =
        new PaykkaVerifier(List.of(WebhookBench.PAYKKA.getPublic()), InstantSource.system());
    Map<String, String> signed = signer.sign("POST", PATH, BODY).ofResponse();
    print("verify", meter.of(() -> () -> verifier.verify("POST", PATH, signed, BODY)));
  }

  private static Work webhook() {
    WebhookBench bench = new WebhookBench();
    return invocation(bench.handler, bench.signed(bench.success()));
  }

  private static Work confirm() {
    ConfirmPaymentBench bench = new ConfirmPaymentBench();
    return invocation(bench.handler, bench.sample());
  }

  private static Work invocation(RequestStreamHandler handler, SampleEvent event) {
    byte[] bytes = event.text().getBytes(StandardCharsets.UTF_8);
    return () -> {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      handler.handleRequest(new ByteArrayInputStream(bytes), answer, new FixedContext());
      if (!answer.toString(StandardCharsets.UTF_8).contains("\"statusCode\":200,")) {
        throw new IllegalStateException("answered " + answer.toString(StandardCharsets.UTF_8));
      }
    };
  }

  /** As it stands in the table after a webhook. */
  private static Payment paid() {
    WebhookBench bench = new WebhookBench();
    Work webhook = invocation(bench.handler, bench.signed(bench.success()));
    try {
      webhook.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return bench.core.store.find(Payments.ID).orElseThrow();
  }

  private static void print(String name, Usage usage) {
    System.out.println(name + " " + usage.nanos() + " " + usage.bytes());
  }
}
