package io.paykkaserverless.runner.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that a public key is written into, as PEM. Never over another file. */
public final class PublicKeyFile {

  private PublicKeyFile() {}

  /**
   * Looks before a key is made whether it can be written afterwards.
   *
   * @throws Unusable where the file is there already
   */
  public static void requireNew(Path file) {
    if (Files.exists(file)) {
      throw new Unusable(file + " is there already; nothing was changed");
    }
  }

  /**
   * Writes it.
   *
   * @throws Unusable where that fails; the key pair is made, and the public key was printed
   */
  public static void write(Path file, PublicKeyForms key) {
    try {
      Files.writeString(file, key.pem(), StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new Unusable(
          "the public key cannot be written into %s (%s); take it from above"
              .formatted(file, e.getClass().getSimpleName()));
    }
  }
}
