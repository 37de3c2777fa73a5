package io.paykkaserverless.paykka;

import static io.paykkaserverless.http.RawServer.http;
import static io.paykkaserverless.paykka.GatewayBench.AMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.OperationReason;
import io.paykkaserverless.core.paykka.PaykkaOperations;
import io.paykkaserverless.core.paykka.PaykkaOperations.OperationOutcome;
import io.paykkaserverless.core.paykka.PaykkaOperations.RefundOrder;
import io.paykkaserverless.core.paykka.PaykkaOperations.RefundOutcome;
import io.paykkaserverless.core.paykka.PaykkaOperations.RefundQueryOutcome;
import io.paykkaserverless.core.paykka.RefundStatus;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.http.RawServer;
import io.paykkaserverless.http.RawServer.RawRequest;
import io.paykkaserverless.paykka.signature.TestKeys;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpPaykkaOperationsIT {

  private static final String DONE = "{\"ret_code\":\"000000\",\"ret_msg\":\"Success\"}";
  private static final OperationId REFUND = new OperationId(Payments.ID, OperationKind.REFUND, 2);
  private static final String REFUNDED =
      """
      {"ret_code":"000000","ret_msg":"Success","data":{"refund_trans_id":"%s",\
      "refund_order_id":"RG7","ori_order_id":"GW1","status":"%s","amount":1250,"currency":"EUR"}}\
      """;

  private final GatewayBench bench = new GatewayBench();

  @Test
  void captures() throws Exception {
    try (RawServer server = RawServer.answering(http(200, "", DONE))) {
      assertThat(capture(server, ResponseSignaturePolicy.OFF))
          .isEqualTo(new OperationOutcome.Accepted());

      RawRequest request = server.requests().getFirst();
      assertThat(request.path()).isEqualTo("/v3/payment/acq/capture");
      assertThat(request.body()).contains(Payments.ORDER_ID.value()).contains("1250");
    }
  }

  @Test
  void voids() throws Exception {
    try (RawServer server = RawServer.answering(http(200, "", DONE))) {
      assertThat(letGo(server, ResponseSignaturePolicy.OFF))
          .isEqualTo(new OperationOutcome.Accepted());

      RawRequest request = server.requests().getFirst();
      assertThat(request.path()).isEqualTo("/v3/payment/acq/void");
      assertThat(request.body()).contains(Payments.ORDER_ID.value()).contains("DUPLICATE");
    }
  }

  @Test
  void refunds() throws Exception {
    try (RawServer server = RawServer.answering(http(200, "", refunded(RefundStatus.PROCESSING)))) {
      assertThat(refund(server, ResponseSignaturePolicy.OFF))
          .isInstanceOfSatisfying(
              RefundOutcome.Reported.class,
              reported ->
                  assertThat(reported.report().status()).isEqualTo(RefundStatus.PROCESSING));

      RawRequest request = server.requests().getFirst();
      assertThat(request.path()).isEqualTo("/v3/payment/acq/refund");
      assertThat(request.body()).contains(REFUND.text()).contains(Payments.ORDER_ID.value());
    }
  }

  @Test
  void asksHowARefundStands() throws Exception {
    try (RawServer server = RawServer.answering(http(200, "", refunded(RefundStatus.SUCCESS)))) {
      assertThat(query(server, ResponseSignaturePolicy.OFF))
          .isInstanceOfSatisfying(
              RefundQueryOutcome.Reported.class,
              reported -> assertThat(reported.report().status()).isEqualTo(RefundStatus.SUCCESS));

      RawRequest request = server.requests().getFirst();
      assertThat(request.path()).isEqualTo("/v3/payment/acq/refund/query");
      assertThat(request.body()).contains(REFUND.text());
    }
  }

  @Test
  void reportsARefundThatPaykkaTookUpAndThatFailed() throws Exception {
    try (RawServer server = RawServer.answering(http(200, "", refunded(RefundStatus.FAILURE)))) {
      assertThat(refund(server, ResponseSignaturePolicy.OFF))
          .isInstanceOfSatisfying(
              RefundOutcome.Reported.class,
              reported ->
                  assertThat(reported.report().failure())
                      .contains(new Failure(FailureReason.NOT_POSSIBLE, "refund-unstated")));
    }
  }

  @Test
  void doesNotKnowWhatHappenedWhenTheAnswerIsLost() throws Exception {
    try (RawServer server = new RawServer((_, _) -> false)) {
      assertNobodyKnows(server, ResponseSignaturePolicy.OFF);
      assertThat(server.requests()).hasSize(4);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 503, 504})
  void doesNotKnowWhatHappenedBehindAServerError(int status) throws Exception {
    try (RawServer server = RawServer.answering(http(status, "", refusal("1006")))) {
      assertNobodyKnows(server, ResponseSignaturePolicy.WARN);
      assertThat(server.requests()).hasSize(4);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 404})
  void doesNotKnowWhatASystemExceptionMeans(int status) throws Exception {
    try (RawServer server = RawServer.answering(http(status, "", refusal("999999")))) {
      assertNobodyKnows(server, ResponseSignaturePolicy.OFF);
    }
  }

  @Test
  void doesNotKnowWhatAnUnlistedCodeUnderAGoodStatusMeans() throws Exception {
    try (RawServer server = RawServer.answering(http(200, "", refusal("3999")))) {
      assertNobodyKnows(server, ResponseSignaturePolicy.OFF);
    }
  }

  @Test
  void doesNotBelieveAnUnsignedAnswerWhereThatIsEnforced() throws Exception {
    for (String answer : new String[] {DONE, refusal("1006"), refunded(RefundStatus.FAILURE)}) {
      try (RawServer server = RawServer.answering(http(200, "", answer))) {
        assertNobodyKnows(server, ResponseSignaturePolicy.ENFORCE);
        assertThat(bench.signals.raised()).containsOnly(Signal.PAYKKA_ANSWER_UNSIGNED);
      }
    }
  }

  @Test
  void doesNotBelieveAnAnswerToAnotherQuestionWhereThatIsEnforced() throws Exception {
    String toAVoid = GatewayBench.signedBy(TestKeys.PAYKKA, "/v3/payment/acq/void", DONE);
    try (RawServer server = RawServer.answering(toAVoid)) {
      assertThat(letGo(server, ResponseSignaturePolicy.ENFORCE))
          .isEqualTo(new OperationOutcome.Accepted());
      assertThat(capture(server, ResponseSignaturePolicy.ENFORCE))
          .isInstanceOf(OperationOutcome.Unknown.class);
    }
  }

  @Test
  void doesNotBelieveAReplyAboutAnotherRefund() throws Exception {
    String other = REFUNDED.formatted("r-of-somebody-else", RefundStatus.SUCCESS);
    try (RawServer server = RawServer.answering(http(200, "", other))) {
      assertThat(refund(server, ResponseSignaturePolicy.OFF))
          .isEqualTo(new RefundOutcome.Unknown("HTTP 200, about another refund"));
      assertThat(query(server, ResponseSignaturePolicy.OFF))
          .isEqualTo(new RefundQueryOutcome.Unavailable("HTTP 200, about another refund"));
    }
  }

  @Test
  void saysThatPaykkaRefused() throws Exception {
    Failure failure = new Failure(FailureReason.MERCHANT_SETUP, "1006");
    try (RawServer server = RawServer.answering(http(403, "", refusal("1006")))) {
      assertRefused(server, failure);
      assertThat(query(server, ResponseSignaturePolicy.OFF))
          .isEqualTo(new RefundQueryOutcome.Unavailable("refused with code 1006"));
    }
  }

  @Test
  void takesAnOrderThatPaykkaDoesNotKnowForARefusal() throws Exception {
    Failure failure = new Failure(FailureReason.NOT_PROCESSED, "206024");
    try (RawServer server = RawServer.answering(http(404, "", refusal("206024")))) {
      assertRefused(server, failure);
    }
  }

  @Test
  void saysThatPaykkaKnowsNoSuchRefund() throws Exception {
    for (String code : new String[] {"206024", "4999"}) {
      try (RawServer server = RawServer.answering(http(404, "", refusal(code)))) {
        assertThat(query(server, ResponseSignaturePolicy.OFF))
            .isEqualTo(new RefundQueryOutcome.NoSuchRefund());
      }
    }
  }

  @Test
  void knowsThatNoMoneyMovedWhenNobodyListens() throws Exception {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }
    PaykkaOperations operations =
        bench
            .connection(
                URI.create("http://127.0.0.1:" + port), bench.key, ResponseSignaturePolicy.OFF)
            .operations();
    Failure failure = new Failure(FailureReason.NOT_PROCESSED, "not-sent");

    assertThat(operations.capture(Payments.ORDER_ID, Payments.AMOUNT, AMPLE))
        .isEqualTo(new OperationOutcome.Refused(failure));
    assertThat(operations.voidRest(Payments.ORDER_ID, Optional.empty(), AMPLE))
        .isEqualTo(new OperationOutcome.Refused(failure));
    assertThat(operations.refund(order(), AMPLE)).isEqualTo(new RefundOutcome.Refused(failure));
    assertThat(operations.queryRefund(REFUND, AMPLE))
        .isInstanceOf(RefundQueryOutcome.Unavailable.class);
  }

  @Test
  void signsAgainOnceWhenTheKeyWasRotated() throws Exception {
    bench.key.rotateTo(TestKeys.STRANGER.getPrivate());
    try (RawServer server = RawServer.answering(http(401, "", ""), http(200, "", DONE))) {
      assertThat(capture(server, ResponseSignaturePolicy.OFF))
          .isEqualTo(new OperationOutcome.Accepted());
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void saysThatOurSignatureWasRefused() throws Exception {
    try (RawServer server = RawServer.answering(http(401, "", ""))) {
      assertRefused(server, new Failure(FailureReason.MERCHANT_SETUP, "http-401"));
      assertNobodyKnows(server, ResponseSignaturePolicy.ENFORCE);
    }
  }

  @Test
  void waitsNoLongerThanItMay() throws Exception {
    try (RawServer server =
        new RawServer(
            (_, _) -> {
              Thread.sleep(Duration.ofSeconds(30));
              return false;
            })) {
      PaykkaOperations operations = bench.to(server, ResponseSignaturePolicy.OFF).operations();
      Duration brief = Duration.ofMillis(300);

      assertThat(operations.capture(Payments.ORDER_ID, Payments.AMOUNT, brief))
          .isInstanceOf(OperationOutcome.Unknown.class);
      assertThat(operations.refund(order(), brief)).isInstanceOf(RefundOutcome.Unknown.class);
    }
  }

  private void assertNobodyKnows(RawServer server, ResponseSignaturePolicy policy) {
    assertThat(capture(server, policy)).isInstanceOf(OperationOutcome.Unknown.class);
    assertThat(letGo(server, policy)).isInstanceOf(OperationOutcome.Unknown.class);
    assertThat(refund(server, policy)).isInstanceOf(RefundOutcome.Unknown.class);
    assertThat(query(server, policy)).isInstanceOf(RefundQueryOutcome.Unavailable.class);
  }

  private void assertRefused(RawServer server, Failure failure) {
    assertThat(capture(server, ResponseSignaturePolicy.OFF))
        .isEqualTo(new OperationOutcome.Refused(failure));
    assertThat(letGo(server, ResponseSignaturePolicy.OFF))
        .isEqualTo(new OperationOutcome.Refused(failure));
    assertThat(refund(server, ResponseSignaturePolicy.OFF))
        .isEqualTo(new RefundOutcome.Refused(failure));
  }

  private OperationOutcome capture(RawServer server, ResponseSignaturePolicy policy) {
    return bench.to(server, policy).operations().capture(Payments.ORDER_ID, Payments.AMOUNT, AMPLE);
  }

  private OperationOutcome letGo(RawServer server, ResponseSignaturePolicy policy) {
    return bench
        .to(server, policy)
        .operations()
        .voidRest(Payments.ORDER_ID, Optional.of(OperationReason.DUPLICATE), AMPLE);
  }

  private RefundOutcome refund(RawServer server, ResponseSignaturePolicy policy) {
    return bench.to(server, policy).operations().refund(order(), AMPLE);
  }

  private RefundQueryOutcome query(RawServer server, ResponseSignaturePolicy policy) {
    return bench.to(server, policy).operations().queryRefund(REFUND, AMPLE);
  }

  private static RefundOrder order() {
    return new RefundOrder(
        REFUND,
        Payments.ORDER_ID,
        Payments.AMOUNT,
        Optional.empty(),
        URI.create("https://pay.example/webhooks/paykka"));
  }

  private static String refunded(RefundStatus status) {
    return REFUNDED.formatted(REFUND.text(), status);
  }

  private static String refusal(String retCode) {
    return "{\"ret_code\":\"" + retCode + "\",\"ret_msg\":\"No\"}";
  }
}
