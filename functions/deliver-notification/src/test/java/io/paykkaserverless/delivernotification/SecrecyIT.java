package io.paykkaserverless.delivernotification;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.canary.Canary;
import io.paykkaserverless.aws.http.FixedContext;
import io.paykkaserverless.aws.sqs.QueueEvent;
import io.paykkaserverless.aws.sqs.RecordingVisibility;
import io.paykkaserverless.aws.sqs.SqsBatch;
import io.paykkaserverless.aws.telemetry.CapturedOutput;
import io.paykkaserverless.aws.telemetry.EmbeddedMetricSignals;
import io.paykkaserverless.aws.telemetry.JsonInvocationLog;
import io.paykkaserverless.core.notification.DeliverNotification;
import io.paykkaserverless.core.notification.DeliveryId;
import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.QueuedNotification.Retried;
import io.paykkaserverless.core.notification.TryDelivery;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.http.HttpTransport;
import io.paykkaserverless.http.RawServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the function prints and stores while real endpoints refuse, break off and do not listen. */
class SecrecyIT {

  private static final String PATH = "/hooks?password=canary-of-the-address";
  private static final String BODY =
      "card 4242 4242 4242 4242, 4242-4242-4242-4242 and 4242424242424242 of jane@canary.example";

  private final TestBench core = new TestBench();
  private final EndpointsSecret secret = new EndpointsSecret();

  @Test
  void noKeyNoAddressAndNothingOfAnAnswerGetsOut() throws IOException {
    Canary canary = new Canary("canary-of-the-address", "canary.example", "127.0.0.1");
    core.confirm();
    String output;
    try (RawServer refusing =
            RawServer.answering(RawServer.http(500, "X-Note: " + BODY + "\r\n", BODY));
        RawServer breaking = new RawServer((_, _) -> false);
        CapturedOutput captured = new CapturedOutput()) {
      canary.andKey(secret.add("refusing", at(refusing.address())));
      canary.andKey(secret.add("breaking", at(breaking.address())));
      canary.andKey(secret.add("closed", at(URI.create("http://127.0.0.1:1"))));
      canary.andKey(secret.add("nowhere", at(URI.create("https://paykka-serverless.invalid"))));
      for (String endpoint : new String[] {"refusing", "breaking", "closed", "nowhere"}) {
        canary.assertAbsent("the answer", deliverTo(endpoint));
      }
      output = captured.text();
    }

    assertThat(output).contains("NOTIFICATION_REFUSED", "AGAIN").doesNotContain("card");
    canary.assertAbsent("the log", output);
    assertThat(core.deliveries.all()).hasSize(4);
    canary.assertAbsent("a delivery", core.deliveries.all().toString());
  }

  private String deliverTo(String endpoint) throws IOException {
    HttpMerchantEndpoints endpoints =
        new HttpMerchantEndpoints(
            secret, HttpTransport.toMerchants(true), core.clock, Duration.ofSeconds(2));
    EmbeddedMetricSignals signals =
        new EmbeddedMetricSignals(
            "PaykkaServerless", "deliver-notification", InstantSource.system());
    DeliverNotificationHandler handler =
        new DeliverNotificationHandler(
            new Wiring(
                new SqsBatch(new JsonInvocationLog(Map.of()), new RecordingVisibility()),
                new DeliverNotification(
                    core.outboxes,
                    endpoints,
                    new TryDelivery(core.deliveries, endpoints, core.health, signals, core.clock),
                    core.queue,
                    signals,
                    core.clock)));
    DeliveryId id = new DeliveryId(NotificationId.of(Payments.ID, 1), new EndpointName(endpoint));
    byte[] event =
        new QueueEvent().with(new Retried(id, 0)).text().getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event), answer, new FixedContext());
    return answer.toString(StandardCharsets.UTF_8);
  }

  private static URI at(URI server) {
    return server.resolve(PATH);
  }
}
