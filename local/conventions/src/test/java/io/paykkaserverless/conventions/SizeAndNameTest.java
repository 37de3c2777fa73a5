package io.paykkaserverless.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Small enough to read, named so that it is found. */
class SizeAndNameTest {

  private static final int FILE_LINES_MAX = 300;
  private static final int HANDLER_LINES_MAX = 60;
  private static final Set<String> SAY_NOTHING =
      Set.of("util", "utils", "common", "helper", "helpers", "manager", "data", "misc");

  @Test
  void noDeployedFileIsLong() {
    assertThat(longerThan(SourceTree.deployedJavaFiles(), FILE_LINES_MAX)).isEmpty();
  }

  @Test
  void aHandlerFitsOnOnePage() {
    List<Path> handlers =
        SourceTree.deployedJavaFiles().stream()
            .filter(file -> file.toString().endsWith("Handler.java"))
            .toList();

    assertThat(handlers).hasSizeGreaterThanOrEqualTo(6);
    assertThat(longerThan(handlers, HANDLER_LINES_MAX)).isEmpty();
  }

  @Test
  void noPackageHasANameThatSaysNothing() {
    Set<String> folders =
        SourceTree.javaFiles().stream()
            .map(file -> SourceTree.folderOf(file).getFileName().toString())
            .collect(Collectors.toSet());

    assertThat(folders).doesNotContainAnyElementsOf(SAY_NOTHING);
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    List<String> silent =
        SourceTree.javaFiles().stream()
            .filter(file -> file.toString().contains("/src/main/"))
            .map(SourceTree::folderOf)
            .distinct()
            .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
            .map(SourceTree::name)
            .toList();

    assertThat(silent).isEmpty();
  }

  private static List<String> longerThan(List<Path> files, int lines) {
    return files.stream()
        .filter(file -> lineCount(file) > lines)
        .map(file -> SourceTree.name(file) + ": " + lineCount(file) + " lines")
        .toList();
  }

  /** Without package, imports and licence, which nobody reads. */
  private static long lineCount(Path file) {
    return SourceTree.text(file)
        .lines()
        .filter(line -> !line.startsWith("import ") && !line.startsWith("package "))
        .count();
  }
}
