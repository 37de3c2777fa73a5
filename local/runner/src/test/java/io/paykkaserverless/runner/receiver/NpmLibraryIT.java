package io.paykkaserverless.runner.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.runner.program.Interpreter;
import io.paykkaserverless.runner.program.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public library on npm, which many receivers use, over the vectors and over live messages. */
class NpmLibraryIT {

  private static final Path INSTALLED =
      Path.of("target", "npm-library").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @BeforeAll
  static void installTheLibrary() throws Exception {
    String npm = Interpreter.OF_RECEIVERS.orSaySo("npm");
    Files.createDirectories(INSTALLED);
    for (String file : List.of("package.json", ".npmrc", "library.mjs")) {
      Files.write(INSTALLED.resolve(file), Files.readAllBytes(Receiver.FOLDER.resolve(file)));
    }
    List<String> install =
        List.of(npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=1");
    Program said = Program.run(INSTALLED, INSTALLED.resolve("package.json"), install);
    if (said.status() != 0) {
      Interpreter.OF_RECEIVERS.notRun("npm could not install standardwebhooks: " + said.text());
    }
  }

  @Test
  void agreesWithEveryVectorThatHasAKey() throws Exception {
    Path vectors = NotificationVectors.FILE.toAbsolutePath().normalize();

    List<Vector> withAKey =
        NotificationVectors.all().stream().filter(vector -> !vector.hasNoKey()).toList();

    Program said = Program.run(INSTALLED, vectors, library(vectors.toString()));

    assertThat(said.text()).isEqualTo(agreeing(withAKey));
    assertThat(said.status()).isZero();
  }

  @Test
  void believesWhatIsSignedNow() throws Exception {
    List<Vector> live = new LiveMessages().all();

    Program said = Program.run(INSTALLED, input(live), library());

    assertThat(said.text()).isEqualTo(agreeing(live));
    assertThat(said.status()).isZero();
  }

  @Test
  void saysWhereItDiffers() throws Exception {
    List<Vector> misjudged = new LiveMessages().all().stream().map(Vector::misjudged).toList();

    Program said = Program.run(INSTALLED, input(misjudged), library());

    assertThat(said.text()).contains("differs: genuine", "0 of 4 vectors agree");
    assertThat(said.status()).isEqualTo(1);
  }

  private static List<String> library(String... arguments) {
    List<String> node = List.of(Interpreter.OF_RECEIVERS.orSaySo("node"), "library.mjs");
    return Stream.concat(node.stream(), Arrays.stream(arguments)).toList();
  }

  private Path input(List<Vector> vectors) throws Exception {
    return Files.writeString(folder.resolve("live.json"), NotificationVectors.file(vectors));
  }

  private static String agreeing(List<Vector> vectors) {
    return "%1$d of %1$d vectors agree".formatted(vectors.size());
  }
}
