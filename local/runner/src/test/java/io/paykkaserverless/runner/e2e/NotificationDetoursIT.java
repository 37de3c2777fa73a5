package io.paykkaserverless.runner.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.LocalOptions;
import io.paykkaserverless.runner.LocalSystem;
import io.paykkaserverless.runner.e2e.ScriptedShopper.Answer;
import io.paykkaserverless.runner.e2e.ScriptedShopper.Created;
import io.paykkaserverless.runner.iam.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Notifications that do not go straight from the queue to the merchant's server. */
@TestInstance(Lifecycle.PER_CLASS)
class NotificationDetoursIT {

  private static final String APPROVES = "4242424242424242";

  /** A little more than the sweep leaves to the queue. */
  private static final Duration MISSED_AFTER = Duration.ofHours(13);

  private LocalSystem system;
  private ScriptedShopper shopper;
  private MerchantRecords records;

  @BeforeAll
  void start() {
    system = LocalSystem.start(LocalOptions.in(Path.of("../..")));
    shopper = new ScriptedShopper(system);
    records = new MerchantRecords(system, shopper);
  }

  @AfterAll
  void stop() {
    system.close();
  }

  @Test
  void whatTheQueueHidesForTooLongTheSweepBringsBack() {
    system.merchant().inbox().answerNext(2, 503);
    Created payment = paid("overdue");
    shopper.await(payment, json -> attempts(json).count() == 2);

    new Ageing(system).age(payment.id(), MISSED_AFTER);
    system.sweep();

    shopper.await(payment, json -> MerchantRecords.delivered(json).equals(List.of("payment.paid")));
    assertThat(attempts(shopper.viewAsMerchant(payment.id()).json())).hasSize(3);
    assertThat(system.usage().calls())
        .containsKey(new Usage.Operation("ReconcilePaymentsFunction", "sqs:SendMessageBatch"));
  }

  @Test
  void theMerchantListsWhatWasSentAndHasItSentAgain() {
    Created payment = paid("listed");
    records.assertToldOnce(payment, "payment.paid");
    String id =
        MerchantRecords.elements(shopper.viewAsMerchant(payment.id()).json(), "notifications")
            .map(message -> message.text("id").orElseThrow())
            .findFirst()
            .orElseThrow();

    assertThat(listed("false")).anyMatch(is(id));
    assertThat(listed("true")).noneMatch(is(id));
    assertThat(shopper.asMerchant("POST", "/notifications/" + id + "/replay").status())
        .isEqualTo(202);

    ScriptedShopper.await(() -> records.received(payment), received -> received.size() == 2);
    assertThat(records.received(payment)).allMatch(message -> message.sequence() == 1);
  }

  @Test
  void whatIsNoMessageOfOursIsHopelessAndSaidToBe() {
    try (SqsClient sqs = system.queues().client()) {
      sqs.sendMessage(
          send ->
              send.queueUrl(system.queues().queueUrl("NotificationQueue"))
                  .messageBody(new JsonWriter().put("whose", "not ours").toString()));
    }

    records.assertLogged("HOPELESS", "deliver-notification");
  }

  private Created paid(String key) {
    Created payment = shopper.created(key);
    assertThat(shopper.confirm(payment, APPROVES).text("status")).isEqualTo("PAID");
    return payment;
  }

  private List<JsonObject> listed(String undelivered) {
    Answer page = shopper.asMerchant("GET", "/notifications?undelivered=" + undelivered);
    assertThat(page.status()).as(page.body()).isEqualTo(200);
    return MerchantRecords.elements(page.json(), "notifications").toList();
  }

  private static Predicate<JsonObject> is(String id) {
    return listed -> listed.text("notification_id").orElse("").equals(id);
  }

  private static Stream<JsonObject> attempts(JsonObject payment) {
    return MerchantRecords.elements(payment, "notifications")
        .flatMap(message -> MerchantRecords.elements(message, "deliveries"))
        .flatMap(delivery -> MerchantRecords.elements(delivery, "attempts"));
  }
}
