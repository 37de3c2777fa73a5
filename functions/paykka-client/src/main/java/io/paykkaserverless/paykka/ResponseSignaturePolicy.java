package io.paykkaserverless.paykka;

/**
 * What to make of the signature on PayKKa's responses. PayKKa says there is one and not what it
 * covers; until that is known for sure, the default is to warn.
 */
public enum ResponseSignaturePolicy {
  /** Do not look. */
  OFF,
  /** Look, believe the response anyway, and count where the signature is missing or wrong. */
  WARN,
  /** Do not believe a response whose signature is missing or wrong. */
  ENFORCE;

  /**
   * Reads {@code off}, {@code warn} or {@code enforce}, in any case.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static ResponseSignaturePolicy parse(String text) {
    for (ResponseSignaturePolicy policy : values()) {
      if (policy.name().equalsIgnoreCase(text)) {
        return policy;
      }
    }
    throw new IllegalArgumentException("must be off, warn or enforce: " + text);
  }
}
