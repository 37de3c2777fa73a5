package io.paykkaserverless.runner.receiver;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Messages that are signed now, with keys nobody has seen: for libraries with a clock of theirs.
 */
final class LiveMessages {

  private static final String ID = "msg_pabcdefghabcdefghabcdefghabcdefgh_2";
  private static final String BODY = "{\"type\":\"payment.paid\",\"data\":{\"amount\":1250}}";

  private final Instant now = Instant.now();
  private final byte[] current = fresh();
  private final byte[] previous = fresh();

  /** One that a receiver must believe. */
  Vector genuine() {
    return message("genuine", current, List.of(current), BODY, Vector.VALID);
  }

  /** The same for receivers that have the new secret, or still the old one. */
  List<Vector> rotated() {
    List<byte[]> both = List.of(current, previous);
    return List.of(
        message("the new secret", current, both, BODY, Vector.VALID),
        message("the old secret", previous, both, BODY, Vector.VALID));
  }

  /** All of them, and some that must be refused. */
  List<Vector> all() {
    Vector refused = message("a stranger's", current, List.of(fresh()), BODY, "WRONG_SIGNATURE");
    return Stream.concat(Stream.of(genuine(), refused), rotated().stream()).toList();
  }

  private Vector message(
      String name, byte[] receiver, List<byte[]> senders, String body, String verdict) {
    Map<String, String> headers = NotificationVectors.headers(ID, now, body, senders);
    List<String> secrets = List.of(NotificationVectors.secret(receiver));
    return new Vector(name, secrets, headers, body, now.getEpochSecond(), verdict);
  }

  private static byte[] fresh() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return key;
  }
}
