package io.paykkaserverless.aws.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.http.HttpEdge.Route;
import io.paykkaserverless.aws.telemetry.RecordingInvocationLog;
import io.paykkaserverless.core.notification.NotificationQueue.QueueUnavailable;
import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import io.paykkaserverless.core.secret.Rotating.SecretUnavailable;
import io.paykkaserverless.json.JsonWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpEdgeTest {

  private static final String CARD = "4242424242424242";
  private static final Route FINE = _ -> HttpResponse.json(200, new JsonWriter().put("ok", true));

  private final RecordingInvocationLog log = new RecordingInvocationLog();
  private final HttpEdge edge = new HttpEdge(log, new RequestLimits(1_000, 500));

  @Test
  void answersAsTheRouteDoes() throws IOException {
    Answer answer = send(ApiGatewayCall.get("/payments/{id}").path("id", "p1"), FINE);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).isEqualTo("application/json");
    assertThat(answer.body()).isEqualTo("{\"ok\":true}");
    assertThat(log.lines())
        .containsExactly(
            "started " + FixedContext.REQUEST_ID, "answered GET /payments/{id} 200", "finished");
  }

  @Test
  void forbidsToCacheSniffOrReferToAnyAnswer() throws IOException {
    for (Route route : new Route[] {FINE, HttpEdgeTest::broken}) {
      Answer answer = send(ApiGatewayCall.get("/payments/{id}"), route);

      assertThat(answer.header("cache-control")).isEqualTo("no-store");
      assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
      assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
    }
  }

  @Test
  void handsTheRequestOverWhole() throws IOException {
    HttpRequest request =
        requestOf(
            ApiGatewayCall.post("/payments/{id}/confirm")
                .path("id", "p1")
                .header("X-Shop", "blue")
                .bearer("token-1")
                .json("{\"a\":\"ü\"}"));

    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.route()).isEqualTo("POST /payments/{id}/confirm");
    assertThat(request.path()).isEqualTo("/payments/p1/confirm");
    assertThat(request.pathParameter("id")).isEqualTo("p1");
    assertThat(request.header("x-shop")).contains("blue");
    assertThat(request.header("x-missing")).isEmpty();
    assertThat(request.bearerToken()).contains("token-1");
    assertThat(request.body().bytes()).asString(StandardCharsets.UTF_8).isEqualTo("{\"a\":\"ü\"}");
    assertThat(request.sourceIp()).isEqualTo("192.0.2.7");
    assertThat(request.baseUrl()).isEqualTo(URI.create("https://api.shop.example"));
    assertThat(request.requestId()).isEqualTo(FixedContext.REQUEST_ID);
  }

  @Test
  void undoesBase64OfTheBody() throws IOException {
    byte[] bytes = {0, (byte) 0xff, '{', '\n'};

    assertThat(requestOf(ApiGatewayCall.post("/webhooks/paykka").binary(bytes)).body().bytes())
        .isEqualTo(bytes);
  }

  @Test
  void refusesABodyThatIsOnlySaidToBeBase64() throws IOException {
    String event = text(ApiGatewayCall.post("/webhooks/paykka").json("{}"));
    Answer answer =
        send(bytes(event.replace("\"isBase64Encoded\":false", "\"isBase64Encoded\":true")));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("malformed-body");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "Bearer ", "Basic dXNlcg==", "bearertoken", ""})
  void findsNoTokenWhereThereIsNone(String authorization) throws IOException {
    assertThat(
            requestOf(ApiGatewayCall.get("/x").header("authorization", authorization))
                .bearerToken())
        .isEmpty();
  }

  @Test
  void findsATokenWhateverTheCaseOfTheScheme() throws IOException {
    assertThat(
            requestOf(ApiGatewayCall.get("/x").header("Authorization", "bearer abc")).bearerToken())
        .contains("abc");
  }

  @Test
  void putsAStageIntoTheBaseUrl() throws IOException {
    String event = text(ApiGatewayCall.get("/x")).replace("$default", "test");

    assertThat(requestOf(bytes(event)).baseUrl())
        .isEqualTo(URI.create("https://api.shop.example/test"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:8080", "localhost:8080"})
  void speaksHttpOnlyOnThisMachine(String host) throws IOException {
    String event = text(ApiGatewayCall.get("/x")).replace("api.shop.example", host);

    assertThat(requestOf(bytes(event)).baseUrl()).isEqualTo(URI.create("http://" + host));
  }

  @Test
  void takesABodyOfTheLargestSize() throws IOException {
    assertThat(send(ApiGatewayCall.post("/x").json("x".repeat(1_000)), FINE).status())
        .isEqualTo(200);
  }

  @Test
  void refusesALargerBody() throws IOException {
    Answer answer = send(ApiGatewayCall.post("/x").json("x".repeat(1_001)), HttpEdgeTest::broken);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.problem()).isEqualTo("body-too-large");
  }

  @Test
  void refusesALargerBodyInBase64Too() throws IOException {
    assertThat(send(ApiGatewayCall.post("/x").binary(new byte[1_001]), FINE).status())
        .isEqualTo(413);
  }

  @Test
  void refusesABodyOfAMegabyte() throws IOException {
    HttpEdge usual = new HttpEdge(log);
    byte[] event = ApiGatewayCall.post("/x").json("x".repeat(1_048_576)).event();

    Answer answer =
        ApiGatewayCall.send(event, (in, out, context) -> usual.serve(in, out, context, FINE));

    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void refusesLargeHeaders() throws IOException {
    Answer answer = send(ApiGatewayCall.get("/x").header("x-a", "x".repeat(500)), FINE);

    assertThat(answer.status()).isEqualTo(431);
    assertThat(answer.problem()).isEqualTo("headers-too-large");
  }

  @Test
  void saysItsOwnFaultWithAReferenceAndNothingElse() throws IOException {
    Answer answer = send(ApiGatewayCall.post("/x").json(CARD), HttpEdgeTest::broken);

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    assertThat(answer.problem()).isEqualTo("internal");
    assertThat(answer.json().text("reference")).contains(FixedContext.REQUEST_ID);
    assertThat(answer.body()).doesNotContain(CARD);
    assertThat(log.lines())
        .containsExactly(
            "started " + FixedContext.REQUEST_ID,
            "failed IllegalArgumentException",
            "answered POST /x 500 internal",
            "finished");
  }

  @Test
  void asksToComeBackWhenTheStoreIsUnavailable() throws IOException {
    Answer answer =
        send(
            ApiGatewayCall.get("/x"),
            _ -> {
              throw new StoreUnavailable(new IllegalStateException("down"));
            });

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("unavailable");
    assertThat(answer.header("retry-after")).isEqualTo("5");
  }

  @Test
  void asksToComeBackWhenASecretIsUnavailable() throws IOException {
    Answer answer =
        send(
            ApiGatewayCall.get("/x"),
            _ -> {
              throw new SecretUnavailable("down");
            });

    assertThat(answer.status()).isEqualTo(503);
    assertThat(log.lines()).contains("failed SecretUnavailable");
  }

  @Test
  void asksToComeBackWhenTheQueueIsUnavailable() throws IOException {
    Answer answer =
        send(
            ApiGatewayCall.get("/x"),
            _ -> {
              throw new QueueUnavailable("down");
            });

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("retry-after")).isEqualTo("5");
    assertThat(log.lines()).contains("failed QueueUnavailable");
  }

  @Test
  void answersWithTheProblemThatARouteThrows() throws IOException {
    Answer answer =
        send(
            ApiGatewayCall.get("/x"),
            _ -> {
              throw new ProblemException(Problem.unauthorized("Send the client token."));
            });

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
    assertThat(answer.body())
        .isEqualTo(
            "{\"type\":\"urn:paykka-serverless:problem:unauthorized\","
                + "\"title\":\"The request is not authorised.\",\"status\":401,"
                + "\"detail\":\"Send the client token.\","
                + "\"reference\":\""
                + FixedContext.REQUEST_ID
                + "\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "[]", "{}", "{\"requestContext\":{}}", "{\"Records\":[]}", "{\"a\":"})
  void answersAnEventThatIsNotApiGateways(String event) throws IOException {
    Answer answer = send(bytes(event));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(log.lines()).contains("failed UnreadableEvent");
  }

  @Test
  void tellsAProblemAsTheFunctionWants() throws IOException {
    HtmlPage page = HtmlPage.of("Something is out of order", "Please come back.");
    Answer answer =
        ApiGatewayCall.get("/return/{state}")
            .to(
                (in, out, context) ->
                    edge.serve(
                        in,
                        out,
                        context,
                        HttpEdgeTest::broken,
                        (problem, _) -> HttpResponse.html(problem.status(), page)));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).contains("Something is out of order");
    assertThat(log.lines()).contains("answered GET /return/{state} 500 internal");
  }

  @Test
  void cannotBePrinted() throws IOException {
    HttpRequest request =
        requestOf(
            ApiGatewayCall.post("/return/{state}").path("state", CARD).bearer(CARD).json(CARD));

    assertThat(request.toString() + request.body()).doesNotContain(CARD);
  }

  private static HttpResponse broken(HttpRequest request) {
    throw new IllegalArgumentException(
        "bug with " + new String(request.body().bytes(), StandardCharsets.UTF_8));
  }

  private Answer send(ApiGatewayCall call, Route route) throws IOException {
    return call.to((in, out, context) -> edge.serve(in, out, context, route));
  }

  private Answer send(byte[] event) throws IOException {
    return ApiGatewayCall.send(event, (in, out, context) -> edge.serve(in, out, context, FINE));
  }

  private HttpRequest requestOf(ApiGatewayCall call) throws IOException {
    return requestOf(call.event());
  }

  private HttpRequest requestOf(byte[] event) throws IOException {
    List<HttpRequest> seen = new ArrayList<>();
    Route keeping =
        request -> {
          seen.add(request);
          return FINE.answer(request);
        };
    ApiGatewayCall.send(event, (in, out, context) -> edge.serve(in, out, context, keeping));
    return seen.getFirst();
  }

  private static String text(ApiGatewayCall call) {
    return new String(call.event(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
