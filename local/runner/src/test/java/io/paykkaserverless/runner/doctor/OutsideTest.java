package io.paykkaserverless.runner.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.runner.http.LoopbackServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is reached from outside: the webhook, the API, and the time there. */
final class OutsideTest {

  private final LoopbackServer server = LoopbackServer.bind(0);
  private final Probe probe = new Probe();

  @AfterEach
  void stop() {
    probe.close();
    server.close();
  }

  @Test
  void ourRefusalProvesThatAWebhookReachesUs() {
    answers(
        401,
        "application/problem+json",
        "{\"type\":\"urn:paykka-serverless:problem:webhook-signature\"}");

    assertThat(webhook())
        .containsExactly(Finding.ok("answers, and refuses what PayKKa did not sign"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404 | application/json | {\"message\":\"Not Found\"} | HTTP 404 that is not ours",
        "404 | text/html        | <h1>Not Found</h1>          | another server answers there",
        "200 | text/html        | <h1>Welcome</h1>            | another server answers there",
        "200 | application/json | {}                          | that is not our webhook",
        "301 | text/plain       | moved                       | it sends PayKKa elsewhere",
        "401 | application/json | {\"type\":\"other\"}        | HTTP 401 that is not ours",
        "403 | application/json | {\"message\":\"Forbidden\"} | something in front of it refuses",
        "500 | application/json | {}                          | HTTP 500: the function fails"
      })
  void whateverElseAnswersIsToldApart(int status, String type, String body, String words) {
    answers(status, type, body);

    assertThat(webhook())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.verdict()).isEqualTo(Verdict.PROBLEM);
              assertThat(finding.says()).contains(words);
              assertThat(finding.fix()).isPresent();
            });
  }

  @Test
  void tooManyCallsIsNoProblemYet() {
    answers(429, "application/json", "{}");

    assertThat(webhook()).extracting(Finding::verdict).containsExactly(Verdict.WARNING);
  }

  @Test
  void aNameThatNobodyKnowsIsTheDomains() {
    assertThat(webhookAt("https://pay.invalid/webhooks/paykka"))
        .contains("PayKKa cannot reach it: nobody knows the name pay.invalid (DNS)");
  }

  @Test
  void whoeverSpeaksNoTlsIsToldFromSilence() throws IOException {
    try (ServerSocket clear = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (Socket socket = clear.accept()) {
                  socket.getOutputStream().write("HTTP/1.0 400 Bad Request".getBytes(UTF_8));
                } catch (IOException _) {
                  // The other side has seen enough.
                }
              });

      assertThat(webhookAt("https://127.0.0.1:" + clear.getLocalPort() + "/webhooks/paykka"))
          .contains("127.0.0.1 does not speak TLS with a certificate that is trusted here");
    }
  }

  @Test
  void whereNothingListensThatIsSaid() {
    answers(200, "text/plain", "");
    server.close();

    assertThat(webhookAt(server.uri() + "/webhooks/paykka"))
        .contains("nothing listens at 127.0.0.1:" + server.port());
  }

  @Test
  void warnsWherePaymentsGiveAnotherAddressThanTheStackShows() {
    answers(401, "application/problem+json", "{\"type\":\"x:webhook-signature\"}");
    URI shown = URI.create("https://abc.example/webhooks/paykka");

    List<Finding> findings =
        new WebhookCheck(server.uri().resolve("/webhooks/paykka"), Optional.of(shown), probe)
            .look();

    assertThat(findings).extracting(Finding::verdict).containsExactly(Verdict.OK, Verdict.WARNING);
    assertThat(findings.getLast().says()).contains(shown.toString(), server.uri().toString());
  }

  @Test
  void theApiAnswersBrowsersAndTheMerchantsServer() {
    answers(200, "application/json", "{}");

    assertThat(api(Optional.of("key")))
        .containsExactly(
            Finding.ok("GET /payment-methods answers"),
            Finding.ok("GET /notification-endpoints answers"));
    assertThat(api(Optional.empty()).getLast())
        .isEqualTo(
            Finding.notChecked(
                "not checked with an API key: set PAYKKA_API_KEY or give --api-key-file"));
  }

  @Test
  void aRefusedKeyIsNotPrinted() {
    answers(401, "application/problem+json", "{}");

    assertThat(api(Optional.of("secret_key")).toString())
        .contains("does not accept the API key")
        .doesNotContain("secret_key");
  }

  @Test
  void anApiThatFailsIsAProblem() {
    answers(503, "application/json", "{}");

    assertThat(api(Optional.empty()).getFirst())
        .extracting(Finding::verdict, Finding::says)
        .containsExactly(Verdict.PROBLEM, "GET /payment-methods answers HTTP 503");
  }

  @ParameterizedTest
  @CsvSource({
    "0, OK, right within 30 seconds",
    "20, OK, right within 30 seconds",
    "60, WARNING, ahead",
    "-60, WARNING, behind",
    "400, PROBLEM, PayKKa takes signatures within 5 minutes alone",
    "-400, PROBLEM, PayKKa takes signatures within 5 minutes alone"
  })
  void theClockMayNotBeFarOff(int seconds, Verdict verdict, String words) {
    answers(200, "application/json", "{}");
    Clock off = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));

    assertThat(new ClockCheck(server.uri(), probe, off).look())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.verdict()).isEqualTo(verdict);
              assertThat(finding.says()).contains(words);
            });
  }

  private List<Finding> webhook() {
    return new WebhookCheck(server.uri().resolve("/webhooks/paykka"), Optional.empty(), probe)
        .look();
  }

  private String webhookAt(String address) {
    return new WebhookCheck(URI.create(address), Optional.empty(), probe).look().toString();
  }

  private List<Finding> api(Optional<String> key) {
    return new ApiCheck(server.uri(), key, probe).look();
  }

  private void answers(int status, String type, String body) {
    server.serve(
        exchange -> {
          byte[] bytes = body.getBytes(UTF_8);
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Content-Type", type);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
        });
  }
}
