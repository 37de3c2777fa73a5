package io.paykkaserverless.canaries;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.canary.Canary;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.RawBody;
import io.paykkaserverless.aws.secrets.ApiKeys;
import io.paykkaserverless.core.parked.EventBody;
import io.paykkaserverless.http.HttpAnswer;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever holds a card, a token or a key says nothing of it when it is printed. */
class PrintedTypesTest {

  private final Canaries canaries = new Canaries();
  private final World world = new World(canaries, URI.create("http://127.0.0.1:1"));
  private final Canary canary =
      canaries.all().andKey("an HMAC key", canaries.tokenKey.getBytes(StandardCharsets.UTF_8));

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void nothingSensitiveIsPrinted() throws IOException {
    Specimens specimens = new Specimens(canaries, world);
    List<Class<?>> speaking = SensitiveTypes.deployed().speaking();

    assertThat(speaking).hasSizeGreaterThan(25);
    assertThat(speaking)
        .allSatisfy(
            type -> {
              Object specimen = specimens.of(type);
              assertThat(specimen).isInstanceOf(type);
              assertThat(canary.findings(specimen.toString())).isEmpty();
            });
  }

  @Test
  void nothingSensitiveCanBeSerialised() throws IOException {
    assertThat(SensitiveTypes.deployed().all())
        .hasSizeGreaterThan(45)
        .noneMatch(Serializable.class::isAssignableFrom);
  }

  @Test
  void noWholeMessageIsPrinted() {
    String text = "{\"card_no\":\"" + canaries.card.number() + "\"}";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = Map.of("authorization", "Bearer " + canaries.apiKey);
    RawBody body = Specimens.only(RawBody.class, (Object) bytes);
    List<Object> messages =
        List.of(
            new HttpRequest(
                "POST",
                "POST /payments",
                "/payments",
                headers,
                Map.of("id", text),
                Map.of("q", text),
                body,
                "203.0.113.7",
                "api.example",
                "$default",
                "request-1"),
            body,
            new HttpAnswer(200, headers, bytes),
            EventBody.of(bytes),
            new ApiKeys(Map.of("shop", List.of(canaries.apiKey))));

    assertThat(messages)
        .allSatisfy(message -> assertThat(canary.findings(message.toString())).isEmpty());
  }
}
