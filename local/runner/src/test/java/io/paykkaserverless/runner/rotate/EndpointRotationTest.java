package io.paykkaserverless.runner.rotate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.runner.deployed.AwsConnection;
import io.paykkaserverless.runner.keys.FreshKeys;
import io.paykkaserverless.runner.keys.KeptSecret;
import io.paykkaserverless.runner.keys.Unusable;
import io.paykkaserverless.runner.rotate.RotateOptions.NotificationSecret;
import io.paykkaserverless.runner.secrets.SecretsManagerStub;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key is replaced without a moment without one, and without touching anything else. */
final class EndpointRotationTest {

  private static final String SECRET = "NotificationEndpoints";
  private static final EndpointName SHOP = new EndpointName("shop");
  private static final Duration OVERLAP = Duration.ofDays(3);
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00.123Z");

  private final SecretsManagerStub stub = SecretsManagerStub.start(() -> NOW);
  private final KeptSecret secret = opened(SECRET);
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final String old = FreshKeys.endpointKey();
  private final String fresh = FreshKeys.endpointKey();
  private final String others = FreshKeys.endpointKey();
  private Supplier<String> keys = () -> fresh;

  @BeforeEach
  void oneEndpointOfTwo() {
    stub.put(
        SECRET,
        """
        {"books": {"url": "https://books.example/\\u00fc", "events": ["payment.*", "token.created"],
                   "current": "%s"},
         "shop": {"url": "https://shop.example/paykka", "current": "%s", "events": ["token.*"]}}
        """
            .formatted(others, old));
  }

  @AfterEach
  void stop() {
    secret.close();
    stub.close();
  }

  @Test
  void theNewKeySignsAndTheOldOneStaysForTheOverlap() {
    rotate(Step.START);

    JsonObject shop = endpoint("shop");
    assertThat(shop.text("current")).contains(fresh);
    assertThat(shop.text("previous")).contains(old);
    assertThat(shop.text("previous_until")).contains("2026-12-01T10:00:00Z");
    assertThat(shop.text("url")).contains("https://shop.example/paykka");
    assertThat(shop.array("events").orElseThrow().values()).hasSize(1);
  }

  @Test
  void everythingElseStaysAsItWas() {
    JsonObject before = endpoint("books");

    rotate(Step.START);

    assertThat(endpoint("books")).isEqualTo(before);
    assertThat(List.copyOf(json().fields().keySet())).containsExactly("books", "shop");
  }

  @Test
  void saysWhenEachKeySignsWhatTheReceiverHasToDoAndWhereTheNewOneIs() {
    rotate(Step.START);

    assertThat(said())
        .contains("The new key begins to sign  2026-11-28T10:05:00Z at the latest")
        .contains("The old key signs until     2026-12-01T10:00:00Z")
        .contains("Both keys are valid from 2026-11-28T10:05:00Z until 2026-12-01T10:00:00Z.")
        .contains("Not before\n    2026-11-28T10:05:00Z:")
        .contains("forget the old key after\n    2026-12-01T10:00:00Z.")
        .contains("curl -s " + stub.endpoint())
        .doesNotContain(fresh)
        .doesNotContain(old);
  }

  @Test
  void printsTheNewKeyAloneAndOnlyWhereThatIsWanted() {
    run(new NotificationSecret(SHOP, Step.START, Duration.ofHours(1), true), false);

    assertThat(said()).contains("The new key: " + fresh).doesNotContain(old);
  }

  @Test
  void aDryRunChangesNothing() {
    String before = text();

    run(wanted(SHOP, Step.START), true);

    assertThat(text()).isEqualTo(before);
    assertThat(said()).contains("until 2026-12-01T10:00:00Z").endsWith("Nothing was changed.\n");
  }

  @Test
  void doesNotTakeAwayAKeyThatStillSigns() {
    rotate(Step.START);
    String before = text();

    assertThatThrownBy(() -> rotate(Step.START))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("signs until 2026-12-01T10:00:00Z")
        .hasMessageContaining("--end-overlap");
    assertThat(text()).isEqualTo(before);
  }

  @Test
  void takesAwayOneThatSignsNoMore() {
    stub.put(SECRET, withPrevious("2026-11-28T10:00:00Z"));

    rotate(Step.START);

    assertThat(endpoint("shop").text("previous")).contains(old);
  }

  @Test
  void endsAnOverlapWhenItIsTold() {
    stub.put(SECRET, withPrevious("2026-11-30T00:00:00+01:00"));

    rotate(Step.END_OVERLAP);

    assertThat(endpoint("shop").fields()).containsOnlyKeys("url", "current");
    assertThat(endpoint("shop").text("current")).contains(old);
    assertThat(said())
        .contains("would have signed until\n2026-11-29T23:00:00Z")
        .contains("from 2026-11-28T10:05:00Z at the latest");
  }

  @Test
  void aDryRunEndsNoOverlap() {
    stub.put(SECRET, withPrevious("2026-11-30T00:00:00Z"));
    String before = text();

    run(wanted(SHOP, Step.END_OVERLAP), true);

    assertThat(text()).isEqualTo(before);
  }

  @Test
  void thereMayBeNoOverlapToEnd() {
    assertThatThrownBy(() -> rotate(Step.END_OVERLAP))
        .hasMessage("endpoint shop has no previous key");
  }

  @Test
  void writesNothingOverWhatSomebodyElseWroteMeanwhile() {
    keys =
        () -> {
          stub.put(SECRET, withPrevious("2026-11-30T00:00:00Z"));
          return fresh;
        };

    assertThatThrownBy(() -> rotate(Step.START))
        .hasMessageEndingWith("nothing was written, try again");
    assertThat(text()).isEqualTo(withPrevious("2026-11-30T00:00:00Z"));
  }

  @Test
  void namesTheEndpointsThereAre() {
    assertThatThrownBy(() -> run(wanted(new EndpointName("shopp"), Step.START), false))
        .hasMessage("the secret has no endpoint shopp; it has books, shop");
  }

  @Test
  void leavesASecretAloneThatIsOfAnotherFormAndQuotesNothingOfIt() {
    for (String text :
        List.of(
            old,
            "{\"shop\": {\"current\": 1}}",
            withPrevious("soon"),
            withPrevious("x").replace("previous_until", "until"))) {
      stub.put(SECRET, text);

      assertThatThrownBy(() -> rotate(Step.START))
          .isInstanceOf(Unusable.class)
          .satisfies(e -> assertThat(e.toString()).doesNotContain(old).doesNotContain(others));
      assertThat(text()).isEqualTo(text);
    }
  }

  @Test
  void saysThatThereIsNoSuchSecret() {
    try (KeptSecret none = opened("Others")) {
      assertThatThrownBy(none::read).hasMessage("there is no secret Others here");
    }
  }

  @Test
  void saysThatASecretWasNeverWritten() {
    stub.create("Empty");
    try (KeptSecret empty = opened("Empty")) {
      assertThatThrownBy(empty::read).hasMessageContaining("holds nothing yet");
    }
  }

  @Test
  void goesBackToTheOldKeyWithTheNewOneBesideIt() {
    rotate(Step.START);

    rotate(Step.BACK);

    assertThat(endpoint("shop").text("current")).contains(old);
    assertThat(endpoint("shop").text("previous")).contains(fresh);
    assertThat(endpoint("shop").text("previous_until")).contains("2026-12-01T10:00:00Z");
    assertThat(said()).contains("has its old key back");
  }

  @Test
  void doesNotGoBackToAKeyThatReceiversWereToForget() {
    for (String ended : List.of("2026-11-28T10:00:00Z", "2026-11-20T10:00:00Z")) {
      stub.put(SECRET, withPrevious(ended));
      String before = text();

      for (boolean dryRun : List.of(true, false)) {
        assertThatThrownBy(() -> run(wanted(SHOP, Step.BACK), dryRun))
            .isInstanceOf(Unusable.class)
            .hasMessageContaining("no way back for endpoint shop")
            .hasMessageContaining("signed until " + ended)
            .hasMessageContaining("would refuse every message");
      }
      assertThat(text()).isEqualTo(before);
    }
  }

  @Test
  void goesBackAsLongAsTheOldKeySigns() {
    stub.put(SECRET, withPrevious("2026-11-28T10:00:01Z"));

    rotate(Step.BACK);

    assertThat(endpoint("shop").text("current")).contains(others);
  }

  @Test
  void thereMayBeNoKeyToGoBackTo() {
    assertThatThrownBy(() -> rotate(Step.BACK)).hasMessage("endpoint shop has no previous key");
  }

  @Test
  void aNewKeyIs32BytesInTheFormOfStandardWebhooks() {
    assertThat(fresh).startsWith("whsec_").isNotEqualTo(old);
    assertThat(Base64.getDecoder().decode(fresh.substring("whsec_".length()))).hasSize(32);
  }

  @Test
  void printsNoValue() {
    assertThat(secret.read().toString() + EndpointKeys.in(text(), SHOP)).doesNotContain(old);
  }

  private static NotificationSecret wanted(EndpointName endpoint, Step step) {
    return new NotificationSecret(endpoint, step, OVERLAP, false);
  }

  private void rotate(Step step) {
    run(wanted(SHOP, step), false);
  }

  private void run(NotificationSecret wanted, boolean dryRun) {
    try (PrintStream out = new PrintStream(printed, true, UTF_8)) {
      new EndpointRotation(secret, keys, () -> NOW, out).run(wanted, dryRun);
    }
  }

  private KeptSecret opened(String name) {
    return new KeptSecret(
        AwsConnection.stub(stub.endpoint()).secretsManager(), name, "curl -s " + stub.endpoint());
  }

  private String withPrevious(String until) {
    return new JsonWriter()
        .beginObject("shop")
        .put("url", "https://shop.example/paykka")
        .put("previous", others)
        .put("previous_until", until)
        .put("current", old)
        .end()
        .toString();
  }

  private String said() {
    return printed.toString(UTF_8);
  }

  private String text() {
    return secret.read().text();
  }

  private JsonObject endpoint(String name) {
    return json().object(name).orElseThrow();
  }

  private JsonObject json() {
    try {
      return JsonReader.readObject(text().getBytes(UTF_8));
    } catch (MalformedJson e) {
      throw new AssertionError(e);
    }
  }
}
