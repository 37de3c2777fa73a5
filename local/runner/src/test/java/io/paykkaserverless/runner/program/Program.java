package io.paykkaserverless.runner.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a program said when it was run.
 *
 * @param status 0 for success
 * @param text both of its outputs
 */
public record Program(int status, String text) {

  private static final long SECONDS_MAX = 120;

  /**
   * Runs a program to its end.
   *
   * @param folder where it runs
   * @param input what it can read
   */
  public static Program run(Path folder, Path input, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("program", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectInput(input.toFile())
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      return new Program(process.exitValue(), Files.readString(output).strip());
    } finally {
      Files.delete(output);
    }
  }
}
