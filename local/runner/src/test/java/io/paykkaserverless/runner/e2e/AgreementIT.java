package io.paykkaserverless.runner.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.LocalOptions;
import io.paykkaserverless.runner.LocalSystem;
import io.paykkaserverless.runner.e2e.ScriptedShopper.Answer;
import io.paykkaserverless.runner.e2e.ScriptedShopper.Created;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Agreements and stored cards over the shipped functions and a PayKKa that keeps the cards. */
@TestInstance(Lifecycle.PER_CLASS)
class AgreementIT {

  private static final String APPROVES = "4242424242424242";

  private LocalSystem system;
  private ScriptedShopper shopper;

  @BeforeAll
  void start() {
    system = LocalSystem.start(LocalOptions.in(Path.of("../..")));
    shopper = new ScriptedShopper(system);
  }

  @AfterAll
  void stop() {
    system.close();
  }

  @Test
  void theMerchantChargesAPeriodOnceAndEndsIt() {
    String agreement = agreed("charged", new JsonWriter());
    Answer first = charge(agreement, 990);
    Answer again = charge(agreement, 990);

    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(first.text("status")).isEqualTo("PAID");
    assertThat(first.text("period")).isEqualTo("2026-12");
    assertThat(again.text("id")).isEqualTo(first.text("id"));
    assertThat(again.response().headers().firstValue("idempotency-replayed")).contains("true");
    assertThat(charge(agreement, 991).status()).isEqualTo(422);

    assertThat(shopper.asMerchant("POST", agreement + "/pause").text("status")).isEqualTo("PAUSED");
    assertThat(shopper.asMerchant("POST", agreement + "/resume").text("status"))
        .isEqualTo("ACTIVE");
    assertThat(shopper.asMerchant("DELETE", agreement).text("status")).isEqualTo("CANCELED");
    assertThat(shopper.asMerchant("DELETE", agreement).text("status")).isEqualTo("CANCELED");
    assertThat(shopper.asMerchant("POST", agreement + "/pause").status()).isEqualTo(409);
  }

  @Test
  void theSweepChargesWhatIsDueAndMovesOn() {
    Instant start = Instant.now().plusSeconds(8).truncatedTo(ChronoUnit.MILLIS);
    JsonWriter schedule = new JsonWriter().beginObject("schedule");
    schedule.put("interval", "P1M").put("amount", 800).put("start", start.toString()).end();
    String agreement = agreed("scheduled", schedule);
    String period = nextPeriod(agreement);

    ScriptedShopper.await(
        () -> {
          system.sweep();
          return nextPeriod(agreement);
        },
        next -> !next.equals(period));

    assertThat(period).isEqualTo(start.toString().substring(0, 10));
    assertThat(nextPeriod(agreement)).isGreaterThan(period);
  }

  @Test
  void aScheduleThatBeganBeforeItWasAgreedIsRefused() {
    JsonWriter behind = new JsonWriter().put("payment_type", "RECURRING").beginObject("schedule");
    Instant start = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MILLIS);
    behind.put("interval", "P1M").put("amount", 800).put("start", start.toString()).end();

    assertThat(create("behind", behind).status()).isEqualTo(422);
  }

  @Test
  void aStoredCardIsForgotten() {
    Answer created = create("stored", new JsonWriter().put("store_payment_method", true));
    Created payment = Created.of(created);
    assertThat(shopper.confirm(payment, APPROVES).text("status")).isEqualTo("PAID");
    JsonObject paid = shopper.viewAsMerchant(payment.id()).json();
    String token = MerchantRecords.firstAttempt(paid).text("token").orElseThrow();

    assertThat(shopper.asMerchant("DELETE", "/tokens/" + token).status()).isEqualTo(204);
    assertThat(shopper.asMerchant("DELETE", "/tokens/" + token).status()).isEqualTo(204);
    assertThat(shopper.asMerchant("DELETE", "/tokens/TK1").status()).isEqualTo(404);
  }

  /** The path of an agreement whose first payment is paid. */
  private String agreed(String key, JsonWriter fields) {
    Answer created = create(key, fields.put("payment_type", "RECURRING"));
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    Created payment = Created.of(created);
    assertThat(shopper.confirm(payment, APPROVES).text("status")).isEqualTo("PAID");
    return "/agreements/" + created.text("agreement_id");
  }

  private Answer create(String key, JsonWriter fields) {
    return shopper.create(
        key,
        fields.put("amount", 1250).put("currency", "EUR").put("shopper_reference", "shopper-7"));
  }

  private Answer charge(String agreement, long amount) {
    return shopper.charge(agreement, "2026-12", amount, "EUR");
  }

  private String nextPeriod(String agreement) {
    return shopper
        .asMerchant("GET", agreement)
        .json()
        .object("next_charge")
        .flatMap(next -> next.text("period"))
        .orElseThrow();
  }
}
