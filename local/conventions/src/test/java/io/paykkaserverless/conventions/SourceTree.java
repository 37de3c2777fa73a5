package io.paykkaserverless.conventions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The files of the repository, without what builds leave behind. */
final class SourceTree {

  static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  private static final Set<String> NOT_SOURCES =
      Set.of("target", ".git", "node_modules", ".local-state");

  private SourceTree() {}

  static List<Path> javaFiles() {
    return filesEndingIn(ROOT, ".java");
  }

  /** Java files of what is deployed, tests left out. */
  static List<Path> deployedJavaFiles() {
    return filesEndingIn(ROOT.resolve("functions"), ".java").stream()
        .filter(file -> file.toString().contains("/src/main/"))
        .toList();
  }

  static List<Path> filesEndingIn(Path folder, String ending) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              return NOT_SOURCES.contains(dir.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (file.toString().endsWith(ending)) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.stream().sorted().toList();
  }

  static Path folderOf(Path file) {
    return Objects.requireNonNull(file.getParent());
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file as a reader knows it: from the root of the repository. */
  static String name(Path file) {
    return ROOT.relativize(file).toString();
  }
}
