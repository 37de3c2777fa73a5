package io.paykkaserverless.core.evidence;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a suite counted, printed for whoever watches the build and kept for docs/reliability.md.
 * Only what is the same in every run belongs here: numbers of cases, never times.
 *
 * <p>Kept in {@code target/evidence} of the whole project, one file per suite, as {@code
 * name=number} lines in the names' order. Where no build says where that is, it is printed only.
 */
public final class Evidence {

  private static final String DIRECTORY = "evidence.directory";

  private final String suite;
  private final Map<String, Long> numbers = new TreeMap<>();

  private Evidence(String suite) {
    this.suite = suite;
  }

  /**
   * Of one suite, which has no numbers yet.
   *
   * @param suite a word like {@code crash-points}; names the file
   */
  public static Evidence of(String suite) {
    return new Evidence(suite);
  }

  /**
   * Adds a number.
   *
   * @param name words like {@code crash points}; names it in the table
   */
  public Evidence number(String name, long number) {
    numbers.put(name, number);
    return this;
  }

  /** Prints the numbers and keeps them in place of what an earlier run kept. */
  public void keep() {
    numbers.forEach(
        (name, number) ->
            System.out.println("evidence: " + suite + ": " + inGroups(number) + " " + name));
    Optional.ofNullable(System.getProperty(DIRECTORY)).map(Path::of).ifPresent(this::write);
  }

  private void write(Path directory) {
    StringWriter lines = new StringWriter();
    numbers.forEach((name, number) -> lines.append(name + "=" + number + "\n"));
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve(suite + ".properties"), lines.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("the evidence of " + suite + " cannot be kept", e);
    }
  }

  private static String inGroups(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
