package io.paykkaserverless.paykka.signature;

import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.SignatureException;

/**
 * What is signed: method, path, timestamp, nonce and body as five lines, joined by one LF, none
 * after the last. An empty component is written as one space.
 *
 * <p>The body goes in as the bytes that travel; nothing decodes or copies it.
 */
final class CanonicalMessage {

  static final String JCA_ALGORITHM = "SHA256withRSA";

  private static final byte[] SPACE = {' '};

  private final byte[] head;
  private final byte[] body;

  CanonicalMessage(String method, String path, String timestamp, String nonce, byte[] body) {
    this.head =
        (line(method) + '\n' + line(path) + '\n' + line(timestamp) + '\n' + line(nonce) + '\n')
            .getBytes(StandardCharsets.UTF_8);
    this.body = body.length == 0 ? SPACE : body;
  }

  void feed(Signature signature) throws SignatureException {
    signature.update(head);
    signature.update(body);
  }

  /** Whether {@code component} can stand on one line; with a line break two messages look alike. */
  static boolean isOneLine(String component) {
    for (int i = 0; i < component.length(); i++) {
      if (component.charAt(i) < ' ' || component.charAt(i) == 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static String line(String component) {
    if (!isOneLine(component)) {
      throw new IllegalArgumentException("a signed component must not contain control characters");
    }
    return component.isEmpty() ? " " : component;
  }
}
