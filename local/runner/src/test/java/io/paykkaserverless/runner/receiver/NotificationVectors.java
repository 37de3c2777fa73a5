package io.paykkaserverless.runner.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paykkaserverless.core.notification.NotificationSigner;
import io.paykkaserverless.core.secret.HmacKey;
import io.paykkaserverless.json.JsonWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes {@code docs/vectors/notifications.json}, the same each time. Its keys are bytes that count
 * upwards, so that nobody takes them for secrets.
 */
final class NotificationVectors {

  static final Path FILE = Path.of("../../docs/vectors/notifications.json");

  private static final String ID = "msg_pabcdefghabcdefghabcdefghabcdefgh_1";
  private static final Instant SENT_AT = Instant.ofEpochSecond(1_795_428_930);
  private static final int TOLERANCE_SECONDS = 300;
  private static final String BODY =
      """
      {"type":"payment.paid","timestamp":"2026-11-23T10:15:30.123Z",\
      "data":{"payment_id":"pabcdefghabcdefghabcdefghabcdefgh","sequence":1,"status":"PAID",\
      "amount":1250,"currency":"EUR","reference":"order-1001","attempt":1}}\
      """;

  private static final byte[] CURRENT = countingFrom(0);
  private static final byte[] PREVIOUS = countingFrom(32);
  private static final byte[] STRANGERS = countingFrom(64);

  /** The JDK refuses an empty key; one of a zero byte signs the same. */
  private static final byte[] EMPTY = {0};

  private final List<Vector> vectors = new ArrayList<>();

  private NotificationVectors() {}

  static String fresh() {
    return file(all());
  }

  /** The given ones as a file, for programs that read the published one. */
  static String file(List<Vector> vectors) {
    JsonWriter json =
        new JsonWriter()
            .put(
                "about",
                "Messages to merchants, signed as Standard Webhooks 1.0 says: webhook-signature is"
                    + " v1, and the Base64 of HMAC-SHA256 over webhook-id, webhook-timestamp and"
                    + " the body, joined by full stops; several are separated by spaces, and one"
                    + " that fits is enough. A secret is whsec_ and the Base64 of the key. verdict"
                    + " is VALID or why a receiver must refuse the message when its clock shows"
                    + " received_at. With SECRET_UNUSABLE the receiver has nothing that begins with"
                    + " whsec_ and holds 24 bytes or more, and the message is signed with what it"
                    + " has: refuse it. The libraries of Standard Webhooks take such keys, so give"
                    + " them none. The keys are the bytes 0 to 31, 32 to 63 and 64 to 95: they"
                    + " protect nothing.")
            .put("tolerance_seconds", TOLERANCE_SECONDS)
            .beginArray("vectors");
    vectors.forEach(vector -> write(json, vector));
    return indented(json.end().toString());
  }

  static List<Vector> all() {
    NotificationVectors made = new NotificationVectors();
    made.addValid();
    made.addTampered();
    made.addMalformed();
    made.addSecretsThatAreNone();
    return List.copyOf(made.vectors);
  }

  private void addValid() {
    valid("one secret", BODY, List.of(CURRENT), List.of(CURRENT));
    String german = BODY.replace("order-1001", "Bestellung 1001/ü — \\\"✓\\\" 😀");
    valid("a body is signed as UTF-8", german, List.of(CURRENT), List.of(CURRENT));
    String pretty = "{\r\n  \"type\": \"payment.paid\",\n\t\"data\": null\n}\n";
    valid("a body is signed as it travels", pretty, List.of(CURRENT), List.of(CURRENT));
    List<byte[]> both = List.of(CURRENT, PREVIOUS);
    valid("rotation: you have the new secret alone", BODY, List.of(CURRENT), both);
    valid("rotation: you have the old secret alone", BODY, List.of(PREVIOUS), both);
    valid("rotation: you have both", BODY, List.of(PREVIOUS, CURRENT), both);
    valid("rotation: you have both, we have one", BODY, both, List.of(PREVIOUS));
    String signature = signature(ID, SENT_AT, BODY, List.of(CURRENT));
    signed("other schemes are ignored", "v1a,AAAA " + signature + " v2,BBBB", "VALID");
    signed("one that fits after one that is cut off", "v1, v1 " + signature, "VALID");
    at("the last moment", SENT_AT.plusSeconds(TOLERANCE_SECONDS), "VALID");
    at("the first moment", SENT_AT.minusSeconds(TOLERANCE_SECONDS), "VALID");
  }

  private void addTampered() {
    at("a second too old", SENT_AT.plusSeconds(TOLERANCE_SECONDS + 1), "TOO_OLD");
    at("a second too far ahead", SENT_AT.minusSeconds(TOLERANCE_SECONDS + 1), "TOO_NEW");
    at("a year old", SENT_AT.plusSeconds(31_536_000), "TOO_OLD");
    wrong("another key", headers(ID, SENT_AT, BODY, List.of(STRANGERS)), BODY);
    wrong("two other keys", headers(ID, SENT_AT, BODY, List.of(STRANGERS, PREVIOUS)), BODY);
    Map<String, String> good = headers(ID, SENT_AT, BODY, List.of(CURRENT));
    wrong("one byte of the body changed", good, BODY.replace("1250", "1251"));
    wrong("the end of the body cut off", good, BODY.substring(0, BODY.length() - 1));
    wrong("the body parsed and written anew", good, BODY.replace(",", ", "));
    wrong("another id", with(good, "webhook-id", ID.replace("_1", "_2")), BODY);
    String later = Long.toString(SENT_AT.plusSeconds(1).getEpochSecond());
    wrong("the timestamp changed", with(good, "webhook-timestamp", later), BODY);
    String signature = good.getOrDefault("webhook-signature", "");
    byte[] flipped = Base64.getDecoder().decode(signature.substring("v1,".length()));
    flipped[17] ^= 1;
    refused("one bit of the signature", "v1," + Base64.getEncoder().encodeToString(flipped));
    refused("a signature cut off", signature.substring(0, 27));
    refused("a signature with something behind it", signature + "A");
    refused("the scheme v1a alone", signature.replace("v1,", "v1a,"));
    refused("the scheme v2 alone", signature.replace("v1,", "v2,"));
    refused("no scheme", signature.substring("v1,".length()));
    refused("no signature behind the scheme", "v1,");
    refused("signatures separated by commas", "v1,AAAA," + signature);
  }

  private void addMalformed() {
    Map<String, String> good = headers(ID, SENT_AT, BODY, List.of(CURRENT));
    for (String name : good.keySet()) {
      Map<String, String> fewer = new LinkedHashMap<>(good);
      fewer.remove(name);
      add("no " + name, List.of(CURRENT), fewer, BODY, SENT_AT, "HEADER_MISSING");
    }
    for (String unreadable : List.of("soon", "2026-11-23T10:15:30Z", "-1795428930")) {
      Map<String, String> headers = new LinkedHashMap<>(good);
      headers.put("webhook-timestamp", unreadable);
      String name = "the timestamp " + unreadable;
      add(name, List.of(CURRENT), headers, BODY, SENT_AT, "TIMESTAMP_UNREADABLE");
    }
  }

  /** Anybody can sign with a key that is empty, and guess one that is short. */
  private void addSecretsThatAreNone() {
    byte[] tooShort = Arrays.copyOf(CURRENT, 23);
    unusable("an empty secret", "", EMPTY);
    unusable("a secret that is its prefix alone", "whsec_", EMPTY);
    unusable("a secret that is no Base64", "whsec_???", EMPTY);
    unusable("a secret of 23 bytes", secret(tooShort), tooShort);
    unusable("a secret with another prefix", secret(CURRENT).replace("sec", "key"), CURRENT);
    Map<String, String> good = headers(ID, SENT_AT, BODY, List.of(CURRENT));
    for (String none : List.of("", "whsec_", "whsec_???")) {
      List<String> secrets = List.of(none, secret(CURRENT));
      String name = "a good secret after '" + none + "'";
      addWith(name, secrets, good, BODY, SENT_AT, Vector.VALID);
    }
  }

  private void unusable(String name, String secret, byte[] key) {
    Map<String, String> good = headers(ID, SENT_AT, BODY, List.of(CURRENT));
    Map<String, String> headers = with(good, "webhook-signature", signedWithAnyKey(key));
    addWith(name, List.of(secret), headers, BODY, SENT_AT, Vector.SECRET_UNUSABLE);
  }

  private void valid(String name, String body, List<byte[]> receivers, List<byte[]> senders) {
    add(name, receivers, headers(ID, SENT_AT, body, senders), body, SENT_AT, "VALID");
  }

  private void at(String name, Instant now, String verdict) {
    Map<String, String> good = headers(ID, SENT_AT, BODY, List.of(CURRENT));
    add(name, List.of(CURRENT), good, BODY, now, verdict);
  }

  private void wrong(String name, Map<String, String> headers, String body) {
    add(name, List.of(CURRENT), headers, body, SENT_AT, "WRONG_SIGNATURE");
  }

  private void refused(String name, String signature) {
    signed(name, signature, "WRONG_SIGNATURE");
  }

  private void signed(String name, String signature, String verdict) {
    Map<String, String> good = headers(ID, SENT_AT, BODY, List.of(CURRENT));
    Map<String, String> headers = with(good, "webhook-signature", signature);
    add(name, List.of(CURRENT), headers, BODY, SENT_AT, verdict);
  }

  private void add(
      String name,
      List<byte[]> receivers,
      Map<String, String> headers,
      String body,
      Instant now,
      String verdict) {
    List<String> secrets = receivers.stream().map(NotificationVectors::secret).toList();
    addWith(name, secrets, headers, body, now, verdict);
  }

  private void addWith(
      String name,
      List<String> secrets,
      Map<String, String> headers,
      String body,
      Instant now,
      String verdict) {
    vectors.add(new Vector(name, secrets, headers, body, now.getEpochSecond(), verdict));
  }

  /** The three headers, in order. */
  static Map<String, String> headers(String id, Instant at, String body, List<byte[]> keys) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", Long.toString(at.getEpochSecond()));
    headers.put("webhook-signature", signature(id, at, body, keys));
    return headers;
  }

  static String secret(byte[] key) {
    return "whsec_" + Base64.getEncoder().encodeToString(key);
  }

  private static String signature(String id, Instant at, String body, List<byte[]> keys) {
    return NotificationSigner.sign(id, at, body, keys.stream().map(HmacKey::new).toList());
  }

  /** Our signer refuses short keys, and a forger does not. */
  private static String signedWithAnyKey(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] signed =
          mac.doFinal((ID + "." + SENT_AT.getEpochSecond() + "." + BODY).getBytes(UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(signed);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, String> with(Map<String, String> headers, String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(headers);
    changed.put(name, value);
    return changed;
  }

  private static byte[] countingFrom(int first) {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (first + i);
    }
    return key;
  }

  private static void write(JsonWriter json, Vector vector) {
    json.beginElement().put("name", vector.name()).beginArray("secrets");
    vector.secrets().forEach(json::element);
    json.end().beginObject("headers");
    vector.headers().forEach(json::put);
    json.end()
        .put("body", vector.body())
        .put("received_at", vector.receivedAt())
        .put("verdict", vector.verdict())
        .end();
  }

  private static String indented(String compact) {
    Separators separators =
        Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER);
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withSeparators(separators)
            .withObjectIndenter(lines)
            .withArrayIndenter(lines);
    try {
      ObjectMapper mapper = new ObjectMapper();
      String text = mapper.writer(printer).writeValueAsString(mapper.readTree(compact));
      return text + "\n";
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
