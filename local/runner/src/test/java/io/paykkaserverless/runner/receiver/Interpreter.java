package io.paykkaserverless.runner.receiver;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** What runs receivers in other languages, where this machine has it. */
final class Interpreter {

  /** Set by {@code .ci/run}, which installs what is missing: there, all of it must run. */
  private static final String MUST_RUN = "PAYKKA_RECEIVERS_MUST_RUN";

  private Interpreter() {}

  /** The program {@code name}. Where there is none the test says so and stops here. */
  static String orSaySo(String name) {
    return find(name).map(Path::toString).orElseGet(() -> notRun("no " + name + " here"));
  }

  /**
   * Says that a test did not run, which is a failure where everything must.
   *
   * @return nothing, ever
   */
  static String notRun(String why) {
    String reason = "A receiver was not run: " + why;
    if ("true".equals(System.getenv(MUST_RUN))) {
      return Assertions.fail(reason);
    }
    System.out.println(reason);
    return Assumptions.abort(reason);
  }

  private static Optional<Path> find(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
