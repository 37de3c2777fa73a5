package io.paykkaserverless.http;

import static io.paykkaserverless.http.RawServer.http;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.http.HttpOutcome.Answered;
import io.paykkaserverless.http.HttpOutcome.NoAnswer;
import io.paykkaserverless.http.HttpOutcome.NotSent;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a network does to a payment request, and that none of it makes two requests of one. */
class HttpTransportIT {

  private static final byte[] BODY = "{\"amount\":1250}".getBytes(UTF_8);
  private static final Duration AMPLE = Duration.ofSeconds(10);
  private static final Duration BRIEF = Duration.ofSeconds(1);

  private final HttpTransport transport = new HttpTransport();

  @Test
  void sendsMethodPathHeadersAndBodyAsGiven() throws Exception {
    try (RawServer server = RawServer.answering(http(200, "", "{}"))) {
      transport.post(server.address().resolve("/v3/x"), Map.of("x-a", "1"), BODY, AMPLE);

      var request = server.requests().getFirst();
      assertThat(request.head()).startsWith("POST /v3/x HTTP/1.1\r\n");
      assertThat(request.header("x-a")).isEqualTo("1");
      assertThat(request.body()).isEqualTo("{\"amount\":1250}");
    }
  }

  @Test
  void handsOverStatusHeadersAndBody() throws Exception {
    try (RawServer server = RawServer.answering(http(403, "X-PayKKa-Nonce: n\r\n", "{\"a\":1}"))) {
      HttpAnswer answer = answer(post(server, AMPLE));

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.headers()).containsEntry("X-PayKKa-Nonce", "n");
      assertThat(answer.body()).asString(UTF_8).isEqualTo("{\"a\":1}");
    }
  }

  @Test
  void sendsOnceWhenAFreshConnectionBreaksAfterTheRequest() throws Exception {
    try (RawServer server = new RawServer((_, _) -> false)) {
      HttpOutcome outcome = post(server, AMPLE);

      assertThat(outcome).isInstanceOf(NoAnswer.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  /** Without fixed-length streaming the JDK sends the second request twice. */
  @Test
  void sendsOnceWhenAReusedConnectionBreaksAfterTheRequest() throws Exception {
    String ok = http(200, "Connection: keep-alive\r\n", "{}");
    try (RawServer server =
        new RawServer(
            (number, out) -> {
              if (number == 1) {
                out.write(ok.getBytes(UTF_8));
              }
              return number == 1;
            })) {
      assertThat(post(server, AMPLE)).isInstanceOf(Answered.class);
      HttpOutcome second = post(server, AMPLE);

      assertThat(second).isInstanceOf(NoAnswer.class);
      assertThat(server.connections()).isEqualTo(1);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void stopsWaitingForASilentServerAtTheLimit() throws Exception {
    try (RawServer server =
        new RawServer(
            (_, _) -> {
              Thread.sleep(Duration.ofSeconds(30));
              return false;
            })) {
      long start = System.nanoTime();
      HttpOutcome outcome = post(server, BRIEF);

      assertThat(outcome).isInstanceOf(NoAnswer.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
      assertThat(server.requests()).hasSize(1);
    }
  }

  /** Each byte restarts a read timeout; the limit is for all of it. */
  @Test
  void stopsReadingADrippingServerAtTheLimit() throws Exception {
    try (RawServer server =
        new RawServer(
            (_, out) -> {
              out.write("HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n".getBytes(UTF_8));
              while (true) {
                out.write(' ');
                out.flush();
                Thread.sleep(20);
              }
            })) {
      assertThat(post(server, BRIEF)).isEqualTo(new NoAnswer("no answer within 1000 ms"));
    }
  }

  @Test
  void sendsNothingWhenNobodyListens() throws Exception {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }

    HttpOutcome outcome =
        transport.post(URI.create("http://127.0.0.1:" + port), Map.of(), BODY, AMPLE);

    assertThat(outcome).isEqualTo(new NotSent("no connection: ConnectException"));
  }

  @Test
  void sendsNothingWhenTheTlsHandshakeTakesLongerThanTheLimit() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      URI address = URI.create("https://127.0.0.1:" + silent.getLocalPort());

      assertThat(transport.post(address, Map.of(), BODY, BRIEF)).isInstanceOf(NotSent.class);
    }
  }

  @Test
  void sendsNothingWithoutTime() throws Exception {
    try (RawServer server = RawServer.answering(http(200, "", "{}"))) {
      assertThat(post(server, Duration.ZERO)).isEqualTo(new NotSent("no time left to call"));
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void takesTheLargestAllowedAnswer() throws Exception {
    String body = " ".repeat(HttpTransport.ANSWER_BYTES_MAX);
    try (RawServer server = RawServer.answering(http(200, "", body))) {
      assertThat(answer(post(server, AMPLE)).body()).hasSize(body.length());
    }
  }

  @Test
  void refusesAnAnswerOneByteTooLarge() throws Exception {
    String body = " ".repeat(HttpTransport.ANSWER_BYTES_MAX + 1);
    try (RawServer server = RawServer.answering(http(200, "", body))) {
      assertThat(post(server, AMPLE))
          .isEqualTo(new NoAnswer("the answer is larger than 262144 bytes"));
    }
  }

  @Test
  void refusesAnEndlessAnswer() throws Exception {
    String chunk = "1000\r\n" + " ".repeat(0x1000) + "\r\n";
    try (RawServer server =
        new RawServer(
            (_, out) -> {
              out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(UTF_8));
              while (true) {
                out.write(chunk.getBytes(UTF_8));
              }
            })) {
      assertThat(post(server, AMPLE))
          .isEqualTo(new NoAnswer("the answer is larger than 262144 bytes"));
    }
  }

  @Test
  void refusesAnAnswerThatWasCutOff() throws Exception {
    String cut = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{}";
    try (RawServer server = RawServer.answering(cut)) {
      assertThat(post(server, AMPLE)).isInstanceOf(NoAnswer.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void refusesAnAnswerThatIsNotHttp() throws Exception {
    try (RawServer server = RawServer.answering("Connection: close\r\nhello\r\n\r\n")) {
      assertThat(post(server, AMPLE)).isInstanceOf(NoAnswer.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsNoRedirect(int status) throws Exception {
    try (RawServer server = RawServer.answering(http(status, "Location: /elsewhere\r\n", ""))) {
      assertThat(answer(post(server, AMPLE)).status()).isEqualTo(status);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "WWW-Authenticate: Basic realm=\"x\"\r\n"})
  void handsOverA401WithoutItsBodyAndSendsNothingMore(String headers) throws Exception {
    try (RawServer server = RawServer.answering(http(401, headers, "{\"ret_code\":\"2000\"}"))) {
      HttpAnswer answer = answer(post(server, AMPLE));

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.body()).isEmpty();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void printsNothingOfAnAnswer() {
    HttpAnswer answer = new HttpAnswer(200, Map.of("a", "secret"), "secret".getBytes(UTF_8));

    assertThat(new Answered(answer).toString())
        .contains("HTTP 200, 6 bytes")
        .doesNotContain("secret");
  }

  private HttpOutcome post(RawServer server, Duration limit) {
    return transport.post(server.address(), Map.of(), BODY, limit);
  }

  private static HttpAnswer answer(HttpOutcome outcome) {
    assertThat(outcome).isInstanceOf(Answered.class);
    return ((Answered) outcome).answer();
  }
}
