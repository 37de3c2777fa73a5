package io.paykkaserverless.sandbox.card;

import java.nio.charset.StandardCharsets;

/** The four things the component encrypts, each on its own. */
public enum CardField {
  NUMBER("number"),
  EXPIRY_YEAR("expiryYear"),
  EXPIRY_MONTH("expiryMonth"),
  CVV("cvv");

  private final String name;

  CardField(String name) {
    this.name = name;
  }

  /** Goes into the encryption, so that one field's ciphertext does not pass for another's. */
  byte[] label(String epochSeconds) {
    return (epochSeconds + "." + name).getBytes(StandardCharsets.US_ASCII);
  }
}
