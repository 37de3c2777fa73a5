package io.paykkaserverless.conventions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A file of numbers, one {@code name=number} a line; a name may have blanks. A line that begins
 * with {@code #} is a remark.
 *
 * @param writtenAt when the file was written
 */
record KeptNumbers(Map<String, String> numbers, Instant writtenAt) {

  private static final String ENDING = ".properties";
  private static final String DATE = "date";

  /** The files of a folder by their names without the ending; nothing where there is no folder. */
  static Map<String, KeptNumbers> in(Path folder) {
    Map<String, KeptNumbers> files = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return files;
    }
    try (Stream<Path> listed = Files.list(folder)) {
      for (Path file : listed.filter(it -> it.toString().endsWith(ENDING)).toList()) {
        String name = file.getFileName().toString();
        files.put(name.substring(0, name.length() - ENDING.length()), read(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static KeptNumbers read(Path file) throws IOException {
    Map<String, String> numbers = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      int equals = line.lastIndexOf('=');
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (equals < 1) {
        throw new IllegalArgumentException(SourceTree.name(file) + ": no name=number: " + line);
      }
      numbers.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return new KeptNumbers(numbers, Files.getLastModifiedTime(file).toInstant());
  }

  /** The day it says it was measured on, or that it does not say. */
  String day() {
    return numbers.getOrDefault(DATE, "nobody wrote down when");
  }

  /** The numbers alone, for people. */
  Map<String, String> inGroups() {
    Map<String, String> grouped = new LinkedHashMap<>();
    numbers.forEach(
        (name, number) -> {
          if (!name.equals(DATE)) {
            grouped.put(name, String.format(Locale.ROOT, "%,d", Long.parseLong(number)));
          }
        });
    return grouped;
  }
}
