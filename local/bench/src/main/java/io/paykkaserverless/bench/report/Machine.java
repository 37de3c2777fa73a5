package io.paykkaserverless.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** Where and when something was measured, in words that name nobody. */
public final class Machine {

  private Machine() {}

  /** Puts date, JDK and machine. */
  public static Figures describe(Figures figures) {
    return figures
        .put("date", LocalDate.now(ZoneOffset.UTC).toString())
        .put("jdk", System.getProperty("java.vendor") + " " + Runtime.version())
        .put(
            "machine",
            "%s %s, %d processors%s"
                .formatted(
                    System.getProperty("os.name"),
                    System.getProperty("os.arch"),
                    Runtime.getRuntime().availableProcessors(),
                    processor()));
  }

  /** A sentence of what {@link #describe} put. */
  public static String sentence(Figures figures) {
    return "Measured on %s with %s on %s."
        .formatted(figures.text("date"), figures.text("jdk"), figures.text("machine"));
  }

  private static String processor() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> " (" + line.substring(line.indexOf(':') + 1).strip() + ")")
          .findFirst()
          .orElse("");
    } catch (IOException _) {
      return "";
    }
  }
}
