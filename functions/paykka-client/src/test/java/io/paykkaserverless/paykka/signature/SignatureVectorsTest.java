package io.paykkaserverless.paykka.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.evidence.Evidence;
import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonValue;
import java.nio.file.Files;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the code to {@code docs/vectors/paykka-signature.json}, which other languages can use. */
class SignatureVectorsTest {

  /** {@code mvn -pl functions/paykka-client -am test -Dvectors.write=true} makes the file anew. */
  @BeforeAll
  static void writeTheFileAnewWhereAskedTo() throws Exception {
    if (Boolean.getBoolean("vectors.write")) {
      Files.writeString(SignatureVectors.FILE, SignatureVectors.fresh());
    }
  }

  @TestFactory
  List<DynamicTest> agreesWithEachVector() throws Exception {
    JsonObject file = JsonReader.readObject(Files.readAllBytes(SignatureVectors.FILE));
    PublicKey key = RsaKeys.publicKey(text(file, "public_key"));
    Duration window = Duration.ofMillis(file.integer("window_ms").orElseThrow());
    List<JsonObject> vectors =
        file.array("vectors").map(JsonArray::values).orElseThrow().stream()
            .map(JsonObject.class::cast)
            .toList();
    Evidence.of("signature-vectors")
        .number("vectors", vectors.size())
        .number(
            "refused", vectors.stream().filter(it -> !text(it, "verdict").equals("VALID")).count())
        .keep();
    return vectors.stream()
        .map(
            vector ->
                DynamicTest.dynamicTest(text(vector, "name"), () -> check(vector, key, window)))
        .toList();
  }

  @Test
  void keepsNoPrivateKeyInTheFile() throws Exception {
    assertThat(Files.readString(SignatureVectors.FILE))
        .doesNotContainIgnoringCase("private")
        .doesNotContain("MIIEv");
  }

  private static void check(JsonObject vector, PublicKey key, Duration window) throws Exception {
    InstantSource clock =
        InstantSource.fixed(Instant.ofEpochMilli(vector.integer("received_at_ms").orElseThrow()));
    Map<String, String> headers = new LinkedHashMap<>();
    vector
        .object("headers")
        .orElseThrow()
        .fields()
        .forEach((name, value) -> headers.put(name, ((JsonValue.JsonString) value).text()));
    byte[] body = text(vector, "body").getBytes(UTF_8);

    Verification found =
        new PaykkaVerifier(List.of(key), window, clock)
            .verify(text(vector, "method"), text(vector, "path"), headers, body);

    String verdict =
        switch (found) {
          case Verification.Verified _ -> "VALID";
          case Verification.Rejected(Verification.Reason reason) -> reason.name();
        };
    assertThat(verdict).isEqualTo(text(vector, "verdict"));
    if (verdict.equals("VALID")) {
      byte[] signature =
          SignatureText.decode(headers.getOrDefault("x-paykka-sign", "")).orElseThrow();
      assertThat(isSignature(key, text(vector, "signed_text"), signature)).isTrue();
    }
  }

  /** Independent of the code under test: the text as the file prints it. */
  private static boolean isSignature(PublicKey key, String text, byte[] signature)
      throws Exception {
    Signature rsa = Signature.getInstance("SHA256withRSA");
    rsa.initVerify(key);
    rsa.update(text.getBytes(UTF_8));
    return rsa.verify(signature);
  }

  private static String text(JsonObject object, String name) {
    return object.text(name).orElseThrow();
  }
}
