package io.paykkaserverless.http;

import static io.paykkaserverless.http.RawServer.http;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.http.HttpOutcome.Answered;
import io.paykkaserverless.http.HttpOutcome.NoAnswer;
import io.paykkaserverless.http.HttpOutcome.NotSent;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A merchant's server over real TLS, and what it may not do to us. */
class MerchantTransportIT {

  private static final byte[] BODY = "{\"type\":\"payment.paid\"}".getBytes(UTF_8);
  private static final Duration AMPLE = Duration.ofSeconds(20);
  private static final Duration BRIEF = Duration.ofSeconds(1);
  private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

  @TempDir static Path keys;
  private static TlsIdentity here;
  private static TlsIdentity elsewhere;

  private final List<String> serverNames = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void makeKeys() throws Exception {
    here = TlsIdentity.of(keys, "dns:localhost,ip:127.0.0.1,dns:localtest.me");
    elsewhere = TlsIdentity.of(keys, "dns:shop.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost"})
  void sendsOverTlsToThisMachineWhereThatIsAllowed(String host) throws IOException {
    try (RawServer merchant = merchant(here, answering(http(202, "X-A: 1\r\n", "taken")))) {
      HttpAnswer answer = answered(post(true, here, url(merchant, host)));

      assertThat(answer.status()).isEqualTo(202);
      assertThat(answer.headers()).containsEntry("X-A", "1");
      assertThat(answer.body()).asString(UTF_8).isEqualTo("taken");
      assertThat(merchant.requests().getFirst().head()).startsWith("POST /hooks?a=b HTTP/1.1\r\n");
      assertThat(merchant.requests().getFirst().body()).isEqualTo(new String(BODY, UTF_8));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost"})
  void sendsInTheClearToThisMachineWhereThatIsAllowed(String host) throws IOException {
    try (RawServer merchant = RawServer.answering(http(200, "", "taken"))) {
      URI url = URI.create("http://" + host + ":" + merchant.address().getPort() + "/hooks?a=b");

      assertThat(answered(post(true, here, url)).body()).asString(UTF_8).isEqualTo("taken");
      assertThat(merchant.requests().getFirst().path()).isEqualTo("/hooks?a=b");
    }
  }

  @ParameterizedTest
  @MethodSource("namesOfThisMachine")
  void connectsToNoNameOfThisMachineInADeployment(String host) throws IOException {
    try (RawServer merchant = merchant(here, answering(http(200, "", "")))) {
      assertThat(post(false, here, url(merchant, host))).isInstanceOf(NotSent.class);
      assertThat(merchant.connections()).isZero();
    }
  }

  static Stream<String> namesOfThisMachine() {
    InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
    return Stream.concat(
        Stream.of("127.0.0.1", "localhost", "[::ffff:127.0.0.1]"),
        HostileUrl.all().stream()
            .filter(hostile -> hostile.resolved().filter(loopback::equals).isPresent())
            .map(hostile -> URI.create(hostile.url()).getHost()));
  }

  @Test
  void connectsToNoOtherNameOfThisMachineWhereItIsAllowed() throws IOException {
    try (RawServer merchant = merchant(here, answering(http(200, "", "")))) {
      assertThat(post(true, here, url(merchant, "localtest.me")))
          .isEqualTo(new NotSent("address is not public"));
      assertThat(merchant.connections()).isZero();
    }
  }

  /** A second lookup could be answered differently from the one that was checked. */
  @Test
  void connectsToTheAddressThatWasCheckedWithoutAskingForItAgain() throws IOException {
    try (RawServer merchant = RawServer.answering();
        CheckedSocket socket = new CheckedSocket(_ -> true)) {
      InetAddress checked = InetAddress.getByAddress("nowhere.invalid", new byte[] {127, 0, 0, 1});
      socket.connect(new InetSocketAddress(checked, merchant.address().getPort()), 5000);

      assertThat(socket.getInetAddress()).isSameAs(checked);
    }
  }

  /** Through the parts alone, since a name with a dot in it is never this machine's own. */
  @Test
  void asksForTheServerByItsName() throws Exception {
    try (RawServer merchant = merchant(here, answering(http(200, "", "")))) {
      assertThat(statusUnchecked(merchant, "localtest.me", here.trusting())).isEqualTo(200);
      assertThat(serverNames).containsExactly("localtest.me");
    }
  }

  @Test
  void refusesACertificateForAnotherName() throws IOException {
    try (RawServer merchant = merchant(elsewhere, answering(http(200, "", "")))) {
      assertThat(post(true, elsewhere, url(merchant, "127.0.0.1")))
          .isEqualTo(noConnection(SSLHandshakeException.class));
      assertThat(merchant.requests()).isEmpty();
    }
  }

  @Test
  void refusesACertificateThatNobodyVouchesFor() throws IOException {
    try (RawServer merchant = merchant(here, answering(http(200, "", "")))) {
      HttpOutcome outcome =
          HttpTransport.toMerchants(true).post(url(merchant, "localhost"), Map.of(), BODY, AMPLE);

      assertThat(outcome).isEqualTo(noConnection(SSLHandshakeException.class));
      assertThat(merchant.requests()).isEmpty();
    }
  }

  @Test
  void givesEachMessageAConnectionOfItsOwn() throws IOException {
    String open = http(200, "Connection: keep-alive\r\nKeep-Alive: timeout=60\r\n", "");
    try (RawServer merchant = merchant(here, answering(open))) {
      HttpTransport transport = transport(true, here);
      transport.post(url(merchant, "localhost"), Map.of(), BODY, AMPLE);
      transport.post(url(merchant, "localhost"), Map.of(), BODY, AMPLE);

      assertThat(merchant.requests())
          .hasSize(2)
          .allMatch(request -> request.header("connection").equals("close"));
      assertThat(merchant.connections()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsNoRedirect(int status) throws IOException {
    try (RawServer target = merchant(here, answering(http(200, "", "")))) {
      String location = "Location: " + url(target, "localhost") + "\r\n";
      try (RawServer merchant = merchant(here, answering(http(status, location, "")))) {
        HttpAnswer answer = answered(post(true, here, url(merchant, "localhost")));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(merchant.requests()).hasSize(1);
        assertThat(target.connections()).isZero();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 407})
  void takesACallForAPasswordForAnAnswer(int status) throws IOException {
    String challenge =
        "WWW-Authenticate: Basic realm=\"x\"\r\nProxy-Authenticate: Basic realm=\"x\"\r\n";
    try (RawServer merchant = merchant(here, answering(http(status, challenge, "who?")))) {
      assertThat(answered(post(true, here, url(merchant, "localhost"))).status()).isEqualTo(status);
      assertThat(merchant.requests()).hasSize(1);
    }
  }

  /** A proxy would look the name up for itself, and connect to whatever it finds. */
  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void goesThroughNoProxy(String scheme) throws IOException {
    try (ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        RawServer merchant =
            scheme.equals("http")
                ? RawServer.answering(http(200, "", ""))
                : merchant(here, answering(http(200, "", "")));
        SystemProperties _ = SystemProperties.withProxy(proxy.getLocalPort())) {
      URI url = URI.create(scheme + "://localhost:" + merchant.address().getPort() + "/");

      assertThat(post(true, here, url)).isInstanceOf(Answered.class);
      assertThat(wasConnectedTo(proxy)).isFalse();

      // The same properties do lead whoever follows them to the proxy.
      new HttpTransport().post(url, Map.of(), BODY, BRIEF);
      assertThat(wasConnectedTo(proxy)).isTrue();
    }
  }

  @Test
  void takesTheBeginningOfAHugeAnswer() throws IOException {
    String body = "x".repeat(10_000_000);
    try (RawServer merchant = merchant(here, answering(http(500, "", body)))) {
      HttpAnswer answer = answered(post(true, here, url(merchant, "localhost")));

      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.body()).hasSize(HttpTransport.MERCHANT_ANSWER_BYTES_MAX);
    }
  }

  @Test
  void takesTheBeginningOfAnEndlessAnswerAndHangsUp() throws Exception {
    String chunk = "1000\r\n" + "x".repeat(0x1000) + "\r\n";
    try (Endless merchant = new Endless(CHUNKED, chunk, Duration.ZERO)) {
      HttpAnswer answer = answered(post(true, here, merchant.url()));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).hasSize(HttpTransport.MERCHANT_ANSWER_BYTES_MAX);
      assertThat(merchant.sawUsHangUp()).isTrue();
    }
  }

  @Test
  void doesNotWaitForMoreThanItTakes() throws IOException {
    String whole = "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n" + "x".repeat(4096);
    try (RawServer merchant =
        merchant(
            here,
            (_, out) -> {
              write(out, whole);
              Thread.sleep(AMPLE);
              return false;
            })) {
      long start = System.nanoTime();

      assertThat(answered(post(true, here, url(merchant, "localhost"))).body()).hasSize(4096);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AMPLE.dividedBy(2));
    }
  }

  @Test
  void takesTheStatusOfAnAnswerThatDripsBeyondTheLimitAndHangsUp() throws Exception {
    try (Endless merchant = new Endless(CHUNKED, "1\r\nx\r\n", Duration.ofMillis(20))) {
      HttpAnswer answer = answered(post(true, here, merchant.url(), BRIEF));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isNotEmpty();
      assertThat(merchant.sawUsHangUp()).isTrue();
    }
  }

  @Test
  void stopsReadingDrippingHeadersAtTheLimitAndHangsUp() throws Exception {
    try (Endless merchant = new Endless("HTTP/1.1 200 OK\r\nX-A: ", "x", Duration.ofMillis(20))) {
      assertThat(post(true, here, merchant.url(), BRIEF))
          .isEqualTo(new NoAnswer("no answer within 1000 ms"));
      assertThat(merchant.sawUsHangUp()).isTrue();
    }
  }

  @Test
  void stopsWaitingForASilentServerAtTheLimit() throws Exception {
    try (Endless merchant = new Endless("", "", Duration.ofMillis(20))) {
      assertThat(post(true, here, merchant.url(), BRIEF))
          .isEqualTo(new NoAnswer("no answer within 1000 ms"));
      assertThat(merchant.requests()).isEqualTo(1);
    }
  }

  /** The JDK calls itself once for each of them. */
  @Test
  void givesUpOnAServerThatIsForeverProcessing() throws Exception {
    String interim = "HTTP/1.1 102 Processing\r\n\r\n";
    try (Endless merchant = new Endless("", interim.repeat(100), Duration.ZERO)) {
      assertThat(post(true, here, merchant.url())).isInstanceOf(NoAnswer.class);
      assertThat(merchant.sawUsHangUp()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 100", "Transfer-Encoding: chunked"})
  void takesTheStatusOfAnAnswerThatBreaksOff(String length) throws IOException {
    String cut = "HTTP/1.1 200 OK\r\n" + length + "\r\nConnection: close\r\n\r\n5\r\nhe";
    try (RawServer merchant = merchant(here, answering(cut))) {
      assertThat(answered(post(true, here, url(merchant, "localhost"))).status()).isEqualTo(200);
      assertThat(merchant.requests()).hasSize(1);
    }
  }

  @Test
  void hasNoAnswerWhereTheConnectionBreaksAfterTheRequest() throws IOException {
    try (RawServer merchant = merchant(here, (_, _) -> false)) {
      assertThat(post(true, here, url(merchant, "localhost"))).isInstanceOf(NoAnswer.class);
      assertThat(merchant.requests()).hasSize(1);
    }
  }

  /** A listener whose queue is full: the kernel does not answer a further connection. */
  @Test
  void stopsConnectingLongBeforeTheLimit() throws IOException {
    Duration connectTimeout = Duration.ofMillis(300);
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      fill(full, waiting);
      long start = System.nanoTime();
      HttpOutcome outcome =
          transport(true, here, connectTimeout)
              .post(URI.create("https://127.0.0.1:" + full.getLocalPort()), Map.of(), BODY, AMPLE);

      assertThat(outcome).isEqualTo(noConnection(SocketTimeoutException.class));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AMPLE.dividedBy(2));
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  @Test
  void givesAMerchantThreeSecondsToAcceptAConnection() {
    assertThat(HttpTransport.MERCHANT_CONNECT_TIMEOUT).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void sendsNothingWhenTheTlsHandshakeTakesLongerThanTheLimit() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      URI url = URI.create("https://127.0.0.1:" + silent.getLocalPort());

      assertThat(post(true, here, url, BRIEF)).isInstanceOf(NotSent.class);
    }
  }

  @Test
  void sendsNothingWhereTheNameIsUnknown() {
    assertThat(post(false, here, URI.create("https://nowhere.invalid/")))
        .isEqualTo(new NotSent("no connection: UnknownHostException"));
  }

  private static boolean wasConnectedTo(ServerSocket listener) throws IOException {
    listener.setSoTimeout(1);
    try (Socket _ = listener.accept()) {
      return true;
    } catch (SocketTimeoutException _) {
      return false;
    }
  }

  private static void fill(ServerSocket listener, List<Socket> waiting) throws IOException {
    try {
      while (true) {
        Socket socket = new Socket();
        waiting.add(socket);
        socket.connect(listener.getLocalSocketAddress(), 300);
      }
    } catch (SocketTimeoutException _) {
      // full
    }
  }

  private static int statusUnchecked(RawServer merchant, String host, SSLSocketFactory tls)
      throws IOException {
    HttpsURLConnection connection =
        (HttpsURLConnection) url(merchant, host).toURL().openConnection();
    connection.setSSLSocketFactory(new CheckedSocketFactory(tls, _ -> true));
    connection.setRequestProperty("Connection", "close");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(0);
    connection.getOutputStream().close();
    return connection.getResponseCode();
  }

  private RawServer merchant(TlsIdentity identity, RawServer.Script script) throws IOException {
    return new RawServer(identity.listen(serverNames), script);
  }

  private static RawServer.Script answering(String answer) {
    return (_, out) -> {
      write(out, answer);
      return false;
    };
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
  }

  private static URI url(RawServer merchant, String host) {
    return URI.create("https://" + host + ":" + merchant.address().getPort() + "/hooks?a=b");
  }

  private static HttpTransport transport(boolean loopback, TlsIdentity trusted) {
    return transport(loopback, trusted, HttpTransport.MERCHANT_CONNECT_TIMEOUT);
  }

  private static HttpTransport transport(
      boolean loopback, TlsIdentity trusted, Duration connectTimeout) {
    return new HttpTransport(
        () ->
            new MerchantRoute(
                new EndpointAddressRule(loopback),
                connectTimeout,
                Optional.of(trusted.trusting())));
  }

  private static HttpOutcome post(boolean loopback, TlsIdentity trusted, URI url) {
    return post(loopback, trusted, url, AMPLE);
  }

  private static HttpOutcome post(boolean loopback, TlsIdentity trusted, URI url, Duration limit) {
    return transport(loopback, trusted).post(url, Map.of(), BODY, limit);
  }

  private static HttpAnswer answered(HttpOutcome outcome) {
    assertThat(outcome).isInstanceOf(Answered.class);
    return ((Answered) outcome).answer();
  }

  private static NotSent noConnection(Class<? extends IOException> kind) {
    return new NotSent("no connection: " + kind.getSimpleName());
  }

  /** Sends one text, and another for ever, until the client hangs up. */
  private final class Endless implements AutoCloseable {

    private final CountDownLatch hungUp = new CountDownLatch(1);
    private final RawServer server;

    Endless(String first, String then, Duration gap) throws IOException {
      this.server =
          merchant(
              here,
              (_, out) -> {
                try {
                  write(out, first);
                  while (true) {
                    write(out, then);
                    Thread.sleep(gap);
                  }
                } finally {
                  hungUp.countDown();
                }
              });
    }

    URI url() {
      return MerchantTransportIT.url(server, "localhost");
    }

    int requests() {
      return server.requests().size();
    }

    boolean sawUsHangUp() throws InterruptedException {
      return hungUp.await(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
