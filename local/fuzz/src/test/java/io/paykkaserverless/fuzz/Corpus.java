package io.paykkaserverless.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the fuzz targets begin with, and what they once failed with: files in the module's
 * resources, one folder for each target.
 *
 * @param folders by the target's class and method
 */
record Corpus(Map<String, List<Path>> folders) {

  private static final Pattern TARGET = Pattern.compile("@FuzzTest\\s+void (?<name>\\w+)\\(");
  private static final Path RESOURCES = Path.of("src", "test", "resources");

  /** The one in this module's sources. */
  static Corpus ofThisModule() throws IOException {
    Map<String, List<Path>> folders = new TreeMap<>();
    for (Path folder : below(RESOURCES).filter(Corpus::isOfATarget).toList()) {
      try (Stream<Path> files = Files.list(folder)) {
        folders.put(targetOf(folder), files.sorted().toList());
      }
    }
    return new Corpus(folders);
  }

  /** What a target begins with. */
  List<Path> of(String target) {
    return folders.getOrDefault(target, List.of());
  }

  /** The targets that sources below {@code folder} have, by class and method. */
  static Set<String> targetsIn(Path folder) throws IOException {
    Set<String> targets = new TreeSet<>();
    for (Path source : below(folder).filter(it -> it.toString().endsWith(".java")).toList()) {
      Matcher method = TARGET.matcher(Files.readString(source));
      while (method.find()) {
        targets.add(
            source.getFileName().toString().replace(".java", "") + "." + method.group("name"));
      }
    }
    return targets;
  }

  int targets() {
    return folders.size();
  }

  int entries() {
    return folders.values().stream().mapToInt(List::size).sum();
  }

  private static boolean isOfATarget(Path folder) {
    return Files.isDirectory(folder)
        && folder.getNameCount() > 1
        && folder.getName(folder.getNameCount() - 2).toString().endsWith("Inputs");
  }

  private static String targetOf(Path folder) {
    int names = folder.getNameCount();
    return folder.getName(names - 2).toString().replace("Inputs", "")
        + "."
        + folder.getName(names - 1);
  }

  private static Stream<Path> below(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.toList().stream();
    }
  }
}
