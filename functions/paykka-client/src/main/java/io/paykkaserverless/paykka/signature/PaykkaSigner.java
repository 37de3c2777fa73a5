package io.paykkaserverless.paykka.signature;

import io.paykkaserverless.core.payment.IdSource;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.InstantSource;

/**
 * Signs the way PayKKa's v3 API wants it. Merchants sign requests with it; tests and the sandbox
 * sign webhooks and responses in PayKKa's stead. Safe for use by several threads.
 */
public final class PaykkaSigner {

  private final PrivateKey key;
  private final InstantSource clock;
  private final IdSource nonces;

  /**
   * Prepares to sign.
   *
   * @param key RSA; see {@link RsaKeys#privateKey}
   * @param clock gives the timestamp
   * @param nonces gives a fresh nonce per message
   */
  public PaykkaSigner(PrivateKey key, InstantSource clock, IdSource nonces) {
    this.key = key;
    this.clock = clock;
    this.nonces = nonces;
  }

  /**
   * Signs one message with the present time and a fresh nonce.
   *
   * @param method HTTP method, {@code POST} for all that PayKKa defines
   * @param path the path alone, without host or query, for example {@code /v3/payment/acq/query};
   *     for a response, its request's path
   * @param body the bytes as they will travel
   */
  public SignedHeaders sign(String method, String path, byte[] body) {
    String timestamp = Long.toString(clock.millis());
    String nonce = nonces.next();
    CanonicalMessage message = new CanonicalMessage(method, path, timestamp, nonce, body);
    try {
      Signature rsa = Signature.getInstance(CanonicalMessage.JCA_ALGORITHM);
      rsa.initSign(key);
      message.feed(rsa);
      return new SignedHeaders(timestamp, nonce, SignatureText.encode(rsa.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this key cannot sign with SHA256withRSA", e);
    }
  }
}
