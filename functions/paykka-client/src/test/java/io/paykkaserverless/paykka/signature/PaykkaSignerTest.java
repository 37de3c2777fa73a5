package io.paykkaserverless.paykka.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PaykkaSignerTest {

  private final PaykkaSigner signer =
      new PaykkaSigner(
          TestKeys.MERCHANT.getPrivate(), SignedSample.CLOCK, () -> "4326048250346354435");

  @Test
  void signsTheFiveLinesAsTheyTravel() throws Exception {
    SignedHeaders signed =
        signer.sign("POST", "/v3/payment/acq/query", "{\"a\": 1}".getBytes(UTF_8));

    assertThat(
            isSignatureOf(
                signed,
                "POST\n/v3/payment/acq/query\n1757387467986\n4326048250346354435\n{\"a\": 1}"))
        .isTrue();
  }

  @Test
  void writesASpaceForEachEmptyComponent() throws Exception {
    SignedHeaders signed = signer.sign("", "", new byte[0]);

    assertThat(isSignatureOf(signed, " \n \n1757387467986\n4326048250346354435\n ")).isTrue();
  }

  @Test
  void signsABodyThatIsNotText() {
    byte[] bytes = {(byte) 0xff, 0, (byte) 0xc3, '\n'};

    assertThat(SignedSample.signedBy(TestKeys.PAYKKA.getPrivate(), bytes).sign()).isNotBlank();
  }

  @Test
  void sendsTheFiveRequestHeaders() {
    assertThat(signer.sign("POST", "/p", new byte[0]).ofRequest("app-1"))
        .containsOnlyKeys(
            "x-paykka-appid",
            "x-paykka-timestamp",
            "x-paykka-nonce",
            "x-paykka-sign",
            "x-paykka-sign-alg")
        .containsEntry("x-paykka-appid", "app-1")
        .containsEntry("x-paykka-timestamp", "1757387467986")
        .containsEntry("x-paykka-sign-alg", "SHA256_WITH_RSA");
  }

  @Test
  void answersWithTheThreeResponseHeaders() {
    assertThat(signer.sign("POST", "/p", new byte[0]).ofResponse())
        .containsOnlyKeys("x-paykka-timestamp", "x-paykka-nonce", "x-paykka-sign");
  }

  @Test
  void leavesNoBase64SignUnencoded() {
    assertThat(signer.sign("POST", "/p", new byte[0]).sign())
        .matches("([A-Za-z0-9]|%2B|%2F|%3D)+")
        .hasSizeLessThanOrEqualTo(500);
  }

  @Test
  void refusesALineBreakInAComponent() {
    assertThatThrownBy(() -> signer.sign("POST", "/p\n", new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean isSignatureOf(SignedHeaders signed, String text) throws Exception {
    Signature rsa = Signature.getInstance("SHA256withRSA");
    rsa.initVerify(TestKeys.MERCHANT.getPublic());
    rsa.update(text.getBytes(UTF_8));
    return rsa.verify(Base64.getDecoder().decode(URLDecoder.decode(signed.sign(), UTF_8)));
  }
}
