package io.paykkaserverless.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalKeysTest {

  @TempDir Path folder;

  @Test
  void areKeptWhereTheyAreToldTo() {
    LocalKeys first = LocalKeys.keptIn(folder.resolve("state"));
    LocalKeys second = LocalKeys.keptIn(folder.resolve("state"));

    assertThat(second.api()).isEqualTo(first.api());
    assertThat(second.token()).isEqualTo(first.token());
    assertThat(second.merchant().getPublic()).isEqualTo(first.merchant().getPublic());
    assertThat(second.platform().getPrivate()).isEqualTo(first.platform().getPrivate());
  }

  @Test
  void areReadableByTheirOwnerAlone() throws IOException {
    LocalKeys.keptIn(folder);

    assertThat(Files.getPosixFilePermissions(folder.resolve("keys.json")))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }

  @Test
  void sayWhatToDoWhenTheyAreDamaged() throws IOException {
    Files.writeString(folder.resolve("keys.json"), "{\"token\":\"x\"}");

    assertThatThrownBy(() -> LocalKeys.keptIn(folder))
        .hasMessageContaining("keys.json is damaged; delete the folder");
  }

  @Test
  void areNotPrinted() {
    LocalKeys keys = LocalKeys.fresh();

    assertThat(keys.toString()).doesNotContain(keys.api()).doesNotContain(keys.token());
  }
}
