package io.paykkaserverless.paykka.signature;

import static io.paykkaserverless.paykka.signature.SignedSample.BODY;
import static io.paykkaserverless.paykka.signature.SignedSample.NOW;
import static io.paykkaserverless.paykka.signature.SignedSample.signed;
import static io.paykkaserverless.paykka.signature.SignedSample.signedBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.paykka.signature.Verification.Reason;
import io.paykkaserverless.paykka.signature.Verification.Rejected;
import io.paykkaserverless.paykka.signature.Verification.Verified;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The attack catalogue: what must not pass for PayKKa's word. */
class PaykkaVerifierTest {

  private static final Verified VERIFIED = new Verified(NOW, "4326048250346354435");

  private final PaykkaVerifier verifier =
      new PaykkaVerifier(List.of(TestKeys.PAYKKA.getPublic()), SignedSample.CLOCK);

  @Test
  void believesWhatPaykkaSigned() {
    assertThat(signed().verifiedBy(verifier)).isEqualTo(VERIFIED);
  }

  @Test
  void believesAnEmptyBodyThatPaykkaSigned() {
    SignedSample empty = signedBy(TestKeys.PAYKKA.getPrivate(), new byte[0]);

    assertThat(empty.verifiedBy(verifier)).isEqualTo(VERIFIED);
  }

  @Test
  void refusesABodyThatWasEmptied() {
    assertRejected(signed().withBody(new byte[0]), Reason.WRONG_SIGNATURE);
  }

  @Test
  void refusesAnySingleBitFlippedInTheBody() {
    for (int bit = 0; bit < BODY.length * 8; bit++) {
      assertRejected(signed().withBody(SignedSample.flipped(BODY, bit)), Reason.WRONG_SIGNATURE);
    }
  }

  @Test
  void refusesAnySingleBitFlippedInTheSignature() {
    SignedSample sample = signed();
    byte[] signature = sample.signatureBytes();
    for (int bit = 0; bit < signature.length * 8; bit++) {
      assertRejected(
          sample.withSign(SignatureText.encode(SignedSample.flipped(signature, bit))),
          Reason.WRONG_SIGNATURE);
    }
  }

  @Test
  void refusesAnotherTimestampThanTheSignedOne() {
    assertRejected(
        signed().withHeader(PaykkaHeaders.TIMESTAMP, "1757387467987"), Reason.WRONG_SIGNATURE);
  }

  @Test
  void refusesAnotherNonceThanTheSignedOne() {
    assertRejected(
        signed().withHeader(PaykkaHeaders.NONCE, "4326048250346354436"), Reason.WRONG_SIGNATURE);
  }

  @Test
  void refusesAnotherPathThanTheSignedOne() {
    assertRejected(signed().withPath("/webhooks/paykka/"), Reason.WRONG_SIGNATURE);
  }

  @Test
  void refusesAnotherMethodThanTheSignedOne() {
    assertRejected(signed().withMethod("PUT"), Reason.WRONG_SIGNATURE);
  }

  @Test
  void refusesAStrangersSignature() {
    assertRejected(signedBy(TestKeys.STRANGER.getPrivate(), BODY), Reason.WRONG_SIGNATURE);
  }

  @Test
  void believesTheSecondOfTwoLiveKeys() {
    PaykkaVerifier both =
        new PaykkaVerifier(
            List.of(TestKeys.STRANGER.getPublic(), TestKeys.PAYKKA.getPublic()),
            SignedSample.CLOCK);

    assertThat(signed().verifiedBy(both)).isEqualTo(VERIFIED);
  }

  @Test
  void refusesASignatureOfAnotherKeysLength() throws Exception {
    var longer = TestKeys.generate(3072);

    assertRejected(signedBy(longer.getPrivate(), BODY), Reason.WRONG_SIGNATURE);
  }

  @Test
  void believesTheLastMillisecondOfTheWindowOnEitherSide() {
    Duration window = PaykkaVerifier.WINDOW;

    assertThat(signed().verifiedBy(verifierAfter(window))).isEqualTo(VERIFIED);
    assertThat(signed().verifiedBy(verifierAfter(window.negated()))).isEqualTo(VERIFIED);
  }

  @Test
  void refusesAStaleTimestamp() {
    PaykkaVerifier late = verifierAfter(PaykkaVerifier.WINDOW.plusMillis(1));

    assertThat(signed().verifiedBy(late)).isEqualTo(new Rejected(Reason.STALE));
  }

  @Test
  void refusesAFutureTimestamp() {
    PaykkaVerifier early = verifierAfter(PaykkaVerifier.WINDOW.plusMillis(1).negated());

    assertThat(signed().verifiedBy(early)).isEqualTo(new Rejected(Reason.FUTURE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1757387467",
        "01757387467986",
        "175738746798",
        "+757387467986",
        "-757387467986",
        "175738746798x",
        " 175738746798",
        "1757387467.98",
        "175738746798/",
        "175738746798:",
        "١٧٥٧٣٨٧٤٦٧٩٨٦"
      })
  void refusesATimestampThatIsNotThirteenDigits(String timestamp) {
    assertRejected(
        signed().withHeader(PaykkaHeaders.TIMESTAMP, timestamp), Reason.MALFORMED_TIMESTAMP);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 100})
  void believesANonceOfTenToAHundredPrintableCharacters(int length) {
    String nonce = "!~" + "n".repeat(length - 2);
    SignedHeaders headers =
        new PaykkaSigner(TestKeys.PAYKKA.getPrivate(), SignedSample.CLOCK, () -> nonce)
            .sign("POST", SignedSample.PATH, BODY);

    assertThat(verifier.verify("POST", SignedSample.PATH, headers.ofRequest("app-1"), BODY))
        .isEqualTo(new Verified(NOW, nonce));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "123456789", "1234 567890", "1234\n567890", "noncé567890", "1234\u007f567890"})
  void refusesANonceThatIsNotTenPrintableCharacters(String nonce) {
    assertRejected(signed().withHeader(PaykkaHeaders.NONCE, nonce), Reason.MALFORMED_NONCE);
  }

  @Test
  void refusesANonceOfMoreThanAHundredCharacters() {
    assertRejected(
        signed().withHeader(PaykkaHeaders.NONCE, "n".repeat(101)), Reason.MALFORMED_NONCE);
  }

  @Test
  void refusesAMessageWithoutTimestamp() {
    assertRejected(signed().withoutHeader(PaykkaHeaders.TIMESTAMP), Reason.MISSING_TIMESTAMP);
  }

  @Test
  void refusesAMessageWithoutNonce() {
    assertRejected(signed().withoutHeader(PaykkaHeaders.NONCE), Reason.MISSING_NONCE);
  }

  @Test
  void refusesAMessageWithoutSignature() {
    assertRejected(signed().withoutHeader(PaykkaHeaders.SIGN), Reason.MISSING_SIGNATURE);
  }

  @Test
  void believesAMessageThatNamesNoAlgorithmAsResponsesDo() {
    assertThat(signed().withoutHeader(PaykkaHeaders.SIGN_ALG).verifiedBy(verifier))
        .isEqualTo(VERIFIED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "none", "SHA1_WITH_RSA", "sha256_with_rsa", "SHA256_WITH_RSA "})
  void refusesAnyOtherAlgorithm(String algorithm) {
    assertRejected(signed().withHeader(PaykkaHeaders.SIGN_ALG, algorithm), Reason.WRONG_ALGORITHM);
  }

  @Test
  void readsHeaderNamesInAnyCase() {
    Map<String, String> shouted = new LinkedHashMap<>();
    signed().headers().forEach((name, text) -> shouted.put(name.toUpperCase(Locale.ROOT), text));

    assertThat(verifier.verify("POST", SignedSample.PATH, shouted, BODY)).isEqualTo(VERIFIED);
  }

  /** Two messages must not share one signed text by shifting a line break. */
  @Test
  void refusesALineBreakInThePath() {
    assertRejected(signed().withPath("/webhooks\n/paykka"), Reason.MALFORMED_PATH);
  }

  @Test
  void refusesADeleteCharacterInThePathAndALineBreakInTheMethod() {
    assertRejected(signed().withPath("/webhooks\u007f/paykka"), Reason.MALFORMED_PATH);
    assertRejected(signed().withMethod("POST\n"), Reason.MALFORMED_PATH);
  }

  @Test
  void refusesAWindowThatEndsBeforeItBegins() {
    List<PublicKey> keys = List.of(TestKeys.PAYKKA.getPublic());

    assertThatThrownBy(() -> new PaykkaVerifier(keys, Duration.ofMillis(-1), SignedSample.CLOCK))
        .hasMessage("the time window must not be negative");
    assertThat(signed().verifiedBy(new PaykkaVerifier(keys, Duration.ZERO, SignedSample.CLOCK)))
        .isEqualTo(VERIFIED);
  }

  @Test
  void refusesToExistWithoutAKey() {
    assertThatThrownBy(() -> new PaykkaVerifier(List.of(), SignedSample.CLOCK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no public key of PayKKa's is configured; without one nothing it sends can be"
                + " believed");
  }

  @Test
  void refusesAKeyOfAnotherKind() throws Exception {
    var elliptic = KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic();

    assertThatThrownBy(() -> new PaykkaVerifier(List.of(elliptic), SignedSample.CLOCK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("PayKKa signs with RSA; this key is of another kind");
  }

  private void assertRejected(SignedSample sample, Reason reason) {
    assertThat(sample.verifiedBy(verifier)).isEqualTo(new Rejected(reason));
  }

  private static PaykkaVerifier verifierAfter(Duration later) {
    return new PaykkaVerifier(
        List.of(TestKeys.PAYKKA.getPublic()), InstantSource.fixed(NOW.plus(later)));
  }
}
