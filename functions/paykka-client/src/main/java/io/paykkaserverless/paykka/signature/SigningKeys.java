package io.paykkaserverless.paykka.signature;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The form of the secret with our private keys for PayKKa. One key is PKCS#8, PEM or bare Base64.
 * While it is replaced, both keys are there: {@code {"current":"<PKCS#8>","next":"<PKCS#8>"}}
 * before the new one takes over, {@code {"current":"<PKCS#8>","previous":"<PKCS#8>"}} after. What
 * it throws never repeats what it read.
 */
public final class SigningKeys {

  /** What {@link #parse} wants, for errors. */
  public static final String FORM =
      "a private key in PKCS#8 form, PEM or Base64, or {\"current\":\"<such a key>\"} with next or"
          + " previous beside it";

  private static final String CURRENT = "current";
  private static final Set<String> MEMBERS = Set.of(CURRENT, "next", "previous");

  private SigningKeys() {}

  /**
   * The keys, the one to sign with first.
   *
   * @throws IllegalArgumentException where the text is of another form
   */
  public static List<PrivateKey> parse(String text) {
    return text.stripLeading().startsWith("{")
        ? severalIn(object(text))
        : List.of(RsaKeys.privateKey(text));
  }

  private static List<PrivateKey> severalIn(JsonObject json) {
    if (!MEMBERS.containsAll(json.fields().keySet())) {
      throw new IllegalArgumentException("there may be current, next and previous, nothing else");
    }
    return Stream.concat(
            Stream.of(CURRENT),
            Stream.of("next", "previous").filter(name -> json.get(name).isPresent()))
        .map(name -> RsaKeys.privateKey(text(json, name)))
        .toList();
  }

  private static String text(JsonObject json, String name) {
    return json.text(name).orElseThrow(() -> new IllegalArgumentException(name + " must be text"));
  }

  private static JsonObject object(String text) {
    try {
      return JsonReader.readObject(text.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedJson _) {
      throw new IllegalArgumentException("not a JSON object");
    }
  }
}
