package io.paykkaserverless.paykka.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RsaKeysTest {

  private static final Key PRIVATE = TestKeys.MERCHANT.getPrivate();
  private static final Key PUBLIC = TestKeys.PAYKKA.getPublic();

  @Test
  void readsAPrivateKeyAsPem() {
    assertThat(RsaKeys.privateKey(TestKeys.pem("PRIVATE KEY", PRIVATE))).isEqualTo(PRIVATE);
  }

  @Test
  void readsAPrivateKeyAsBareBase64() {
    assertThat(RsaKeys.privateKey(TestKeys.base64(PRIVATE) + "\n")).isEqualTo(PRIVATE);
  }

  @Test
  void readsAPemWhoseLinesWereJoined() {
    String joined = TestKeys.pem("PRIVATE KEY", PRIVATE).replace('\n', ' ');

    assertThat(RsaKeys.privateKey(joined)).isEqualTo(PRIVATE);
  }

  @Test
  void readsAPemWithWindowsLineEnds() {
    String windows = TestKeys.pem("PUBLIC KEY", PUBLIC).replace("\n", "\r\n");

    assertThat(RsaKeys.publicKey(windows)).isEqualTo(PUBLIC);
  }

  @Test
  void readsSeveralPublicKeys() {
    String both =
        TestKeys.base64(PUBLIC) + ", " + TestKeys.pem("PUBLIC KEY", TestKeys.STRANGER.getPublic());

    assertThat(RsaKeys.publicKeys(both))
        .containsExactly(TestKeys.PAYKKA.getPublic(), TestKeys.STRANGER.getPublic());
  }

  @Test
  void findsNoKeyInBlankText() {
    assertThat(RsaKeys.publicKeys(" , ")).isEmpty();
  }

  @Test
  void refusesAPrivateKeyThatIsTooShort() {
    String weak = TestKeys.base64(TestKeys.generate(1024).getPrivate());

    assertThatThrownBy(() -> RsaKeys.privateKey(weak))
        .hasMessage("an RSA key must have at least 2048 bits; this one has 1024");
  }

  @Test
  void refusesAPublicKeyThatIsTooShort() {
    String weak = TestKeys.base64(TestKeys.generate(1024).getPublic());

    assertThatThrownBy(() -> RsaKeys.publicKey(weak))
        .hasMessage("an RSA key must have at least 2048 bits; this one has 1024");
  }

  @Test
  void tellsHowToConvertAPkcs1Key() {
    assertThatThrownBy(() -> RsaKeys.privateKey(TestKeys.pem("RSA PRIVATE KEY", PRIVATE)))
        .hasMessage(
            "the signing key must be PEM with \"BEGIN PRIVATE KEY\"; this is PKCS#1, convert it"
                + " with: openssl pkcs8 -topk8 -nocrypt");
  }

  @Test
  void tellsThatAKeyIsEncrypted() {
    assertThatThrownBy(() -> RsaKeys.privateKey(TestKeys.pem("ENCRYPTED PRIVATE KEY", PRIVATE)))
        .hasMessage(
            "the signing key must be PEM with \"BEGIN PRIVATE KEY\"; this one is encrypted,"
                + " decrypt it with: openssl pkcs8 -topk8 -nocrypt");
  }

  /** Its last line begins within the first one's dashes, so that nothing can be between them. */
  @Test
  void refusesAPemOfOneLineThatIsBothFirstAndLast() {
    assertThatThrownBy(() -> RsaKeys.privateKey("-----BEGIN PRIVATE KEY-----END PRIVATE KEY-----"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the signing key must be PEM with \"BEGIN PRIVATE KEY\"");
  }

  @Test
  void refusesAPemWithNothingInIt() {
    assertThatThrownBy(
            () -> RsaKeys.privateKey("-----BEGIN PRIVATE KEY----------END PRIVATE KEY-----"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the signing key is not an RSA private key in PKCS#8");
  }

  @Test
  void tellsAPublicKeyFromASigningKey() {
    assertThatThrownBy(() -> RsaKeys.privateKey(TestKeys.base64(PUBLIC)))
        .hasMessage("the signing key is not an RSA private key in PKCS#8");
  }

  @ParameterizedTest
  @MethodSource("badKeyFiles")
  void saysNothingOfTheKeyInABadKeyFile(String file) {
    Throwable thrown = catchThrowable(() -> RsaKeys.privateKey(file));

    StringWriter everything = new StringWriter();
    thrown.printStackTrace(new PrintWriter(everything));
    assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
    for (String line : file.split("\\s+", -1)) {
      for (int i = 0; i + 12 <= line.length() && !line.startsWith("-----"); i += 12) {
        assertThat(everything.toString()).doesNotContain(line.substring(i, i + 12));
      }
    }
  }

  static List<String> badKeyFiles() throws Exception {
    String good = TestKeys.base64(PRIVATE);
    Key elliptic = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();
    List<String> files = new ArrayList<>();
    files.add(good.substring(0, good.length() / 2));
    files.add(good.substring(1));
    files.add(good.substring(0, 400) + "*" + good.substring(400));
    files.add(good.substring(0, 200) + good.substring(204));
    files.add(TestKeys.pem("PRIVATE KEY", PRIVATE).replace("-----END", "---END"));
    files.add(TestKeys.pem("RSA PRIVATE KEY", PRIVATE));
    files.add(TestKeys.base64(elliptic));
    files.add("");
    return files;
  }
}
