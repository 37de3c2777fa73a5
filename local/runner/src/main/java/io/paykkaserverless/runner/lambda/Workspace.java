package io.paykkaserverless.runner.lambda;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder for the processes of one local Lambda service. In Lambda each has a {@code /tmp} of its
 * own; here, AWS's runtime client would unpack its native part to the same file in every process
 * and crash those that have it loaded. So it is unpacked once, to here.
 *
 * @param folder the processes' working folder
 * @param nativeClient the native part, where there is one for this machine: on Linux alone
 */
record Workspace(Path folder, Optional<Path> nativeClient) implements AutoCloseable {

  static Workspace create() {
    try {
      Path folder = Files.createTempDirectory("paykka-functions-");
      return new Workspace(folder, libraryName().map(name -> unpack(name, folder)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder for the functions", e);
    }
  }

  /** Removes the folder and what processes left in it. Safe to repeat. */
  @Override
  public void close() {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }

  private static Optional<String> libraryName() {
    if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux")) {
      return Optional.empty();
    }
    boolean musl =
        Stream.of("/lib/ld-musl-x86_64.so.1", "/lib/ld-musl-aarch64.so.1")
            .anyMatch(loader -> Files.exists(Path.of(loader)));
    String libc = musl ? "linux_musl" : "linux";
    return switch (System.getProperty("os.arch")) {
      case "amd64" -> Optional.of("libaws-lambda-jni." + libc + "-x86_64.so");
      case "aarch64" -> Optional.of("libaws-lambda-jni." + libc + "-aarch_64.so");
      default -> Optional.empty();
    };
  }

  private static Path unpack(String name, Path folder) {
    try (InputStream library = AWSLambda.class.getResourceAsStream("/jni/" + name)) {
      if (library == null) {
        throw new FileNotFoundException(name + " is not in AWS's runtime interface client");
      }
      Path file = folder.resolve(name);
      Files.copy(library, file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack AWS's runtime interface client", e);
    }
  }
}
