package io.paykkaserverless.runner.setup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.aws.secrets.ConfiguredEndpoint;
import io.paykkaserverless.aws.secrets.EndpointsForm;
import io.paykkaserverless.aws.secrets.SecretForms;
import io.paykkaserverless.paykka.signature.RsaKeys;
import io.paykkaserverless.paykka.signature.SigningKeys;
import io.paykkaserverless.runner.keys.Disclosure;
import io.paykkaserverless.runner.keys.FreshKeys;
import io.paykkaserverless.runner.keys.PublicKeyForms;
import io.paykkaserverless.runner.keys.SecretName;
import io.paykkaserverless.runner.keys.StubbedSystem;
import io.paykkaserverless.runner.keys.Unusable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack that was just deployed gets its keys, in the forms in which functions read them. */
final class SetupTest {

  private static final String ENDPOINT = "shop=https://shop.example/notifications";
  private static final Pattern API_KEY = Pattern.compile("psk_[A-Za-z0-9_-]{43}");
  private static final Pattern ENDPOINT_KEY = Pattern.compile("whsec_[A-Za-z0-9+/=]{44}");

  private final StubbedSystem system = new StubbedSystem();
  private final Path folder;
  private ByteArrayOutputStream printed = new ByteArrayOutputStream();

  SetupTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void stop() {
    system.close();
  }

  @Test
  void givesEverySecretItsFirstValueAsFunctionsReadThem() {
    run(true, "--endpoint", ENDPOINT);

    PrivateKey key = SigningKeys.parse(system.text(SecretName.SIGNING_KEY)).getFirst();
    assertThat(said())
        .contains(PublicKeyForms.of(key).pem())
        .contains(PublicKeyForms.of(key).base64())
        .contains("SHA-256 of it: " + PublicKeyForms.of(key).fingerprint());
    assertThat(SecretForms.tokenKeys(system.text(SecretName.TOKEN_KEYS))).hasSize(1);
    assertThat(SecretForms.apiKeys(system.text(SecretName.API_KEYS)).callerOf(shown(API_KEY)))
        .contains("shop");
    assertThat(new EndpointsForm(_ -> true).parse(system.text(SecretName.ENDPOINTS)))
        .singleElement()
        .extracting(ConfiguredEndpoint::url)
        .isEqualTo(URI.create("https://shop.example/notifications"));
    assertThat(system.text(SecretName.ENDPOINTS)).contains(shown(ENDPOINT_KEY));
  }

  @Test
  void showsNoPrivateKeyAndNoTokenKey() {
    run(true, "--endpoint", ENDPOINT);

    assertThat(said()).doesNotContain("PRIVATE KEY");
    String tokenKeys = system.text(SecretName.TOKEN_KEYS);
    assertThat(said()).doesNotContain(tokenKeys.substring(12, 40));
  }

  @Test
  void endsWithWhatIsLeftToDo() {
    run(true, "--endpoint", ENDPOINT);

    assertThat(said())
        .contains("PaykkaAppId (978594372956732)")
        .contains("the parameter PaykkaPublicKeys")
        .contains("https://pay.example/webhooks/paykka")
        .contains("./paykka doctor");
  }

  @Test
  void whatIsLeftToDoNamesTheSameSystem() {
    run(true, "--region", "eu-west-1");

    assertThat(said())
        .contains(
            "./paykka rotate paykka-public-key --stack payments --region eu-west-1 --check FILE",
            "./paykka setup --stack payments --region eu-west-1 --endpoint NAME=URL",
            "./paykka doctor --stack payments --region eu-west-1");
  }

  @Test
  void aSecondRunChangesNothingAndShowsThePublicKeyAgain() {
    run(true, "--endpoint", ENDPOINT);
    List<String> before = texts();
    printed = new ByteArrayOutputStream();

    run(false, "--endpoint", ENDPOINT);

    assertThat(texts()).isEqualTo(before);
    assertThat(said())
        .contains("PaykkaSigningKey has a value already, which stays.")
        .contains("TokenKeys has a value already")
        .contains("ApiKeys has a value already")
        .contains("NotificationEndpoints has a value already")
        .contains("BEGIN PUBLIC KEY");
    assertThat(API_KEY.matcher(said()).find()).isFalse();
  }

  @Test
  void leavesAValueAloneAndGoesOnWithTheOthers() {
    system.put(SecretName.API_KEYS, "whatever it is");

    run(true);

    assertThat(system.text(SecretName.API_KEYS)).isEqualTo("whatever it is");
    assertThat(system.text(SecretName.TOKEN_KEYS)).isNotEmpty();
    assertThat(said()).contains("NotificationEndpoints stays empty");
  }

  @Test
  void aDryRunChangesNothing() {
    run(false, "--dry-run");

    assertThat(texts()).containsOnly("");
    assertThat(said()).contains("would get its first value").endsWith("Nothing was changed.\n");
  }

  @Test
  void showsNoKeyToWhatIsNoTerminalUnlessItIsTold() {
    assertThatThrownBy(() -> run(false)).isInstanceOf(Unusable.class).hasMessageContaining("--out");
    assertThat(texts()).containsOnly("");

    run(false, "--print");
    assertThat(shown(API_KEY)).isNotEmpty();
  }

  @Test
  void writesKeysIntoAFileThatOnlyItsOwnerMayRead() throws IOException {
    Path file = folder.resolve("keys");

    run(false, "--out", file.toString(), "--endpoint", ENDPOINT);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).containsPattern(API_KEY).containsPattern(ENDPOINT_KEY);
    assertThat(API_KEY.matcher(said()).find()).isFalse();
  }

  @Test
  void neverWritesOverAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("keys"), "mine");

    assertThatThrownBy(() -> run(false, "--out", file.toString()))
        .hasMessageContaining("is there already");
    assertThatThrownBy(() -> run(true, "--public-key-out", file.toString()))
        .hasMessageContaining("is there already");
    assertThat(Files.readString(file)).isEqualTo("mine");
    assertThat(texts()).containsOnly("");
  }

  @Test
  void takesAKeyThatIsThereAlreadyAndWritesItsPublicKey() throws IOException {
    PrivateKey mine = FreshKeys.signingKey();
    Path file = Files.writeString(folder.resolve("mine.pem"), PublicKeyForms.privatePem(mine));
    Path publicKey = folder.resolve("public.pem");

    run(true, "--key-file", file.toString(), "--public-key-out", publicKey.toString());

    assertThat(SigningKeys.parse(system.text(SecretName.SIGNING_KEY))).containsExactly(mine);
    assertThat(RsaKeys.publicKey(Files.readString(publicKey)))
        .isEqualTo(PublicKeyForms.of(mine).key());
  }

  @Test
  void saysHowAnOlderFormOfKeyIsConverted() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("old.pem"),
            PublicKeyForms.privatePem(FreshKeys.signingKey())
                .replace("PRIVATE KEY", "RSA PRIVATE KEY"));

    assertThatThrownBy(() -> run(true, "--key-file", file.toString()))
        .hasMessageContaining("PKCS#1")
        .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt -in " + file);
    assertThat(texts()).containsOnly("");
  }

  @Test
  void refusesAKeyWhoseSignaturesPaykkasHeaderHasNoRoomFor() throws Exception {
    Path file = Files.writeString(folder.resolve("long.pem"), PublicKeyForms.privatePem(rsa(3072)));

    assertThatThrownBy(() -> run(true, "--key-file", file.toString()))
        .hasMessageContaining("3072 bits");
    assertThat(texts()).containsOnly("");
  }

  private static PrivateKey rsa(int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return generator.generateKeyPair().getPrivate();
  }

  private void run(boolean terminal, String... typed) {
    ArrayDeque<String> arguments = new ArrayDeque<>(List.of("--stack", "payments"));
    arguments.addAll(List.of(typed));
    if (!(SetupArguments.read(arguments) instanceof SetupArguments.Reading.Read(var options))) {
      throw new AssertionError("misuse");
    }
    try (PrintStream out = new PrintStream(printed, true, UTF_8)) {
      new Setup(
              system.secrets(),
              options,
              new Disclosure(options.file(), options.print(), terminal, out),
              out)
          .run();
    }
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (SecretName name : SecretName.values()) {
      texts.add(system.text(name));
    }
    return texts;
  }

  private String shown(Pattern key) {
    Matcher found = key.matcher(said());
    assertThat(found.find()).isTrue();
    return found.group();
  }

  private String said() {
    return printed.toString(UTF_8);
  }
}
