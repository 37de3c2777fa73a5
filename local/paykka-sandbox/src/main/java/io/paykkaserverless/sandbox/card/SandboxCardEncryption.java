package io.paykkaserverless.sandbox.card;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/**
 * Encrypts a card as the component script does, for shoppers that are programs.
 *
 * <p>PayKKa publishes neither algorithm nor format. Here a field becomes the Base64 of {@code
 * <epoch seconds>.<RSA-OAEP-256 ciphertext>}; time and field name are the OAEP label, so that
 * neither can be changed.
 */
public final class SandboxCardEncryption {

  private final PublicKey cardKey;
  private final InstantSource clock;

  /**
   * Encrypts for the sandbox that owns the key.
   *
   * @param cardKey from {@code GET /cp/card-key} or the sandbox's handle
   */
  public SandboxCardEncryption(PublicKey cardKey, InstantSource clock) {
    this.cardKey = cardKey;
    this.clock = clock;
  }

  /** Encrypts each field for itself; the same card gives other texts each time. */
  public EncryptedFields encrypt(Card card) {
    String epochSeconds = Long.toString(clock.instant().getEpochSecond());
    return new EncryptedFields(
        encrypt(CardField.NUMBER, card.number(), epochSeconds),
        encrypt(CardField.EXPIRY_YEAR, card.expiryYear(), epochSeconds),
        encrypt(CardField.EXPIRY_MONTH, card.expiryMonth(), epochSeconds),
        encrypt(CardField.CVV, card.cvv().orElse(""), epochSeconds));
  }

  private String encrypt(CardField field, String plain, String epochSeconds) {
    try {
      Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
      cipher.init(Cipher.ENCRYPT_MODE, cardKey, parameters(field.label(epochSeconds)));
      ByteArrayOutputStream envelope = new ByteArrayOutputStream();
      envelope.writeBytes((epochSeconds + ".").getBytes(StandardCharsets.US_ASCII));
      envelope.writeBytes(cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8)));
      return Base64.getEncoder().encodeToString(envelope.toByteArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the sandbox's card key cannot encrypt", e);
    }
  }

  static OAEPParameterSpec parameters(byte[] label) {
    return new OAEPParameterSpec(
        "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, new PSource.PSpecified(label));
  }
}
