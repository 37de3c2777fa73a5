package io.paykkaserverless.runner.doctor;

import io.paykkaserverless.paykka.signature.SigningKeys;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Our private key for PayKKa.
 *
 * @param expected the public key that PayKKa was given, where it is known
 */
record SigningKey(Optional<PublicKey> expected) implements SecretJudge {

  private static final int BITS_THAT_FIT = 2048;

  private static final String NEW_KEY =
      "put in the private key whose public key PayKKa has, as PKCS#8 (openssl pkcs8 -topk8"
          + " -nocrypt)";

  @Override
  public List<Finding> judge(String text) {
    List<PrivateKey> keys;
    try {
      keys = SigningKeys.parse(text);
    } catch (IllegalArgumentException e) {
      return List.of(Finding.problem(String.valueOf(e.getMessage()), NEW_KEY));
    }
    List<Finding> findings =
        new ArrayList<>(
            keys.getFirst() instanceof RSAPrivateCrtKey rsa
                ? judge(rsa)
                : List.of(Finding.warning("its public key cannot be derived from it", NEW_KEY)));
    if (keys.size() > 1) {
      findings.add(
          Finding.ok("another key is beside it: it is being replaced (./paykka help rotate)"));
    }
    return findings;
  }

  private List<Finding> judge(RSAPrivateCrtKey key) {
    List<Finding> findings = new ArrayList<>();
    PublicKey ours = publicKey(key);
    int bits = key.getModulus().bitLength();
    findings.add(
        Finding.ok(
            "RSA, %d bits; PayKKa's back office must have the public key with %s"
                .formatted(bits, Fingerprint.of(ours))));
    if (bits > BITS_THAT_FIT) {
      findings.add(
          Finding.warning(
              "a signature with %d bits does not fit the 500 characters that PayKKa documents"
                  .formatted(bits),
              "use a key of %d bits where PayKKa refuses signatures".formatted(BITS_THAT_FIT)));
    }
    expected.ifPresent(given -> findings.add(pair(ours, given)));
    return findings;
  }

  private static Finding pair(PublicKey ours, PublicKey given) {
    return ours.equals(given)
        ? Finding.ok("the public key that was given belongs to it")
        : Finding.problem(
            "the public key that was given does not belong to it: that has "
                + Fingerprint.of(given),
            "give PayKKa the public key of this pair, or put in the private key of that");
  }

  private static RSAPublicKey publicKey(RSAPrivateCrtKey key) {
    try {
      return (RSAPublicKey)
          KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK makes RSA keys", e);
    }
  }
}
