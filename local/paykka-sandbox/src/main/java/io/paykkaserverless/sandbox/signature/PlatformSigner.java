package io.paykkaserverless.sandbox.signature;

import java.security.PrivateKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Signs what PayKKa says: replies and webhooks. */
public final class PlatformSigner {

  private final PrivateKey platformKey;
  private final PrivateKey strangersKey;
  private final InstantSource clock;
  private final PaykkaNumbers numbers;

  /**
   * Prepares to sign.
   *
   * @param strangersKey any key that is not the platform's: what it signs is a forgery
   */
  public PlatformSigner(
      PrivateKey platformKey, PrivateKey strangersKey, InstantSource clock, PaykkaNumbers numbers) {
    this.platformKey = platformKey;
    this.strangersKey = strangersKey;
    this.clock = clock;
    this.numbers = numbers;
  }

  /**
   * Timestamp, nonce and signature for a message that goes out now, as PayKKa would.
   *
   * @param method for a reply, its request's
   * @param path without query; for a reply, its request's
   */
  public Map<String, String> headers(String method, String path, byte[] body) {
    return headers(method, path, body, platformKey, Duration.ZERO);
  }

  /** The same by somebody who is not PayKKa. */
  public Map<String, String> forgedHeaders(String method, String path, byte[] body) {
    return headers(method, path, body, strangersKey, Duration.ZERO);
  }

  /** The same by PayKKa, but {@code age} ago. */
  public Map<String, String> agedHeaders(String method, String path, byte[] body, Duration age) {
    return headers(method, path, body, platformKey, age);
  }

  private Map<String, String> headers(
      String method, String path, byte[] body, PrivateKey key, Duration age) {
    String timestamp = Long.toString(clock.instant().minus(age).toEpochMilli());
    String nonce = numbers.nonce();
    String signature = new SignedMessage(method, path, timestamp, nonce, body).signedBy(key);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("x-paykka-timestamp", timestamp);
    headers.put("x-paykka-nonce", nonce);
    headers.put("x-paykka-sign", signature);
    return headers;
  }
}
