package io.paykkaserverless.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.paykkaserverless.aws.http.ApiGatewayCall;
import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.core.evidence.Evidence;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.fuzz.Doors.Door;
import io.paykkaserverless.fuzz.PaykkaCall.Heard;
import io.paykkaserverless.managepayment.ManageBench;
import io.paykkaserverless.paykka.signature.PaykkaHeaders;
import io.paykkaserverless.paykka.signature.PaykkaSigner;
import io.paykkaserverless.receivewebhook.WebhookBench;
import io.paykkaserverless.returnfrom3ds.ReturnBench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What hostile input may cost and change: nothing worth mentioning. In a process of its own, which
 * no fuzzer's hooks slow down.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileInputIT {

  private static final Duration CPU_MAX = Duration.ofMillis(50);
  private static final int TRIES = 8;

  private static final String PAID =
      """
      {"ret_code":"000000","ret_msg":"Success","data":{"trans_id":"%s","order_id":"GW1000",\
      "merchant_id":"18356675706144","status":"SUCCESS","amount":1250,"currency":"EUR",\
      "authed_amount":1250,"captured_amount":1250,"payment":{"card_brand":"VISA"}}}\
      """
          .formatted(Payments.FIRST.transId());

  private long flipped;
  private long largeBodies;

  @AfterAll
  void keepTheNumbers() throws IOException {
    Corpus corpus = Corpus.ofThisModule();
    Evidence.of("hostile-input")
        .number("fuzz targets", corpus.targets())
        .number("corpus entries", corpus.entries())
        .number("bit flips refused", flipped)
        .number("hostile 256 KB bodies", largeBodies)
        .keep();
  }

  @Test
  void everyFlippedBitOfAWebhooksBodyIsRefused() {
    WebhookBench bench = new WebhookBench();
    Payment before = bench.core.payment();
    byte[] body = webhook(bench);
    Map<String, String> headers = signed(bench, body);

    flipped += flipEveryBit(body, other -> refuses(bench, headers, other), "the body");
    assertNothingWasKept(bench, before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PaykkaHeaders.SIGN,
        PaykkaHeaders.TIMESTAMP,
        PaykkaHeaders.NONCE,
        PaykkaHeaders.SIGN_ALG
      })
  void everyFlippedBitOfAWebhooksHeaderIsRefused(String name) {
    WebhookBench bench = new WebhookBench();
    Payment before = bench.core.payment();
    byte[] body = webhook(bench);
    Map<String, String> headers = withoutPercentSequences(signed(bench, body));

    flipped +=
        flipEveryBit(
            value(headers, name), other -> refuses(bench, with(headers, name, other), body), name);
    assertNothingWasKept(bench, before);
  }

  /** As PayKKa writes it. How long it is depends on the key, so these are not counted. */
  @Test
  void everyFlippedBitOfAPercentEncodedSignatureIsRefused() {
    WebhookBench bench = new WebhookBench();
    Payment before = bench.core.payment();
    byte[] body = webhook(bench);
    Map<String, String> headers = signed(bench, body);

    flipEveryBit(
        value(headers, PaykkaHeaders.SIGN),
        other -> refuses(bench, with(headers, PaykkaHeaders.SIGN, other), body),
        "the signature");
    assertNothingWasKept(bench, before);
  }

  @Test
  void everyFlippedBitOfAClientTokenIsRefused() {
    ManageBench bench = new ManageBench();

    flipped +=
        flipEveryBit(
            bench.clientToken().getBytes(ISO_8859_1),
            other ->
                sent(
                            ApiGatewayCall.get("/payments/{id}")
                                .path("id", Payments.ID.value())
                                .bearer(new String(other, ISO_8859_1))
                                .event(),
                            bench.handler)
                        .status()
                    == 401,
            "the client token");
  }

  @Test
  void everyFlippedBitOfAReturnTokenIsRefused() {
    ReturnBench bench = new ReturnBench();
    bench.shopperIsAtTheBank();

    flipped +=
        flipEveryBit(
            bench.token(Payments.FIRST).getBytes(ISO_8859_1),
            other ->
                sent(
                            ApiGatewayCall.get("/return/{state}")
                                .path("state", new String(other, ISO_8859_1))
                                .event(),
                            bench.handler)
                        .status()
                    == 400,
            "the return token");
    assertThat(bench.core.paykka.queries()).isZero();
  }

  @Test
  void noFlippedBitOfASignedAnswerOfPaykkasIsBelieved() {
    byte[] body = PAID.getBytes(UTF_8);
    Map<String, String> headers =
        withoutPercentSequences(
            new PaykkaSigner(
                    AnsweringPaykka.PAYKKA.getPrivate(),
                    AnsweringPaykka.CLOCK,
                    () -> "1234567890123456")
                .sign("POST", "/v3/payment/acq/query", body)
                .ofResponse());

    assertThat(hears(headers, body)).isEqualTo(Heard.status("SUCCESS"));
    flipped += flipEveryBit(body, other -> isNobodysWord(headers, other), "the body");
    for (String name : List.of(PaykkaHeaders.SIGN, PaykkaHeaders.TIMESTAMP, PaykkaHeaders.NONCE)) {
      flipped +=
          flipEveryBit(
              value(headers, name), other -> isNobodysWord(with(headers, name, other), body), name);
    }
  }

  @Test
  void noBodyKeepsAFunctionBusy() {
    Map<String, byte[]> bodies = LargeBodies.all();
    for (Door door : Doors.all()) {
      bodies.forEach(
          (name, body) -> {
            assertThat(body).as(name).hasSize(LargeBodies.BYTES);
            byte[] event = door.event().apply(body);
            largeBodies++;

            assertQuick(
                door.route() + ": " + name,
                () -> assertThat(sent(event, door.handler()).status()).isLessThan(500));
          });
    }
  }

  @ParameterizedTest
  @EnumSource(PaykkaCall.class)
  void noAnswerOfPaykkasKeepsAFunctionBusy(PaykkaCall call) {
    LargeBodies.all()
        .forEach(
            (name, body) -> {
              var paykka = AnsweringPaykka.answering("enforce", 200, Map.of(), body);
              var unchecked = AnsweringPaykka.answering("off", 200, Map.of(), body);
              largeBodies++;

              assertThat(call.ask(paykka)).as(name).isEqualTo(Heard.NOTHING);
              assertQuick(call + ": " + name, () -> call.ask(unchecked));
            });
  }

  /** API Gateway stops at 10 KB of headers; who sends us an event of their own does not. */
  @Test
  void noHeadersKeepAFunctionBusy() {
    WebhookBench bench = new WebhookBench();
    ApiGatewayCall many = ApiGatewayCall.post("/webhooks/paykka").binary(new byte[0]);
    for (int i = 0; i < 8_000; i++) {
      many.header("x-paykka-sign-" + i, "AAAAAAAA");
    }
    ApiGatewayCall again = ApiGatewayCall.post("/webhooks/paykka").binary(new byte[0]);
    again.header(PaykkaHeaders.SIGN, "%2B,".repeat(64 * 1024));

    for (ApiGatewayCall call : List.of(many, again)) {
      byte[] event = call.event();

      assertQuick("headers", () -> assertThat(sent(event, bench.handler).status()).isEqualTo(431));
    }
  }

  /** The best of a few tries: the first ones pay for the compiler, and for other processes. */
  private static void assertQuick(String what, Runnable work) {
    Duration best = CPU_MAX.plusNanos(1);
    for (int i = 0; i < TRIES && best.compareTo(CPU_MAX) > 0; i++) {
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      work.run();
      long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
      best = best.toNanos() < nanos && i > 0 ? best : Duration.ofNanos(nanos);
    }
    assertThat(best).as("CPU time of %s", what).isLessThanOrEqualTo(CPU_MAX);
  }

  /** How many bits {@code bytes} has, each of which was another once. */
  private static long flipEveryBit(byte[] bytes, Predicate<byte[]> refuses, String what) {
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] other = bytes.clone();
      other[bit / 8] ^= (byte) (1 << (bit % 8));

      assertThat(refuses.test(other))
          .as("bit %d of byte %d of %s", bit % 8, bit / 8, what)
          .isTrue();
    }
    return bytes.length * 8L;
  }

  private static boolean refuses(WebhookBench bench, Map<String, String> headers, byte[] body) {
    ApiGatewayCall call = ApiGatewayCall.post("/webhooks/paykka").binary(body);
    headers.forEach(call::header);
    return sent(call.event(), bench.handler).status() == 401;
  }

  private static void assertNothingWasKept(WebhookBench bench, Payment before) {
    assertThat(bench.core.store.all()).containsExactly(before);
    assertThat(bench.core.parked.all()).isEmpty();
    assertThat(bench.core.queue.taken()).isEmpty();
    assertThat(bench.core.signals.raised()).containsOnly(Signal.WEBHOOK_REJECTED);
  }

  private static boolean isNobodysWord(Map<String, String> headers, byte[] body) {
    return hears(headers, body).equals(Heard.NOTHING);
  }

  private static Heard hears(Map<String, String> headers, byte[] body) {
    return PaykkaCall.QUERY.ask(AnsweringPaykka.answering("enforce", 200, headers, body));
  }

  private static Answer sent(byte[] event, RequestStreamHandler handler) {
    try {
      return ApiGatewayCall.send(event, handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** PayKKa's news of a payment, with all that it tells of a card. */
  private static byte[] webhook(WebhookBench bench) {
    return bench
        .successThatStored(
            "\"payment\":{\"payment_method\":\"BANKCARD\",\"card_brand\":\"VISA\","
                + "\"card_no\":\"424242******4242\",\"token\":\"TK20231435132143229\","
                + "\"shopper_reference\":\"shopper-7\"},\"authed_amount\":1250,"
                + "\"captured_amount\":1250")
        .body()
        .getBytes(UTF_8);
  }

  private static Map<String, String> signed(WebhookBench bench, byte[] body) {
    return new PaykkaSigner(
            WebhookBench.PAYKKA.getPrivate(), bench.core.clock, () -> "1234567890123456")
        .sign("POST", "/webhooks/paykka", body)
        .ofRequest("978594372956732");
  }

  private static Map<String, String> withoutPercentSequences(Map<String, String> headers) {
    return with(
        headers,
        PaykkaHeaders.SIGN,
        URLDecoder.decode(headers.getOrDefault(PaykkaHeaders.SIGN, ""), UTF_8)
            .getBytes(ISO_8859_1));
  }

  private static byte[] value(Map<String, String> headers, String name) {
    return headers.getOrDefault(name, "").getBytes(ISO_8859_1);
  }

  private static Map<String, String> with(Map<String, String> headers, String name, byte[] value) {
    Map<String, String> others = new HashMap<>(headers);
    others.put(name, new String(value, ISO_8859_1));
    return others;
  }
}
