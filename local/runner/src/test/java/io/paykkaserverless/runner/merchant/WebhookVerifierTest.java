package io.paykkaserverless.runner.merchant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.runner.merchant.Sender.Delivery;
import io.paykkaserverless.runner.merchant.Verification.Doubt;
import io.paykkaserverless.runner.merchant.Verification.Doubtful;
import io.paykkaserverless.runner.merchant.Verification.Genuine;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookVerifierTest {

  private static final String BODY = "{\"type\":\"payment.paid\"}";

  private final SettableClock clock = new SettableClock();
  private final Sender sender = Sender.withNewKey();
  private final Delivery genuine = sender.send("msg_1", clock.instant(), BODY);

  @Test
  void believesWhatWasSignedWithOurKey() {
    assertThat(verify(genuine)).isEqualTo(new Genuine("msg_1", clock.instant()));
  }

  /** The example that the specification's libraries share, key included. */
  @Test
  void agreesWithThePublishedExample() {
    WebhookVerifier verifier =
        new WebhookVerifier(
            List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
            () -> Instant.ofEpochSecond(1614265330));
    Delivery published =
        new Delivery(
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            "1614265330",
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            "{\"test\": 2432232314}");

    assertThat(verify(verifier, published)).isInstanceOf(Genuine.class);
  }

  @Test
  void refusesAnotherKey() {
    Delivery forged = Sender.withNewKey().send("msg_1", clock.instant(), BODY);

    assertThat(verify(forged)).isEqualTo(new Doubtful(Doubt.SIGNATURE));
  }

  @Test
  void believesASecondKeyWhileKeysAreRotated() {
    Sender next = Sender.withNewKey();
    WebhookVerifier both = new WebhookVerifier(List.of(next.key(), sender.key()), clock);

    assertThat(verify(both, genuine)).isInstanceOf(Genuine.class);
    assertThat(verify(both, next.send("msg_1", clock.instant(), BODY))).isInstanceOf(Genuine.class);
  }

  @Test
  void believesOneGoodSignatureAmongOthers() {
    Delivery rotated = Sender.withNewKey().send("msg_1", clock.instant(), BODY);
    String several = "v1a,AAAA " + rotated.signature() + " v1,%%% " + genuine.signature();

    assertThat(verify(genuine.withSignature(several))).isInstanceOf(Genuine.class);
  }

  @Test
  void looksAtNoMoreThanAFewSignatures() {
    String many = "v1,AAAA ".repeat(8) + genuine.signature();

    assertThat(verify(genuine.withSignature(many))).isEqualTo(new Doubtful(Doubt.SIGNATURE));
  }

  @Test
  void refusesATamperedBody() {
    assertThat(verify(genuine.withBody(BODY.replace("paid", "pain"))))
        .isEqualTo(new Doubtful(Doubt.SIGNATURE));
  }

  @Test
  void refusesAnotherId() {
    assertThat(verify(genuine.withId("msg_2"))).isEqualTo(new Doubtful(Doubt.SIGNATURE));
  }

  @Test
  void refusesATimestampThatWasMadeFresh() {
    Delivery old = sender.send("msg_1", clock.instant().minus(Duration.ofDays(1)), BODY);
    String now = Long.toString(clock.instant().getEpochSecond());

    assertThat(verify(old.withTimestamp(now))).isEqualTo(new Doubtful(Doubt.SIGNATURE));
  }

  @Test
  void refusesEverySignatureWithOneFlippedBit() {
    byte[] signature = Base64.getDecoder().decode(genuine.signature().substring(3));
    for (int bit = 0; bit < signature.length * 8; bit++) {
      byte[] flipped = signature.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      String spoiled = "v1," + Base64.getEncoder().encodeToString(flipped);

      assertThat(verify(genuine.withSignature(spoiled))).isInstanceOf(Doubtful.class);
    }
  }

  @Test
  void windowIsFiveMinutesOnBothSides() {
    Instant now = clock.instant();
    Duration inside = WebhookVerifier.TOLERANCE;
    Duration outside = inside.plusSeconds(1);

    assertThat(verify(sender.send("a", now.minus(inside), BODY))).isInstanceOf(Genuine.class);
    assertThat(verify(sender.send("b", now.plus(inside), BODY))).isInstanceOf(Genuine.class);
    assertThat(verify(sender.send("c", now.minus(outside), BODY)))
        .isEqualTo(new Doubtful(Doubt.TOO_OLD));
    assertThat(verify(sender.send("d", now.plus(outside), BODY)))
        .isEqualTo(new Doubtful(Doubt.TOO_NEW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-1", "1.5", "99999999999999999999", " 1", "0x10"})
  void refusesATimestampThatIsNoNumberOfSeconds(String timestamp) {
    assertThat(verify(genuine.withTimestamp(timestamp)))
        .isEqualTo(new Doubtful(Doubt.TIME_UNREADABLE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
  void refusesAMissingEmptyOrRepeatedHeader(String header) {
    WebhookVerifier verifier = new WebhookVerifier(List.of(sender.key()), clock);
    Doubtful expected = new Doubtful(Doubt.HEADERS);
    for (List<String> values : List.of(List.<String>of(), List.of(""), List.of("x", "x"))) {
      assertThat(
              verifier.verify(
                  name -> name.equals(header) ? values : List.of("1"), BODY.getBytes(UTF_8)))
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v1", "v1,", "v1,!!!!", "v2,AAAA", "AAAA"})
  void refusesASignatureThatIsNone(String signature) {
    assertThat(verify(genuine.withSignature(signature))).isInstanceOf(Doubtful.class);
  }

  @Test
  void doesNotStartWithoutAKey() {
    assertThatThrownBy(() -> new WebhookVerifier(List.of(), clock))
        .hasMessage("without a key no notification can be believed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "whsec_", "whsec_c2hvcnQ=", "whsec_???", "c2VjcmV0"})
  void refusesAKeyThatIsNoneWithoutRepeatingIt(String key) {
    assertThatThrownBy(() -> new WebhookVerifier(List.of(key), clock))
        .hasMessage("a notification key is whsec_ and the Base64 of 24 to 64 bytes");
  }

  private Verification verify(Delivery delivery) {
    return verify(new WebhookVerifier(List.of(sender.key()), clock), delivery);
  }

  private static Verification verify(WebhookVerifier verifier, Delivery delivery) {
    return verifier.verify(delivery::header, delivery.body().getBytes(UTF_8));
  }
}
