package io.paykkaserverless.runner.iam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A file in which every local system of a test run writes down the grants that were used in it: a
 * line each with function, action and resource, tabs between them.
 *
 * @param file need not exist
 */
public record UseRecord(Path file) {

  /** The system property that names the file. */
  public static final String PROPERTY = "paykka.use-record";

  /** The one that this JVM is to write, if any. */
  public static Optional<UseRecord> wanted() {
    return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).map(UseRecord::new);
  }

  /** Writes a grant down. */
  void add(Grant used) {
    String line = String.join("\t", used.function(), used.action(), used.resource()) + "\n";
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + file, e);
    }
  }

  /** Every grant that was written down; empty where there is no file. */
  public Optional<Set<Grant>> read() {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    Set<Grant> used = new LinkedHashSet<>();
    try {
      for (String line : Files.readAllLines(file)) {
        String[] parts = line.split("\t", -1);
        used.add(new Grant(parts[0], parts[1], parts[2]));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    return Optional.of(used);
  }
}
