package io.paykkaserverless.core.notification;

import io.paykkaserverless.core.secret.HmacKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Signs messages to the merchant as Standard Webhooks 1.0 says: HMAC-SHA256 over {@code
 * id.timestamp.body}, one {@code v1} signature per live key, so that a receiver may hold the old or
 * the new one while keys are rotated.
 *
 * @see <a href="https://www.standardwebhooks.com">standardwebhooks.com</a>
 */
public final class NotificationSigner {

  private NotificationSigner() {}

  /**
   * The value of {@code webhook-signature}.
   *
   * @param keys newest first, at least one
   */
  public static String sign(String id, Instant timestamp, String body, List<HmacKey> keys) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("at least one key must sign");
    }
    byte[] signed =
        (id + "." + timestamp.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8);
    return keys.stream()
        .map(key -> "v1," + Base64.getEncoder().encodeToString(key.mac(signed)))
        .collect(Collectors.joining(" "));
  }
}
