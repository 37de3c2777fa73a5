package io.paykkaserverless.runner.setup;

import io.paykkaserverless.paykka.signature.RsaKeys;
import io.paykkaserverless.runner.keys.FreshKeys;
import io.paykkaserverless.runner.keys.Unusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.interfaces.RSAKey;

/** A private key that the merchant has already, in a file. What is thrown shows nothing of it. */
final class KeyFile {

  private KeyFile() {}

  /**
   * Reads it.
   *
   * @throws Unusable where it is no RSA key in PKCS#8 form of the size that PayKKa takes
   */
  static PrivateKey read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new Unusable(
          "%s cannot be read (%s); nothing was changed"
              .formatted(file, e.getClass().getSimpleName()));
    }
    if (text.contains("BEGIN RSA PRIVATE KEY") || text.contains("BEGIN ENCRYPTED PRIVATE KEY")) {
      throw new Unusable(
          """
          %1$s is %2$s, and PayKKa's keys are PKCS#8 in clear; nothing was changed. Convert it with
            openssl pkcs8 -topk8 -nocrypt -in %1$s -out pkcs8.pem
          give that file, and delete it when setup is done\
          """
              .formatted(
                  file,
                  text.contains("BEGIN ENCRYPTED") ? "encrypted" : "of the older form PKCS#1"));
    }
    PrivateKey key;
    try {
      key = RsaKeys.privateKey(text);
    } catch (IllegalArgumentException e) {
      throw new Unusable("%s: %s; nothing was changed".formatted(file, e.getMessage()));
    }
    int bits = key instanceof RSAKey rsa ? rsa.getModulus().bitLength() : 0;
    if (bits != FreshKeys.RSA_BITS) {
      throw new Unusable(
          "%s has an RSA key of %d bits, and PayKKa's header for signatures has room for %d alone; nothing was changed"
              .formatted(file, bits, FreshKeys.RSA_BITS));
    }
    return key;
  }
}
