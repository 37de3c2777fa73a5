package io.paykkaserverless.bench.cold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LoadedClassesTest {

  private static final LoadedClasses CLASSES =
      LoadedClasses.read(
          List.of(
              "java.lang.Object source: shared objects file",
              "java.lang.Object$$Lambda/0x00007f source: java.lang.Object",
              "sun.security.ssl.Alert source: jrt:/java.base",
              "org.example.deep.Type source: file:/tmp/function.jar",
              "org.example.deep.Other source: file:/tmp/function.jar",
              "a line of something else"));

  @Test
  void tellsWhatCameFromJars() {
    assertThat(CLASSES.fromJars())
        .containsExactly("org.example.deep.Type", "org.example.deep.Other");
    assertThat(CLASSES.count()).isEqualTo(5);
  }

  @Test
  void countsByPackage() {
    assertThat(CLASSES.byPackage(2)).containsOnlyKeys("org.example").containsValue(2);
  }
}
