package io.paykkaserverless.paykka.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.paykkaserverless.core.payment.IdSource;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** A signed message for tests to spoil; {@code with…} answers a changed copy. */
final class SignedSample {

  static final Instant NOW = Instant.ofEpochMilli(1_757_387_467_986L);
  static final InstantSource CLOCK = InstantSource.fixed(NOW);
  static final IdSource NONCES = () -> "4326048250346354435";
  static final String PATH = "/webhooks/paykka";
  static final byte[] BODY = "{\"status\":\"SUCCESS\",\"amount\":1250}".getBytes(UTF_8);

  private final String method;
  private final String path;
  private final Map<String, String> headers;
  private final byte[] body;

  private SignedSample(String method, String path, Map<String, String> headers, byte[] body) {
    this.method = method;
    this.path = path;
    this.headers = headers;
    this.body = body;
  }

  static SignedSample signed() {
    return signedBy(TestKeys.PAYKKA.getPrivate(), BODY);
  }

  static SignedSample signedBy(PrivateKey key, byte[] body) {
    return new SignedSample(
        "POST",
        PATH,
        new PaykkaSigner(key, CLOCK, NONCES).sign("POST", PATH, body).ofRequest("978594372956732"),
        body);
  }

  SignedSample withMethod(String changed) {
    return new SignedSample(changed, path, headers, body);
  }

  SignedSample withPath(String changed) {
    return new SignedSample(method, changed, headers, body);
  }

  SignedSample withBody(byte[] changed) {
    return new SignedSample(method, path, headers, changed);
  }

  SignedSample withHeader(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(headers);
    changed.put(name, value);
    return new SignedSample(method, path, changed, body);
  }

  SignedSample withoutHeader(String name) {
    Map<String, String> changed = new LinkedHashMap<>(headers);
    changed.remove(name);
    return new SignedSample(method, path, changed, body);
  }

  SignedSample withSign(String sign) {
    return withHeader(PaykkaHeaders.SIGN, sign);
  }

  String sign() {
    return headers.getOrDefault(PaykkaHeaders.SIGN, "");
  }

  byte[] signatureBytes() {
    return SignatureText.decode(sign()).orElseThrow();
  }

  Map<String, String> headers() {
    return headers;
  }

  Verification verifiedBy(PaykkaVerifier verifier) {
    return verifier.verify(method, path, headers, body);
  }

  static byte[] flipped(byte[] bytes, int bit) {
    byte[] changed = bytes.clone();
    changed[bit / 8] ^= (byte) (1 << (bit % 8));
    return changed;
  }
}
