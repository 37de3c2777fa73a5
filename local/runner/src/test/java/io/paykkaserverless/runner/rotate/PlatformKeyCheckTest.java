package io.paykkaserverless.runner.rotate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.runner.keys.FreshKeys;
import io.paykkaserverless.runner.keys.PublicKeyForms;
import io.paykkaserverless.runner.keys.Unusable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlatformKeyCheckTest {

  private static final PublicKeyForms OLD = PublicKeyForms.of(FreshKeys.signingKey());
  private static final PublicKeyForms NEW = PublicKeyForms.of(FreshKeys.signingKey());

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Path file;

  PlatformKeyCheckTest(@TempDir Path folder) {
    file = folder.resolve("key");
  }

  @Test
  void writesOutTheParameterWithBothKeys() throws IOException {
    Files.writeString(file, NEW.pem());

    check(Optional.of(file));

    assertThat(said())
        .contains("PaykkaPublicKeys=" + OLD.base64() + "," + NEW.base64() + "\n")
        .contains(OLD.fingerprint())
        .contains(NEW.fingerprint());
  }

  @Test
  void knowsAKeyThatIsConfiguredAlready() throws IOException {
    Files.writeString(file, OLD.base64());

    check(Optional.of(file));

    assertThat(said()).contains("configured already");
  }

  @Test
  void saysHowWithoutAFile() {
    check(Optional.empty());

    assertThat(said()).contains(OLD.fingerprint()).contains("another value of Release");
  }

  @Test
  void refusesWhatFunctionsCouldNotUse() throws IOException {
    Files.writeString(file, "no key");

    assertThatThrownBy(() -> check(Optional.of(file)))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("this cannot be used");
  }

  private void check(Optional<Path> wanted) {
    try (PrintStream out = new PrintStream(printed, true, UTF_8)) {
      new PlatformKeyCheck(Optional.of(OLD.base64()), out).run(wanted);
    }
  }

  private String said() {
    return printed.toString(UTF_8);
  }
}
