package io.paykkaserverless.runner.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Our key for PayKKa, and PayKKa's for us. */
final class SigningKeyTest {

  private static final KeyPair OURS = pair(2048);
  private static final KeyPair OTHERS = pair(2048);

  @Test
  void showsWhatToCompareWithTheBackOffice() throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(OURS.getPublic().getEncoded());

    assertThat(new SigningKey(Optional.empty()).judge(text(OURS)))
        .containsExactly(
            Finding.ok(
                "RSA, 2048 bits; PayKKa's back office must have the public key with SHA-256 "
                    + HexFormat.of().formatHex(digest)));
  }

  @Test
  void knowsItsPublicKey() {
    assertThat(new SigningKey(Optional.of(OURS.getPublic())).judge(text(OURS)))
        .contains(Finding.ok("the public key that was given belongs to it"));
    assertThat(new SigningKey(Optional.of(OTHERS.getPublic())).judge(text(OURS)).toString())
        .contains(
            "PROBLEM", "does not belong to it: that has " + Fingerprint.of(OTHERS.getPublic()));
  }

  @Test
  void saysWhatIsWrongWithAKeyAndNotTheKey() {
    String weak = text(pair(1024));

    assertThat(judged(weak)).contains("at least 2048 bits; this one has 1024").doesNotContain(weak);
    assertThat(judged("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----"))
        .contains("this is PKCS#1, convert it with: openssl pkcs8 -topk8 -nocrypt");
    assertThat(judged("not a key!"))
        .contains("neither PEM nor Base64")
        .doesNotContain("not a key!");
  }

  @Test
  void warnsOfSignaturesThatAreTooLong() {
    assertThat(judged(text(pair(3072)))).contains("WARNING", "does not fit the 500 characters");
  }

  @Test
  void paykkasKeysAreShownToCompare() {
    assertThat(paykka(publicText(OTHERS), Optional.empty()))
        .containsExactly(Finding.ok("RSA, 2048 bits, " + Fingerprint.of(OTHERS.getPublic())));
    assertThat(paykka(publicText(OTHERS) + "," + publicText(OURS), Optional.empty())).hasSize(2);
  }

  @Test
  void paykkasKeyIsNotOurs() {
    assertThat(paykka(publicText(OURS), Optional.of(OURS)).getFirst().says())
        .isEqualTo("one of them is your own public key, not PayKKa's");
  }

  @Test
  void withoutAKeyOfPaykkasEveryWebhookIsRefused() {
    assertThat(paykka("", Optional.empty()).getFirst().says())
        .isEqualTo("there is none, so every webhook is refused");
    assertThat(paykka("abc!", Optional.empty()).getFirst().says())
        .isEqualTo("PayKKa's public key is neither PEM nor Base64");
  }

  private static String judged(String text) {
    return new SigningKey(Optional.empty()).judge(text).toString();
  }

  private static List<Finding> paykka(String configured, Optional<KeyPair> ours) {
    return new PaykkaKeysCheck(Optional.of(configured), ours.map(KeyPair::getPublic)).look();
  }

  private static String text(KeyPair pair) {
    return Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
  }

  private static String publicText(KeyPair pair) {
    return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
  }

  private static KeyPair pair(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
