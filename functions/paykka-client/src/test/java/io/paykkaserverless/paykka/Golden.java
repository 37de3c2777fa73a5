package io.paykkaserverless.paykka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.json.GoldenFiles;
import io.paykkaserverless.json.JsonReader;
import java.nio.file.Path;

/** Requests as they must be, one file each in {@code src/test/resources}. */
final class Golden {

  private static final GoldenFiles FILES =
      new GoldenFiles(Path.of("src/test/resources/io/paykkaserverless/paykka"));

  private Golden() {}

  static void assertWritten(byte[] request, String name) throws Exception {
    FILES.assertEqual(JsonReader.read(request), name);
    assertThat(new String(request, UTF_8)).as("compact").doesNotContain("\n");
  }
}
