package io.paykkaserverless.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What one measurement came to: names and values, in the order they were put. */
public final class Figures {

  private static final Path FOLDER = Path.of("docs/performance");

  private final Map<String, String> values = new LinkedHashMap<>();

  /** Puts a text. */
  public Figures put(String name, String value) {
    if (name.contains("=") || value.contains("\n")) {
      throw new IllegalArgumentException("one line each, and no = in a name: " + name);
    }
    values.put(name, value);
    return this;
  }

  /** Puts a number, rounded to {@code decimals}. */
  public Figures put(String name, double value, int decimals) {
    return put(
        name, BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString());
  }

  /** Puts a whole number. */
  public Figures put(String name, long value) {
    return put(name, Long.toString(value));
  }

  /**
   * A value.
   *
   * @throws IllegalArgumentException where there is none
   */
  public String text(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException("no figure is called " + name));
  }

  /** A value that is a number. */
  public BigDecimal number(String name) {
    return new BigDecimal(text(name));
  }

  /** A value, where there is one. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** All of them. */
  public Map<String, String> all() {
    return Collections.unmodifiableMap(values);
  }

  /** What a section's last measurement came to; empty where none was kept. */
  public static Optional<Figures> kept(Path root, String section) {
    Path file = file(root, section);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    Figures figures = new Figures();
    try {
      for (String line : Files.readAllLines(file)) {
        if (!line.startsWith("#") && line.contains("=")) {
          int equals = line.indexOf('=');
          figures.put(line.substring(0, equals), line.substring(equals + 1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(figures);
  }

  /** Keeps them for the page, in the place of what was kept before. */
  public void keep(Path root, String section) {
    StringBuilder text = new StringBuilder("# What './paykka bench' measured last.\n");
    values.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    Path file = file(root, section);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static Path file(Path root, String section) {
    return root.resolve(FOLDER).resolve(section + ".properties");
  }
}
