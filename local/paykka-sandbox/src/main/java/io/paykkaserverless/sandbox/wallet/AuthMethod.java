package io.paykkaserverless.sandbox.wallet;

import java.util.Arrays;
import java.util.Optional;

/** How a wallet made sure of the shopper, in Google's words. */
public enum AuthMethod {
  /** Nothing but the card's number: the issuer may want 3-D Secure. Google Pay only. */
  PAN_ONLY,
  /** With a cryptogram that stands for 3-D Secure. */
  CRYPTOGRAM_3DS;

  /** Reads a word whose capitals do not matter, as PayKKa's samples differ in them. */
  public static Optional<AuthMethod> parse(String text) {
    return Arrays.stream(values()).filter(it -> it.name().equalsIgnoreCase(text)).findFirst();
  }
}
