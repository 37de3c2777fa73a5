package io.paykkaserverless.runner.rotate;

import io.paykkaserverless.paykka.signature.RsaKeys;
import io.paykkaserverless.runner.keys.PublicKeyForms;
import io.paykkaserverless.runner.keys.Unusable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * PayKKa's public keys are a parameter of the template, not a secret: nothing is changed here. Says
 * which are configured and how a new one is added.
 */
final class PlatformKeyCheck {

  private final Optional<String> configured;
  private final PrintStream out;

  /**
   * A check.
   *
   * @param configured the parameter's value, where the system says it
   */
  PlatformKeyCheck(Optional<String> configured, PrintStream out) {
    this.configured = configured;
    this.out = out;
  }

  /**
   * Tells it.
   *
   * @param file holds a new key: PEM or Base64
   * @throws Unusable where it holds none that functions could use
   */
  void run(Optional<Path> file) {
    Set<PublicKeyForms> known = new LinkedHashSet<>(keys(configured.orElse("")));
    known.forEach(key -> out.println("PayKKa's public key, configured:  " + key.fingerprint()));
    if (file.isEmpty()) {
      out.println(HOW.formatted("<the keys you have>,<the new key>").stripTrailing());
      return;
    }
    PublicKeyForms fresh = read(file.get());
    out.println("PayKKa's public key in the file:  " + fresh.fingerprint());
    if (known.contains(fresh)) {
      out.println("It is configured already; there is nothing to do.");
      return;
    }
    String all =
        Stream.concat(known.stream(), Stream.of(fresh))
            .map(PublicKeyForms::base64)
            .collect(Collectors.joining(","));
    out.println("It can be used.");
    out.println(HOW.formatted(configured.isPresent() ? all : "<the keys you have>," + all).strip());
  }

  private static final String HOW =
      """
      PayKKa's public keys are the template's parameter PaykkaPublicKeys: several, separated by
      commas, and a signature may fit any of them. To add one without a gap, before PayKKa begins to
      sign with it, deploy with both and with another value of Release (else SAM publishes no functions
      that know it):
        PaykkaPublicKeys=%s
      When PayKKa has stopped using the old one, deploy again without it. To go back, deploy with the
      old value. Compare a new key's SHA-256 with what PayKKa says through another channel.
      """;

  private static PublicKeyForms read(Path file) {
    try {
      List<PublicKeyForms> keys = keys(Files.readString(file));
      if (keys.size() == 1) {
        return keys.getFirst();
      }
      throw new Unusable(file + " must hold one public key");
    } catch (IOException e) {
      throw new Unusable("%s cannot be read (%s)".formatted(file, e.getClass().getSimpleName()));
    }
  }

  private static List<PublicKeyForms> keys(String text) {
    try {
      return RsaKeys.publicKeys(text).stream().map(PublicKeyForms::new).toList();
    } catch (IllegalArgumentException e) {
      throw new Unusable("this cannot be used: " + e.getMessage());
    }
  }
}
