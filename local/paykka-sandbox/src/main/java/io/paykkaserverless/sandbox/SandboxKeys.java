package io.paykkaserverless.sandbox;

import io.paykkaserverless.core.payment.IdSource;
import io.paykkaserverless.sandbox.signature.PaykkaNumbers;
import java.security.KeyPair;

/**
 * The keys PayKKa gives out.
 *
 * @param client what the merchant's pages identify themselves with: {@code ck_} and 32 hex digits
 * @param platform signs replies and webhooks; RSA-2048
 * @param cards encrypts cards in browsers, and decrypts them here; RSA-2048
 */
public record SandboxKeys(String client, KeyPair platform, KeyPair cards) {

  /** Keys nobody had before. */
  public static SandboxKeys fresh(IdSource ids) {
    return new SandboxKeys(
        new PaykkaNumbers(ids).clientKey(), RsaKeyPairs.fresh(), RsaKeyPairs.fresh());
  }

  @Override
  public String toString() {
    return "[keys]";
  }
}
