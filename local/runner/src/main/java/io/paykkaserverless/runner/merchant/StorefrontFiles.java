package io.paykkaserverless.runner.merchant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The shop's pages, from a folder without subfolders. Read anew each time, so edits show. */
final class StorefrontFiles {

  private static final String INDEX = "index.html";
  private static final Pattern PLAIN_NAME = Pattern.compile("[a-z0-9][a-z0-9-]*\\.[a-z]+");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private final Path folder;

  StorefrontFiles(Path folder) {
    this.folder = folder;
    if (!Files.isRegularFile(folder.resolve(INDEX))) {
      throw new IllegalArgumentException("no " + INDEX + " in the storefront folder " + folder);
    }
  }

  /** The file at {@code path}, if it is one of the pages: nothing outside, nothing hidden. */
  Optional<Answer> find(String path) {
    String name = path.equals("/") ? INDEX : path.substring(1);
    if (!PLAIN_NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    Path file = folder.resolve(name);
    Optional<String> type =
        Optional.ofNullable(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
    return type.filter(_ -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
        .map(contentType -> new Answer(200, contentType, bytes(file)));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the storefront's " + file.getFileName() + " is gone", e);
    }
  }
}
