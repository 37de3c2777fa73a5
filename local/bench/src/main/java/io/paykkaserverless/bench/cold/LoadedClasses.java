package io.paykkaserverless.bench.cold;

import io.paykkaserverless.bench.function.Contestant;
import io.paykkaserverless.bench.function.Scene;
import io.paykkaserverless.bench.function.Subject;
import io.paykkaserverless.runner.lambda.FunctionBench.Running;
import io.paykkaserverless.runner.lambda.Initialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which classes a function had loaded when it had answered its first invocation, as the JVM says
 * ({@code -Xlog:class+load}). Hidden classes, which lambdas and method handles become, are counted
 * too.
 *
 * @param fromJars names of those that came from jars: the function's own and Lambda's runtime
 *     client
 * @param fromJdk names of the JDK's and of hidden ones
 */
public record LoadedClasses(List<String> fromJars, List<String> fromJdk) {

  private static final Pattern LINE = Pattern.compile("^(\\S+) source: (.+)$");

  /** Starts a function without preparation and invokes it once. */
  public static LoadedClasses of(Scene scene, Subject subject, Contestant contestant) {
    try {
      Path log = Files.createTempFile("paykka-classes-", ".log");
      try {
        Running function =
            scene.start(
                subject,
                contestant,
                Initialization.ON_DEMAND,
                List.of("-Xlog:class+load=info:file=" + log + ":none"));
        function.awaitInitialised();
        scene.invoke(subject, contestant);
        function.stop();
        return read(Files.readAllLines(log));
      } finally {
        Files.deleteIfExists(log);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static LoadedClasses read(List<String> lines) {
    return new LoadedClasses(
        lines.stream().flatMap(line -> name(line, true).stream()).toList(),
        lines.stream().flatMap(line -> name(line, false).stream()).toList());
  }

  /** All of them. */
  public int count() {
    return fromJars.size() + fromJdk.size();
  }

  /** How many there are of each package that {@code depth} parts of a name tell apart. */
  public Map<String, Integer> byPackage(int depth) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String name : fromJars) {
      counts.merge(prefix(name, depth), 1, Integer::sum);
    }
    return counts;
  }

  private static String prefix(String name, int depth) {
    String[] parts = name.split("\\.", -1);
    return String.join(".", List.of(parts).subList(0, Math.min(depth, parts.length - 1)));
  }

  private static Optional<String> name(String line, boolean fromJar) {
    Matcher loaded = LINE.matcher(line);
    return loaded.matches() && loaded.group(2).endsWith(".jar") == fromJar
        ? Optional.of(loaded.group(1))
        : Optional.empty();
  }
}
