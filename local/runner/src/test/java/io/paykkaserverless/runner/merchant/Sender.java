package io.paykkaserverless.runner.merchant;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs notifications, rightly or wrongly.
 *
 * @param key {@code whsec_} and Base64
 */
record Sender(String key) {

  static Sender withNewKey() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return new Sender("whsec_" + Base64.getEncoder().encodeToString(key));
  }

  /** About the shop's breakfast basket, which costs 69.40 EUR. */
  static String message(String paymentId, String reference, int sequence, String status) {
    return """
    {"type":"payment.test","timestamp":"2026-11-02T10:00:00Z","data":{"payment_id":"%s",\
    "sequence":%d,"status":"%s","amount":6940,"currency":"EUR","reference":"%s","attempt":1}}\
    """
        .formatted(paymentId, sequence, status, reference);
  }

  Delivery send(String id, Instant at, String body) {
    return new Delivery(
        id, Long.toString(at.getEpochSecond()), sign(id, at.getEpochSecond(), body), body);
  }

  private String sign(String id, long epochSeconds, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              Base64.getDecoder().decode(key.substring("whsec_".length())), "HmacSHA256"));
      byte[] signed = (id + "." + epochSeconds + "." + body).getBytes(UTF_8);
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** A request on its way, which a test may spoil. */
  record Delivery(String id, String timestamp, String signature, String body) {

    /** All values of a header by its name. */
    List<String> header(String name) {
      return switch (name) {
        case "webhook-id" -> List.of(id);
        case "webhook-timestamp" -> List.of(timestamp);
        case "webhook-signature" -> List.of(signature);
        default -> List.of();
      };
    }

    Delivery withId(String other) {
      return new Delivery(other, timestamp, signature, body);
    }

    Delivery withTimestamp(String other) {
      return new Delivery(id, other, signature, body);
    }

    Delivery withSignature(String other) {
      return new Delivery(id, timestamp, other, body);
    }

    Delivery withBody(String other) {
      return new Delivery(id, timestamp, signature, other);
    }
  }
}
