package io.paykkaserverless.paykka.signature;

import static io.paykkaserverless.paykka.signature.SignedSample.flipped;
import static io.paykkaserverless.paykka.signature.SignedSample.signed;
import static io.paykkaserverless.paykka.signature.SignedSample.signedBy;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.paykka.signature.Verification.Reason;
import io.paykkaserverless.paykka.signature.Verification.Rejected;
import io.paykkaserverless.paykka.signature.Verification.Verified;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be done to the text of a signature on its way, and what may not. */
class SignatureTextTest {

  private final PaykkaVerifier verifier =
      new PaykkaVerifier(List.of(TestKeys.PAYKKA.getPublic()), SignedSample.CLOCK);

  /** A percent sequence's case is a bit, too. */
  @Test
  void refusesAnySingleBitFlippedInTheSignatureHeader() {
    SignedSample sample = signed();
    byte[] text = sample.sign().getBytes(UTF_8);
    for (int bit = 0; bit < text.length * 8; bit++) {
      String changed = new String(flipped(text, bit), ISO_8859_1);

      assertThat(sample.withSign(changed).verifiedBy(verifier))
          .as("bit %d of %s", bit, sample.sign())
          .isInstanceOf(Rejected.class);
    }
  }

  @Test
  void believesASignatureWhosePercentSequencesAreAllInLowerCase() {
    SignedSample sample = signedWithPlus();
    String lower = sample.sign().replace("%2B", "%2b").replace("%2F", "%2f").replace("%3D", "%3d");

    assertThat(sample.withSign(lower).verifiedBy(verifier)).isInstanceOf(Verified.class);
  }

  @Test
  void refusesASignatureThatIsPercentEncodedInParts() {
    SignedSample sample = signedWithPlus();

    assertRejected(sample.withSign(sample.sign().replace("%2B", "+")), Reason.MALFORMED_SIGNATURE);
    assertRejected(
        sample.withSign(sample.sign().replaceFirst("%2B", "%2b")), Reason.MALFORMED_SIGNATURE);
    assertRejected(
        sample.withSign(
            "%" + Integer.toHexString(sample.sign().charAt(0)) + sample.sign().substring(1)),
        Reason.MALFORMED_SIGNATURE);
  }

  @Test
  void believesASignatureThatWasNotPercentEncoded() {
    SignedSample sample = signedWithPlus();
    String plain = Base64.getEncoder().encodeToString(sample.signatureBytes());

    assertThat(plain).contains("+");
    assertThat(sample.withSign(plain).verifiedBy(verifier)).isInstanceOf(Verified.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%%%02X", "%%%02x"})
  void refusesASignatureOfWhichEveryCharacterWasPercentEncoded(String encoding) {
    SignedSample sample = signedWithPlus();
    String plain = Base64.getEncoder().encodeToString(sample.signatureBytes());
    StringBuilder encoded = new StringBuilder();
    plain.chars().forEach(c -> encoded.append(encoding.formatted(c)));

    assertThat(sample.withSign(encoded.toString()).verifiedBy(verifier))
        .isEqualTo(new Rejected(Reason.MALFORMED_SIGNATURE));
  }

  @Test
  void refusesASignatureWhosePlusBecameASpace() {
    SignedSample sample = signedWithPlus();
    String spoiled = Base64.getEncoder().encodeToString(sample.signatureBytes()).replace('+', ' ');

    assertRejected(sample.withSign(spoiled), Reason.MALFORMED_SIGNATURE);
  }

  @Test
  void refusesASignatureThatWasPercentEncodedTwice() {
    SignedSample sample = signed();

    assertRejected(sample.withSign(sample.sign().replace("%", "%25")), Reason.MALFORMED_SIGNATURE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "%", "%2", "%2G", "%G2", "%-1", "%３D", "QUJD%0A", "QUJD\n", "QQ=", "QQ"})
  void refusesASignatureThatIsNotOneBase64Text(String sign) {
    assertRejected(signed().withSign(sign), Reason.MALFORMED_SIGNATURE);
  }

  @Test
  void refusesASignatureWithTextBehindIt() {
    assertRejected(signed().withSign(signed().sign() + "AAAA"), Reason.MALFORMED_SIGNATURE);
  }

  @Test
  void refusesAnEndlessSignatureUnread() {
    assertRejected(signed().withSign("A".repeat(100_000)), Reason.MALFORMED_SIGNATURE);
  }

  private void assertRejected(SignedSample sample, Reason reason) {
    assertThat(sample.verifiedBy(verifier)).isEqualTo(new Rejected(reason));
  }

  /** Nearly every signature has a plus in its Base64; this one certainly has. */
  private static SignedSample signedWithPlus() {
    for (int i = 0; ; i++) {
      SignedSample sample =
          signedBy(TestKeys.PAYKKA.getPrivate(), ("{\"n\":" + i + "}").getBytes(UTF_8));
      if (sample.sign().contains("%2B")) {
        return sample;
      }
    }
  }
}
