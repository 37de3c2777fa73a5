package io.paykkaserverless.reference;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A shopper's token: {@code <payment>.<expiry in epoch seconds>.<HMAC-SHA256 in Base64url>}. */
final class ShopperTokens {

  private final byte[] key;

  ShopperTokens(Configuration configuration) {
    this.key = Base64.getDecoder().decode(configuration.tokenKey());
  }

  boolean allows(String token, String payment) {
    String[] parts = token.split("\\.", 3);
    return parts.length == 3
        && parts[0].equals(payment)
        && Instant.ofEpochSecond(Long.parseLong(parts[1])).isAfter(Instant.now())
        && MessageDigest.isEqual(
            mac(parts[0] + "." + parts[1]), Base64.getUrlDecoder().decode(parts[2]));
  }

  private byte[] mac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
