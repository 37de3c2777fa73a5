package io.paykkaserverless.runner.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.runner.program.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The code that merchants copy, run over the vectors that they are given. */
class ReceiversTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Receiver.class)
  void agreesWithEveryVector(Receiver receiver) throws Exception {
    int all = NotificationVectors.all().size();

    Program said = run(receiver, NotificationVectors.FILE.toAbsolutePath().normalize());

    assertThat(said.text()).isEqualTo("%1$d of %1$d vectors agree".formatted(all));
    assertThat(said.status()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Receiver.class)
  void saysWhereItDiffers(Receiver receiver) throws Exception {
    List<Vector> misjudged = NotificationVectors.all().stream().map(Vector::misjudged).toList();

    Program said = run(receiver, vectors(misjudged));

    assertThat(said.text())
        .contains("differs: one secret", "0 of %d vectors agree".formatted(misjudged.size()));
    assertThat(said.status()).isEqualTo(1);
  }

  private Program run(Receiver receiver, Path vectors) throws Exception {
    return Program.run(Receiver.FOLDER, vectors, receiver.command(vectors));
  }

  private Path vectors(List<Vector> vectors) throws Exception {
    return Files.writeString(folder.resolve("vectors.json"), NotificationVectors.file(vectors));
  }
}
