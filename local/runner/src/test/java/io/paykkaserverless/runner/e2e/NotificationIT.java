package io.paykkaserverless.runner.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.LocalOptions;
import io.paykkaserverless.runner.LocalSystem;
import io.paykkaserverless.runner.e2e.ScriptedShopper.Created;
import io.paykkaserverless.runner.template.LocalAddresses;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The shipped functions between payments and two endpoints of the merchant's. */
class NotificationIT {

  private static final String APPROVES = "4242424242424242";
  private static final String DECLINES = "4000000000000002";
  private static final int PAYMENTS = 20;
  private static final Duration LATER_MAX = Duration.ofSeconds(1);

  private static final Duration BETWEEN_PAYMENTS = Duration.ofSeconds(2);

  /**
   * As Lambda would have it: room for all that hangs at one moment, which is five first tries of
   * ten seconds each and as many second ones, and for what does not.
   */
  private static final int ENVIRONMENTS = 12;

  private final MerchantEndpoint shop = new MerchantEndpoint("shop");
  private final MerchantEndpoint ledger = new MerchantEndpoint("ledger");
  private final LocalSystem system =
      LocalSystem.start(LocalOptions.in(Path.of("../..")).withEnvironments(ENVIRONMENTS));
  private final ScriptedShopper shopper = new ScriptedShopper(system);

  @AfterEach
  void stop() {
    // What hangs must not, or the functions wait for it.
    ledger.recover();
    system.close();
    shop.close();
    ledger.close();
  }

  @Test
  void anEndpointThatHangsDelaysNoOther() throws InterruptedException {
    JsonWriter secret = new JsonWriter();
    shop.configureIn(secret);
    ledger.configureIn(secret, "payment.paid");
    system.secrets().put("NotificationEndpoints", secret.toString());
    startProcesses();
    Duration alone = longestDelay(round("healthy"));

    ledger.hang();
    List<Message> hanging = round("hanging");
    Duration beside = longestDelay(hanging);
    System.out.printf(
        "longest delay: %d ms alone, %d ms beside one that hangs%n",
        alone.toMillis(), beside.toMillis());

    assertThat(beside.minus(alone))
        .as("%s alone, %s beside one that hangs", alone, beside)
        .isLessThan(LATER_MAX);
    assertThat(hanging).noneMatch(message -> ledger.acceptedAt(message.id()).isPresent());
    ledger.recover();
    hanging.forEach(message -> acceptedAt(ledger, message));
  }

  private record Message(String id, Instant createdAt) {}

  /**
   * Each process, by a whole delivery of its own: cold starts are not what is measured. The ledger
   * does not want what it is sent here, so that nobody else sends it.
   */
  private void startProcesses() {
    List<Message> declined = new ArrayList<>();
    for (int process = 0; process < ENVIRONMENTS; process++) {
      Created created = shopper.created("declined-" + process);
      assertThat(shopper.confirm(created, DECLINES).text("status")).isEqualTo("DECLINED");
      declined.add(message(created));
    }
    declined.forEach(message -> acceptedAt(shop, message));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      declined.forEach(message -> threads.execute(() -> deliverToLedger(message)));
    }
    assertThat(declined).allMatch(message -> ledger.acceptedAt(message.id()).isPresent());
  }

  private void deliverToLedger(Message message) {
    String body =
        new JsonWriter()
            .put("notification_id", message.id())
            .put("endpoint", "ledger")
            .put("round", 0)
            .toString();
    system
        .functions()
        .invoke(
            "DeliverNotificationFunction",
            new JsonWriter()
                .beginArray("Records")
                .beginElement()
                .put("messageId", message.id())
                .put("receiptHandle", message.id())
                .put("body", body)
                .put("eventSourceARN", LocalAddresses.queueArn("NotificationQueue"))
                .end()
                .end()
                .toBytes());
  }

  /** Payments one after the other, until the shop has heard of each. */
  private List<Message> round(String name) throws InterruptedException {
    List<Message> messages = new ArrayList<>();
    for (int payment = 0; payment < PAYMENTS; payment++) {
      Created created = shopper.created(name + "-" + payment);
      assertThat(shopper.confirm(created, APPROVES).text("status")).isEqualTo("PAID");
      messages.add(message(created));
      Thread.sleep(BETWEEN_PAYMENTS);
    }
    messages.forEach(message -> acceptedAt(shop, message));
    return messages;
  }

  private Message message(Created payment) {
    JsonObject only =
        MerchantRecords.elements(shopper.viewAsMerchant(payment.id()).json(), "notifications")
            .findFirst()
            .orElseThrow();
    return new Message(
        only.text("id").orElseThrow(), Instant.parse(only.text("created_at").orElseThrow()));
  }

  private Duration longestDelay(List<Message> messages) {
    return messages.stream()
        .map(message -> Duration.between(message.createdAt(), acceptedAt(shop, message)))
        .max(Duration::compareTo)
        .orElseThrow();
  }

  private static Instant acceptedAt(MerchantEndpoint endpoint, Message message) {
    return ScriptedShopper.await(() -> endpoint.acceptedAt(message.id()), Optional::isPresent)
        .orElseThrow();
  }
}
