package io.paykkaserverless.runner.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.http.LoopbackServer;
import io.paykkaserverless.runner.operator.OperatorApi.Cause;
import io.paykkaserverless.runner.operator.OperatorApi.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of an answer, and that the key goes nowhere else. */
final class OperatorApiTest {

  private static final String KEY = "key_for_tests";

  private final LoopbackServer server = LoopbackServer.bind(0);
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void readsWhatTheApiSaysAndKeepsItAsItCame() {
    answering(200, "{\"id\": \"p1\"}");

    assertThat(get(false))
        .isInstanceOfSatisfying(
            Reply.Read.class,
            read -> {
              assertThat(read.json().text("id")).contains("p1");
              assertThat(read.raw()).isEqualTo("{\"id\": \"p1\"}");
            });
    assertThat(requests).containsExactly("GET /payments/p1 Bearer " + KEY);
  }

  @Test
  void tellsWhatIsNotThereFromWhatDidNotWork() {
    answering(404, "{}");

    assertThat(get(false)).isEqualTo(new Reply.NotFound());
  }

  @Test
  void saysWhatToDoAboutAKeyThatIsRefused() {
    answering(401, "{}");

    assertThat(sentence(get(false))).endsWith("take one that its secret of API keys lists");
    assertThat(sentence(get(true))).endsWith("start './paykka local' again");
  }

  @Test
  void saysWhenTryingAgainHelps() {
    answering(503, "{}");

    assertThat(sentence(get(false))).endsWith("answered HTTP 503; try again in a minute");
  }

  @Test
  void hasSomethingDoneWithABodyOfItsOwn() {
    answering(202, "{\"id\": \"m1\"}");

    assertThat(post()).isInstanceOf(Reply.Read.class);
    assertThat(requests).containsExactly("POST /payments/p1 Bearer " + KEY);
    assertThat(bodies).containsExactly("{\"endpoint\":\"shop\"}");
  }

  @Test
  void givesTheApisOwnReasonForNotDoingIt() {
    answering(409, "{\"detail\": \"It went to shop.\\u001b[2J\"}");

    assertThat(post()).isEqualTo(new Reply.Failed(Cause.REFUSED, "It went to shop.?[2J"));
  }

  @ParameterizedTest
  @CsvSource({
    "401, KEY_REFUSED",
    "403, KEY_REFUSED",
    "400, NO_ANSWER",
    "429, BUSY",
    "503, BUSY",
    "500, NO_ANSWER",
    "200, NO_ANSWER"
  })
  void tellsWhatIsWorthAnotherTry(int status, Cause cause) {
    answering(status, "not JSON");

    assertThat(get(false))
        .asInstanceOf(type(Reply.Failed.class))
        .extracting(Reply.Failed::cause)
        .isEqualTo(cause);
  }

  @Test
  void doubtsTheAddressWhereSomethingElseAnswers() {
    answering(200, "<!doctype html>");

    assertThat(sentence(get(false))).endsWith("not JSON: is the address right?");
  }

  @Test
  void followsNoRedirectWithTheKey() {
    server.serve(
        exchange -> {
          requests.add(exchange.getRequestURI().getPath());
          exchange.getResponseHeaders().add("Location", server.uri() + "/elsewhere");
          exchange.sendResponseHeaders(302, -1);
        });

    assertThat(sentence(get(false))).contains("answered HTTP 302").endsWith("address right?");
    assertThat(requests).containsExactly("/payments/p1");
  }

  @Test
  void saysThatNobodyIsThere() {
    answering(200, "{}");
    server.close();

    assertThat(sentence(get(false))).endsWith("check the address and the network, and try again");
    assertThat(sentence(get(true))).endsWith("does './paykka local' still run?");
  }

  private void answering(int status, String body) {
    server.serve(
        exchange -> {
          requests.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI().getPath()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          byte[] bytes = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
        });
  }

  private Reply get(boolean local) {
    try (OperatorApi api = new OperatorApi(new Access.Found(server.uri(), KEY, local))) {
      return api.get("/payments/p1");
    }
  }

  private Reply post() {
    try (OperatorApi api = new OperatorApi(new Access.Found(server.uri(), KEY, false))) {
      return api.post("/payments/p1", new JsonWriter().put("endpoint", "shop"));
    }
  }

  private String sentence(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Failed.class);
    return ((Reply.Failed) reply).sentence();
  }
}
