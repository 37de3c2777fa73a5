package io.paykkaserverless.runner.merchant;

import io.paykkaserverless.runner.merchant.Verification.Doubt;
import io.paykkaserverless.runner.merchant.Verification.Doubtful;
import io.paykkaserverless.runner.merchant.Verification.Genuine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells our notifications from anybody else's, as Standard Webhooks 1.0 says: HMAC-SHA256 over
 * {@code id.timestamp.body}, any of the {@code v1} signatures under any of the keys, in constant
 * time, with a window of {@link #TOLERANCE} on both sides of now.
 *
 * <p>Written from the specification and not from the sender's code, so that a mistake made there is
 * not made here as well.
 *
 * @see <a href="https://www.standardwebhooks.com">standardwebhooks.com</a>
 */
public final class WebhookVerifier {

  /** How far the sender's clock and ours may be apart. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String ALGORITHM = "HmacSHA256";
  private static final String KEY_PREFIX = "whsec_";
  private static final String SIGNATURE_PREFIX = "v1,";
  private static final int KEY_BYTES_MIN = 24;
  private static final int KEY_BYTES_MAX = 64;
  private static final int HEADER_LENGTH_MAX = 1024;
  private static final int SIGNATURES_MAX = 8;

  private final List<SecretKeySpec> keys;
  private final InstantSource clock;

  /**
   * @param keys {@code whsec_} and Base64 of 24 to 64 bytes; several while keys are rotated. What
   *     is none is passed over, and all of them are refused where there is no other
   */
  public WebhookVerifier(List<String> keys, InstantSource clock) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("without a key no notification can be believed");
    }
    this.keys = keys.stream().map(WebhookVerifier::key).flatMap(Optional::stream).toList();
    if (this.keys.isEmpty()) {
      throw new IllegalArgumentException(
          "a notification key is whsec_ and the Base64 of 24 to 64 bytes");
    }
    this.clock = clock;
  }

  /**
   * Looks at one request.
   *
   * @param headers all values of a header by its name
   * @param body as it arrived, byte for byte
   */
  public Verification verify(Function<String, List<String>> headers, byte[] body) {
    Optional<String> id = only(headers.apply("webhook-id"));
    Optional<String> timestamp = only(headers.apply("webhook-timestamp"));
    Optional<String> signatures = only(headers.apply("webhook-signature"));
    if (id.isEmpty() || timestamp.isEmpty() || signatures.isEmpty()) {
      return new Doubtful(Doubt.HEADERS);
    }
    if (!timestamp.get().matches("[0-9]{1,11}")) {
      return new Doubtful(Doubt.TIME_UNREADABLE);
    }
    Instant sentAt = Instant.ofEpochSecond(Long.parseLong(timestamp.get()));
    Instant now = clock.instant();
    if (sentAt.isBefore(now.minus(TOLERANCE))) {
      return new Doubtful(Doubt.TOO_OLD);
    }
    if (sentAt.isAfter(now.plus(TOLERANCE))) {
      return new Doubtful(Doubt.TOO_NEW);
    }
    byte[] signedPrefix = (id.get() + "." + timestamp.get() + ".").getBytes(StandardCharsets.UTF_8);
    return anyMatches(signatures.get(), signedPrefix, body)
        ? new Genuine(id.get(), sentAt)
        : new Doubtful(Doubt.SIGNATURE);
  }

  private boolean anyMatches(String signatures, byte[] signedPrefix, byte[] body) {
    List<byte[]> offered =
        Arrays.stream(signatures.split(" "))
            .filter(signature -> signature.startsWith(SIGNATURE_PREFIX))
            .limit(SIGNATURES_MAX)
            .map(signature -> decoded(signature.substring(SIGNATURE_PREFIX.length())))
            .flatMap(Optional::stream)
            .toList();
    boolean matches = false;
    for (SecretKeySpec key : keys) {
      byte[] expected = mac(key, signedPrefix, body);
      for (byte[] signature : offered) {
        matches |= MessageDigest.isEqual(expected, signature);
      }
    }
    return matches;
  }

  private static byte[] mac(SecretKeySpec key, byte[] signedPrefix, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(signedPrefix);
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  private static Optional<SecretKeySpec> key(String text) {
    Optional<byte[]> bytes =
        text.startsWith(KEY_PREFIX)
            ? decoded(text.substring(KEY_PREFIX.length()))
            : Optional.empty();
    return bytes
        .filter(key -> key.length >= KEY_BYTES_MIN && key.length <= KEY_BYTES_MAX)
        .map(key -> new SecretKeySpec(key, ALGORITHM));
  }

  private static Optional<byte[]> decoded(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> only(List<String> values) {
    return values.size() == 1
            && !values.getFirst().isEmpty()
            && values.getFirst().length() <= HEADER_LENGTH_MAX
        ? Optional.of(values.getFirst())
        : Optional.empty();
  }
}
