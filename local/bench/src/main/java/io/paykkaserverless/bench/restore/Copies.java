package io.paykkaserverless.bench.restore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;

/**
 * Has processes draw their randomness from {@link CopiedRandomness}: one process after the other
 * stands for a copy of the same snapshot, each from {@link #begin} to its restore.
 *
 * @param providers the file that puts it before the JDK's providers
 * @param restored the file that is there once a copy was restored
 */
public record Copies(Path providers, Path restored) {

  /** Makes the files in {@code folder}. */
  public static Copies in(Path folder) {
    List<String> lines = new ArrayList<>();
    lines.add("security.provider.1=" + CopiedRandomness.class.getName());
    int number = 2;
    for (Provider provider : Security.getProviders()) {
      lines.add("security.provider." + number++ + "=" + provider.getName());
    }
    Path providers = folder.resolve("copied.security");
    try {
      Files.write(providers, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Copies(providers, folder.resolve("restored"));
  }

  /** What the JVM of a copy is started with. */
  public List<String> flags() {
    try {
      Path classes =
          Path.of(
              CopiedRandomness.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return List.of(
          "-Xbootclasspath/a:" + classes,
          "-Djava.security.properties=" + providers,
          "-D" + CopiedRandomness.RESTORED + "=" + restored);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class path entry has no path", e);
    }
  }

  /** The next process's snapshot has not been taken yet. */
  public void begin() {
    try {
      Files.deleteIfExists(restored);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process is restored now: generators that it makes from here on are its own. */
  public void restore() {
    try {
      Files.createFile(restored);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
