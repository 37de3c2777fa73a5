package io.paykkaserverless.paykka.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.paykkaserverless.json.JsonWriter;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the vectors file, each time with a key that is thrown away. */
final class SignatureVectors {

  static final Path FILE =
      Path.of(System.getProperty("basedir", "."), "..", "..", "docs", "vectors")
          .resolve("paykka-signature.json")
          .normalize();

  private static final long SIGNED_AT_MS = 1_757_387_467_986L;
  private static final long WINDOW_MS = PaykkaVerifier.WINDOW.toMillis();
  private static final String NONCE = "4326048250346354435";
  private static final String PATH = "/v3/payment/acq/query";
  private static final String BODY = "{\"merchant_id\":\"18356675194960\",\"trans_id\":\"m1721\"}";

  private final KeyPair pair = TestKeys.generate(2048);
  private final KeyPair stranger = TestKeys.generate(2048);
  private final JsonWriter json = new JsonWriter();

  private SignatureVectors() {}

  static String fresh() {
    return new SignatureVectors().write();
  }

  private String write() {
    json.put(
            "about",
            "Signatures of PayKKa's v3 API: SHA256_WITH_RSA over five lines joined by LF (method,"
                + " path, timestamp, nonce, body; an empty one is written as a space), Base64,"
                + " percent-encoded. verdict is VALID or why the message must be refused by a"
                + " receiver whose clock shows received_at_ms. signed_text is what the receiver"
                + " has to check the signature against.")
        .put("public_key", TestKeys.base64(pair.getPublic()))
        .put("window_ms", WINDOW_MS)
        .beginArray("vectors");
    writeValid();
    writeTampered();
    writeMalformed();
    json.end();
    return indented(json.toString());
  }

  private void writeValid() {
    Map<String, String> request = headers(pair, PATH, BODY);
    vector("a request", PATH, BODY, request, SIGNED_AT_MS, "VALID");
    Map<String, String> response = new LinkedHashMap<>(request);
    response.keySet().removeIf(name -> name.endsWith("appid") || name.endsWith("sign-alg"));
    vector("a response: no app id, no algorithm", PATH, BODY, response, SIGNED_AT_MS, "VALID");
    vector("an empty body is a space", PATH, "", headers(pair, PATH, ""), SIGNED_AT_MS, "VALID");
    String pretty = "{\r\n  \"name\": \"Jürgen 小林 😀\",\r\n  \"note\": null\r\n}\n";
    vector(
        "a body is signed as it travels, line breaks and all",
        PATH,
        pretty,
        headers(pair, PATH, pretty),
        SIGNED_AT_MS,
        "VALID");
    String plain = Base64.getEncoder().encodeToString(signature(request));
    vector(
        "Base64 without percent-encoding; a plus stays a plus",
        PATH,
        BODY,
        with(request, PaykkaHeaders.SIGN, plain),
        SIGNED_AT_MS,
        "VALID");
    vector("last moment", PATH, BODY, request, SIGNED_AT_MS + WINDOW_MS, "VALID");
    vector("first moment", PATH, BODY, request, SIGNED_AT_MS - WINDOW_MS, "VALID");
  }

  private void writeTampered() {
    Map<String, String> good = headers(pair, PATH, BODY);
    String changed = BODY.replace("m1721", "m1722");
    vector("another body", PATH, changed, good, SIGNED_AT_MS, "WRONG_SIGNATURE");
    vector("another path", PATH + "/", BODY, good, SIGNED_AT_MS, "WRONG_SIGNATURE");
    Map<String, String> later = with(good, PaykkaHeaders.TIMESTAMP, "1757387467987");
    vector("another timestamp", PATH, BODY, later, SIGNED_AT_MS, "WRONG_SIGNATURE");
    Map<String, String> other = with(good, PaykkaHeaders.NONCE, "4326048250346354436");
    vector("another nonce", PATH, BODY, other, SIGNED_AT_MS, "WRONG_SIGNATURE");
    byte[] flipped = signature(good);
    flipped[17] ^= 1;
    Map<String, String> bit = with(good, PaykkaHeaders.SIGN, SignatureText.encode(flipped));
    vector("one bit of the signature", PATH, BODY, bit, SIGNED_AT_MS, "WRONG_SIGNATURE");
    Map<String, String> forged = headers(stranger, PATH, BODY);
    vector("another key", PATH, BODY, forged, SIGNED_AT_MS, "WRONG_SIGNATURE");
    vector("stale", PATH, BODY, good, SIGNED_AT_MS + WINDOW_MS + 1, "STALE");
    vector("from the future", PATH, BODY, good, SIGNED_AT_MS - WINDOW_MS - 1, "FUTURE");
  }

  private void writeMalformed() {
    Map<String, String> good = headers(pair, PATH, BODY);
    String sign = good.getOrDefault(PaykkaHeaders.SIGN, "");
    malformed("encoded twice", with(good, PaykkaHeaders.SIGN, sign.replace("%", "%25")));
    malformed("half a percent sequence", with(good, PaykkaHeaders.SIGN, sign + "%3"));
    malformed("padding cut off", with(good, PaykkaHeaders.SIGN, sign.replace("%3D", "")));
    vector(
        "timestamp in seconds",
        PATH,
        BODY,
        with(good, PaykkaHeaders.TIMESTAMP, "1757387467"),
        SIGNED_AT_MS,
        "MALFORMED_TIMESTAMP");
    Map<String, String> brief = with(good, PaykkaHeaders.NONCE, "123456789");
    vector("nonce too short", PATH, BODY, brief, SIGNED_AT_MS, "MALFORMED_NONCE");
    Map<String, String> sha1 = with(good, PaykkaHeaders.SIGN_ALG, "SHA1_WITH_RSA");
    vector("another algorithm", PATH, BODY, sha1, SIGNED_AT_MS, "WRONG_ALGORITHM");
    missing(PaykkaHeaders.TIMESTAMP, "MISSING_TIMESTAMP", good);
    missing(PaykkaHeaders.NONCE, "MISSING_NONCE", good);
    missing(PaykkaHeaders.SIGN, "MISSING_SIGNATURE", good);
  }

  private void malformed(String name, Map<String, String> headers) {
    vector("signature " + name, PATH, BODY, headers, SIGNED_AT_MS, "MALFORMED_SIGNATURE");
  }

  private void missing(String header, String verdict, Map<String, String> good) {
    Map<String, String> headers = new LinkedHashMap<>(good);
    headers.remove(header);
    vector("without " + header, PATH, BODY, headers, SIGNED_AT_MS, verdict);
  }

  private void vector(
      String name,
      String path,
      String body,
      Map<String, String> headers,
      long receivedAtMs,
      String verdict) {
    json.beginElement()
        .put("name", name)
        .put("method", "POST")
        .put("path", path)
        .put("body", body)
        .beginObject("headers");
    headers.forEach(json::put);
    json.end()
        .put(
            "signed_text",
            "POST\n%s\n%s\n%s\n%s"
                .formatted(
                    path,
                    headers.getOrDefault(PaykkaHeaders.TIMESTAMP, ""),
                    headers.getOrDefault(PaykkaHeaders.NONCE, ""),
                    body.isEmpty() ? " " : body))
        .put("received_at_ms", receivedAtMs)
        .put("verdict", verdict)
        .end();
  }

  private static Map<String, String> headers(KeyPair pair, String path, String body) {
    InstantSource clock = InstantSource.fixed(Instant.ofEpochMilli(SIGNED_AT_MS));
    return new PaykkaSigner(pair.getPrivate(), clock, () -> NONCE)
        .sign("POST", path, body.getBytes(UTF_8))
        .ofRequest("978594372956732");
  }

  private static Map<String, String> with(Map<String, String> headers, String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(headers);
    changed.put(name, value);
    return changed;
  }

  private static byte[] signature(Map<String, String> headers) {
    return SignatureText.decode(headers.getOrDefault(PaykkaHeaders.SIGN, "")).orElseThrow();
  }

  /** Line breaks and indentation, outside of strings. */
  private static String indented(String compact) {
    StringBuilder text = new StringBuilder();
    int depth = 0;
    boolean inString = false;
    for (int i = 0; i < compact.length(); i++) {
      char c = compact.charAt(i);
      inString ^= c == '"' && !(inString && compact.charAt(i - 1) == '\\');
      if (!inString && (c == '}' || c == ']')) {
        depth--;
        text.append('\n').append("  ".repeat(depth));
      }
      text.append(c);
      if (!inString && (c == '{' || c == '[' || c == ',')) {
        depth += c == ',' ? 0 : 1;
        text.append('\n').append("  ".repeat(depth));
      } else if (!inString && c == ':') {
        text.append(' ');
      }
    }
    return text.append('\n').toString();
  }
}
