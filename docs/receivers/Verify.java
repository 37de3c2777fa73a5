import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tells your payment backend's messages from anybody else's. JDK 11 or newer, nothing else. */
public final class Verify {

  private Verify() {}

  /**
   * Whether the message is genuine and was sent within five minutes of now.
   *
   * @param headers by their names in lower case
   * @param body the bytes as they arrived, before anything parses them
   * @param secrets {@code whsec_...}; two while the secret is exchanged
   */
  public static boolean verify(
      Map<String, String> headers, byte[] body, List<String> secrets, Instant now)
      throws GeneralSecurityException {
    String id = headers.getOrDefault("webhook-id", "");
    String timestamp = headers.getOrDefault("webhook-timestamp", "");
    if (id.isEmpty() || !timestamp.matches("[0-9]{1,11}")) {
      return false;
    }
    Instant sentAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
    if (Duration.between(sentAt, now).abs().compareTo(Duration.ofMinutes(5)) > 0) {
      return false;
    }
    for (String secret : secrets) {
      byte[] key = key(secret);
      if (key.length < 24) {
        continue;
      }
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(utf8(id + "." + timestamp + "."));
      byte[] expected = utf8("v1," + Base64.getEncoder().encodeToString(mac.doFinal(body)));
      for (String offered : headers.getOrDefault("webhook-signature", "").split(" ")) {
        if (MessageDigest.isEqual(expected, utf8(offered))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Empty where it is no secret: anybody can sign with an empty key. */
  private static byte[] key(String secret) {
    if (secret == null || !secret.startsWith("whsec_")) {
      return new byte[0];
    }
    try {
      return Base64.getDecoder().decode(secret.substring("whsec_".length()));
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
