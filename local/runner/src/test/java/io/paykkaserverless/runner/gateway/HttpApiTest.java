package io.paykkaserverless.runner.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.runner.lambda.InvocationResult;
import io.paykkaserverless.runner.lambda.InvocationResult.Answered;
import io.paykkaserverless.runner.lambda.InvocationResult.Failed;
import io.paykkaserverless.runner.template.CorsDefinition;
import io.paykkaserverless.runner.template.RouteDefinition;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a caller sees, and what the function gets. */
final class HttpApiTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final Duration TIMEOUT = Duration.ofMillis(400);
  private static final CorsDefinition CORS =
      new CorsDefinition(
          List.of("https://shop.example"),
          List.of("GET", "POST", "DELETE"),
          List.of("authorization"),
          List.of("retry-after"),
          Optional.of(600),
          false);

  private final HttpApi api = HttpApi.bind(0, InstantSource.fixed(NOW), TIMEOUT);
  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<byte[]> events = new LinkedBlockingQueue<>();
  private Supplier<InvocationResult> function = () -> answer("{\"statusCode\":200}");

  @BeforeEach
  void start() {
    api.serve(
        List.of(
            new RouteDefinition("F", "POST", "/payments/{id}"),
            new RouteDefinition("F", "GET", "/payments/{id}"),
            new RouteDefinition("F", "DELETE", "/tokens/{token}"),
            new RouteDefinition("F", "POST", "/shops/{shop}/agreements/{id}/charges")),
        Optional.of(CORS),
        (_, event) -> {
          events.add(event);
          return function.get();
        });
  }

  @AfterEach
  void stop() {
    api.close();
    client.close();
  }

  @Test
  void passesTheRequestOnInFormat2() throws Exception {
    send(
        request("/payments/p%201?a=1&a=2&b=x%20y")
            .header("X-Thing", "one")
            .header("X-Thing", "two")
            .header("Content-Type", "application/json; charset=utf-8")
            .header("Cookie", "a=b; c=d")
            .POST(BodyPublishers.ofString("{\"ü\":1}")));

    JsonObject event = event();
    assertThat(event.text("version")).contains("2.0");
    assertThat(event.text("routeKey")).contains("POST /payments/{id}");
    assertThat(event.text("rawPath")).contains("/payments/p 1");
    assertThat(event.text("rawQueryString")).contains("a=1&a=2&b=x%20y");
    assertThat(inner(event, "queryStringParameters").text("a")).contains("1,2");
    assertThat(inner(event, "queryStringParameters").text("b")).contains("x y");
    assertThat(inner(event, "pathParameters").text("id")).contains("p 1");
    assertThat(inner(event, "headers").text("x-thing")).contains("one,two");
    assertThat(inner(event, "headers").text("cookie")).isEmpty();
    assertThat(event.array("cookies").orElseThrow().values()).hasSize(2);
    assertThat(event.text("body")).contains("{\"ü\":1}");
    assertThat(event.bool("isBase64Encoded")).contains(false);
  }

  @Test
  void saysWhereTheRequestCameFrom() throws Exception {
    send(request("/payments/p1").GET());

    JsonObject context = inner(event(), "requestContext");
    assertThat(context.text("domainName")).contains("127.0.0.1");
    assertThat(context.text("requestId")).isPresent();
    assertThat(context.text("time")).contains("01/Nov/2026:12:00:00 +0000");
    assertThat(context.integer("timeEpoch")).contains(NOW.toEpochMilli());
    assertThat(inner(context, "http").text("sourceIp")).contains("127.0.0.1");
    assertThat(inner(context, "http").text("method")).contains("GET");
  }

  @Test
  void tellsListenersWhatEachRouteAnswered() throws Exception {
    BlockingQueue<HttpApi.Served> served = new LinkedBlockingQueue<>();
    api.onServed(served::add);
    function = () -> answer("{\"statusCode\":201}");

    send(request("/no-such-route").GET());
    send(request("/payments/p1").GET());

    HttpApi.Served only = served.remove();
    assertThat(only.route()).isEqualTo("GET /payments/{id}");
    assertThat(only.status()).isEqualTo(201);
    assertThat(only.took()).isPositive().isLessThan(TIMEOUT);
    assertThat(served).isEmpty();
  }

  @Test
  void encodesWhatIsNoTextInBase64() throws Exception {
    send(
        request("/payments/p1")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("a=b")));

    JsonObject event = event();
    assertThat(event.text("body")).contains("YT1i");
    assertThat(event.bool("isBase64Encoded")).contains(true);
  }

  @Test
  void keepsTheBytesOfABodyThatOnlyClaimsToBeText() throws Exception {
    send(
        request("/payments/p1")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(new byte[] {(byte) 0xff})));

    assertThat(event().text("body")).contains("/w==");
  }

  @Test
  void answersWhatTheFunctionAnswered() throws Exception {
    function =
        () ->
            answer(
                """
                {"statusCode":201,"headers":{"Content-Type":"image/gif","X-A":"b"},\
                "cookies":["a=b","c=d"],"body":"/w==","isBase64Encoded":true}\
                """);

    HttpResponse<byte[]> answer = send(request("/payments/p1").GET());

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("content-type")).contains("image/gif");
    assertThat(answer.headers().firstValue("x-a")).contains("b");
    assertThat(answer.headers().allValues("set-cookie")).containsExactly("a=b", "c=d");
    assertThat(answer.body()).containsExactly(0xff);
  }

  @Test
  void takesAnAnswerWithoutStatusForABody() throws Exception {
    function = () -> answer("{\"a\":1}");

    HttpResponse<byte[]> answer = send(request("/payments/p1").GET());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(text(answer)).isEqualTo("{\"a\":1}");
  }

  @Test
  void deletesAndAnswersWithoutABody() throws Exception {
    function = () -> answer("{\"statusCode\":204,\"body\":\"dropped\"}");

    HttpResponse<byte[]> answer =
        send(request("/tokens/TK%2B1%3D").header("Origin", "https://shop.example").DELETE());

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("access-control-allow-origin"))
        .contains("https://shop.example");
    JsonObject event = event();
    assertThat(event.text("routeKey")).contains("DELETE /tokens/{token}");
    assertThat(inner(event, "pathParameters").text("token")).contains("TK+1=");
    assertThat(event.get("body")).isEmpty();
  }

  @Test
  void keepsTheConnectionUsableAfterAnAnswerWithoutABody() throws Exception {
    function = () -> answer("{\"statusCode\":204,\"body\":\"dropped\"}");
    send(request("/tokens/t1").DELETE());
    function = () -> answer("{\"statusCode\":200,\"body\":\"kept\"}");

    assertThat(text(send(request("/payments/p1").GET()))).isEqualTo("kept");
  }

  @Test
  void decodesEveryPathParameter() throws Exception {
    send(request("/shops/m%C3%BCller/agreements/a+1/charges").POST(BodyPublishers.noBody()));

    JsonObject parameters = inner(event(), "pathParameters");
    assertThat(parameters.text("shop")).contains("müller");
    assertThat(parameters.text("id")).contains("a+1");
  }

  @Test
  void hidesWhyAFunctionFailed() throws Exception {
    function = () -> new Failed("X", "secret");

    assertThat(text(send(request("/payments/p1").GET())))
        .isEqualTo("{\"message\":\"Internal Server Error\"}");
  }

  @Test
  void refusesAnAnswerThatIsNoJson() throws Exception {
    function = () -> answer("oops");

    assertThat(send(request("/payments/p1").GET()).statusCode()).isEqualTo(500);
  }

  @Test
  void givesUpOnASlowFunction() throws Exception {
    function =
        () -> {
          try {
            Thread.sleep(TIMEOUT.multipliedBy(10));
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
          return new Failed("late", "");
        };

    HttpResponse<byte[]> answer = send(request("/payments/p1").GET());

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(text(answer)).isEqualTo("{\"message\":\"Service Unavailable\"}");
  }

  @Test
  void knowsNoOtherRoute() throws Exception {
    HttpResponse<byte[]> answer = send(request("/elsewhere").GET());

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(text(answer)).isEqualTo("{\"message\":\"Not Found\"}");
    assertThat(send(request("/payments/p1").DELETE()).statusCode()).isEqualTo(404);
  }

  @Test
  void refusesMoreThanTenMegabytes() throws Exception {
    HttpResponse<byte[]> answer =
        send(
            request("/payments/p1")
                .POST(BodyPublishers.ofByteArray(new byte[GatewayRequest.BODY_BYTES_MAX + 1])));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(events).isEmpty();
  }

  @Test
  void answersAPreflightItself() throws Exception {
    HttpResponse<byte[]> answer = preflight("https://shop.example");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("access-control-allow-origin"))
        .contains("https://shop.example");
    assertThat(answer.headers().firstValue("access-control-allow-methods"))
        .contains("GET,POST,DELETE");
    assertThat(answer.headers().firstValue("access-control-allow-headers"))
        .contains("authorization");
    assertThat(answer.headers().firstValue("access-control-max-age")).contains("600");
    assertThat(events).isEmpty();
  }

  @Test
  void givesAForeignPageNoPermission() throws Exception {
    HttpResponse<byte[]> answer = preflight("https://evil.example");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void replacesTheCorsHeadersOfAFunction() throws Exception {
    function =
        () -> answer("{\"statusCode\":200,\"headers\":{\"Access-Control-Allow-Origin\":\"*\"}}");

    HttpResponse<byte[]> ours =
        send(request("/payments/p1").header("Origin", "https://shop.example").GET());
    HttpResponse<byte[]> foreign =
        send(request("/payments/p1").header("Origin", "https://evil.example").GET());

    assertThat(ours.headers().allValues("access-control-allow-origin"))
        .containsExactly("https://shop.example");
    assertThat(ours.headers().firstValue("access-control-expose-headers")).contains("retry-after");
    assertThat(foreign.headers().map()).doesNotContainKey("access-control-allow-origin");
  }

  private HttpResponse<byte[]> preflight(String origin) throws IOException, InterruptedException {
    return send(
        request("/payments/p1")
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .method("OPTIONS", BodyPublishers.noBody()));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(api.uri() + path));
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private JsonObject event() throws MalformedJson, InterruptedException {
    return JsonReader.readObject(events.take());
  }

  private static JsonObject inner(JsonObject object, String name) {
    return object.object(name).orElseThrow();
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static InvocationResult answer(String json) {
    return new Answered(json.getBytes(StandardCharsets.UTF_8));
  }
}
