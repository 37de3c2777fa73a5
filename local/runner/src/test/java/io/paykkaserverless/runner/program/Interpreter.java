package io.paykkaserverless.runner.program;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Programs that tests run where this machine has them.
 *
 * @param subject what does not run without them: "A receiver"
 * @param mustRun the variable that {@code .ci/run} sets to true where all of them must run
 */
public record Interpreter(String subject, String mustRun) {

  /** Runs receivers of notifications in other languages. */
  public static final Interpreter OF_RECEIVERS =
      new Interpreter("A receiver", "PAYKKA_RECEIVERS_MUST_RUN");

  /** Runs what AWS has to check templates with. */
  public static final Interpreter OF_TEMPLATES =
      new Interpreter("A check of the template", "PAYKKA_TEMPLATE_TOOLS_MUST_RUN");

  /** The program {@code name}. Where there is none the test says so and stops here. */
  public String orSaySo(String name) {
    return find(name).map(Path::toString).orElseGet(() -> notRun("no " + name + " here"));
  }

  /**
   * Says that a test did not run, which is a failure where everything must.
   *
   * @return nothing, ever
   */
  public String notRun(String why) {
    String reason = subject + " was not run: " + why;
    if ("true".equals(System.getenv(mustRun))) {
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
