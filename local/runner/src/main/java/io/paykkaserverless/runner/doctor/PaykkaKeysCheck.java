package io.paykkaserverless.runner.doctor;

import io.paykkaserverless.paykka.signature.RsaKeys;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import java.util.List;
import java.util.Optional;

/**
 * PayKKa's public keys, which functions are configured with.
 *
 * @param configured what the parameter says
 * @param ours our own public key, where it was given
 */
record PaykkaKeysCheck(Optional<String> configured, Optional<PublicKey> ours) implements Check {

  private static final String FIX =
      "deploy with PaykkaPublicKeys as PayKKa's back office shows them (X.509, Base64, commas"
          + " between) and a new Release";

  @Override
  public String name() {
    return "PayKKa's public keys";
  }

  @Override
  public String subject() {
    return "parameter PaykkaPublicKeys";
  }

  @Override
  public List<Finding> look() {
    List<PublicKey> keys;
    try {
      keys = RsaKeys.publicKeys(configured.orElse(""));
    } catch (IllegalArgumentException e) {
      return List.of(Finding.problem(String.valueOf(e.getMessage()), FIX));
    }
    if (keys.isEmpty()) {
      return List.of(Finding.problem("there is none, so every webhook is refused", FIX));
    }
    return keys.stream().map(this::finding).toList();
  }

  private Finding finding(PublicKey key) {
    int bits = key instanceof RSAKey rsa ? rsa.getModulus().bitLength() : 0;
    return ours.filter(key::equals).isPresent()
        ? Finding.problem("one of them is your own public key, not PayKKa's", FIX)
        : Finding.ok("RSA, %d bits, %s".formatted(bits, Fingerprint.of(key)));
  }
}
