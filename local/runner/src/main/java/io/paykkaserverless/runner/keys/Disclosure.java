package io.paykkaserverless.runner.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Where a new key is shown, once: on a terminal, or in a file that only its owner may read. What is
 * no terminal is kept by somebody (a pipe, a build's log), so that it must be asked for.
 */
public final class Disclosure {

  private final Optional<Path> file;
  private final boolean print;
  private final boolean terminal;
  private final PrintStream out;

  /**
   * A way to show keys.
   *
   * @param file where they are written instead of being printed
   * @param print whether they are printed where that is no terminal, too
   * @param terminal whether {@code out} is one
   */
  public Disclosure(Optional<Path> file, boolean print, boolean terminal, PrintStream out) {
    this.file = file;
    this.print = print;
    this.terminal = terminal;
    this.out = out;
  }

  /**
   * Makes sure that keys can be shown, before there are any; makes the file.
   *
   * @throws Unusable where they cannot
   */
  public void prepare() {
    if (file.isEmpty() && !print && !terminal) {
      throw new Unusable(
          "this is no terminal: say --out FILE to have new keys written into a file, or --print to"
              + " have them printed all the same; nothing was changed");
    }
    file.ifPresent(Disclosure::make);
  }

  /** Shows a key. */
  public void show(String what, String key) {
    if (file.isEmpty()) {
      out.println("  " + what + ": " + key);
      return;
    }
    try {
      Files.writeString(
          file.get(), what + ": " + key + System.lineSeparator(), UTF_8, StandardOpenOption.APPEND);
      out.println("  " + what + ": in " + file.get());
    } catch (IOException e) {
      throw new Unusable(
          "%s was made, but cannot be written into %s (%s): read it in its secret"
              .formatted(what, file.get(), e.getClass().getSimpleName()));
    }
  }

  private static void make(Path file) {
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException _) {
      throw new Unusable(file + " is there already, and may hold keys; nothing was changed");
    } catch (IOException e) {
      throw new Unusable(
          "%s cannot be made (%s); nothing was changed"
              .formatted(file, e.getClass().getSimpleName()));
    }
  }
}
