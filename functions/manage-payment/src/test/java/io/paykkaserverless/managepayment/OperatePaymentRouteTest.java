package io.paykkaserverless.managepayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.core.operation.FakeOperations.Mood;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.OperationState;
import io.paykkaserverless.core.operation.Operations;
import io.paykkaserverless.core.paykka.RefundStatus;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /payments/{id}/capture}, {@code /void}, {@code /refunds}, and looking at one. */
class OperatePaymentRouteTest {

  private final ManageBench bench = new ManageBench();

  @BeforeEach
  void thereIsMoneySetAside() {
    bench.authorize();
  }

  @Test
  void capturesAPart() throws IOException {
    Answer answer = bench.payment("capture-payment").to(bench.handler);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().text("id")).contains(Payments.ID + "c01");
    assertThat(answer.json().text("status")).contains("SUCCEEDED");
    assertThat(answer.json().text("payment_status")).contains("AUTHORIZED");
    assertThat(balance(answer, "captured_amount")).isEqualTo("500");
    assertThat(balance(answer, "able_to_capture_amount")).isEqualTo("750");
    assertThat(balance(answer, "able_to_refund_amount")).isEqualTo("500");
  }

  @Test
  void capturesAllWhereNothingIsSaid() throws IOException {
    Answer answer =
        bench.payment("capture-payment").withoutHeader("content-type").body("").to(bench.handler);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().text("payment_status")).contains("PAID");
    assertThat(bench.core.told())
        .containsExactly("payment.authorized", "payment.captured", "payment.paid");
  }

  @Test
  void voids() throws IOException {
    Answer answer = bench.payment("void-payment").to(bench.handler);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().text("type")).contains("VOID");
    assertThat(answer.json().text("reason")).contains("REQUESTED_BY_CUSTOMER");
    assertThat(answer.json().text("payment_status")).contains("CANCELED");
    assertThat(balance(answer, "voided_amount")).isEqualTo("1250");
  }

  @Test
  void refundsAndTellsWhoseWebhooksAreOurs() throws IOException {
    bench.core.operate.operate(Operations.captureAll("c"));

    Answer answer = bench.payment("refund-payment").to(bench.handler);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().text("id")).contains(Payments.ID + "r02");
    assertThat(answer.json().text("refund_order_id")).contains("RG1000");
    assertThat(answer.json().text("payment_status")).contains("PARTIALLY_REFUNDED");
    assertThat(balance(answer, "refunded_amount")).isEqualTo("300");
  }

  @Test
  void answers202WhileNobodyKnowsAndShowsHowItEndsLater() throws IOException {
    bench.core.operate.operate(Operations.captureAll("c"));
    bench.core.operations.mood(Mood.REVIEWS_IT);

    Answer open = bench.payment("refund-payment").to(bench.handler);
    OperationId refund = new OperationId(Payments.ID, OperationKind.REFUND, 2);
    Answer reviewed = bench.payment("view-operation").to(bench.handler);
    bench.core.operations.ends(refund, RefundStatus.FAILURE);
    Answer ended = bench.payment("view-operation").to(bench.handler);

    assertThat(open.status()).isEqualTo(202);
    assertThat(balance(open, "able_to_refund_amount")).isEqualTo("950");
    assertThat(reviewed.json().text("status")).contains("REVIEWING");
    assertThat(ended.status()).isEqualTo(200);
    assertThat(ended.json().text("status")).contains("FAILED");
    assertThat(ended.json().text("paykka_code")).contains(Payments.FAILURE.paykkaCode());
    assertThat(balance(ended, "able_to_refund_amount")).isEqualTo("1250");
  }

  @Test
  void answersARefusalOfPaykkasAsAnOutcome() throws IOException {
    bench.core.operations.mood(Mood.REFUSES);

    Answer answer = bench.payment("capture-payment").to(bench.handler);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().text("status")).contains("FAILED");
    assertThat(answer.json().text("failure_code")).contains("NOT_POSSIBLE");
    assertThat(balance(answer, "able_to_capture_amount")).isEqualTo("1250");
  }

  @Test
  void doesTheSameRequestOnce() throws IOException {
    Answer first = bench.payment("capture-payment").to(bench.handler);
    Answer again = bench.payment("capture-payment").to(bench.handler);

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("idempotency-replayed")).isEqualTo("true");
    assertThat(bench.core.operations.requests()).isEqualTo(1);
  }

  @Test
  void refusesAKeyThatStandsForSomethingElse() throws IOException {
    bench.payment("capture-payment").to(bench.handler);
    Payment before = bench.core.payment();

    Answer answer = bench.payment("capture-payment").inBody("500", "501").to(bench.handler);

    assertRefused(answer, 422, "idempotency-key-reused");
    assertThat(answer.json().text("detail").orElseThrow()).contains("capture " + Payments.ID);
    assertThat(bench.core.payment()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "capture-payment,500,1251,422,amount-too-high",
    "capture-payment,EUR,USD,422,other-currency",
    "refund-payment,300,1,409,operation-not-possible",
  })
  void namesTheStateAndWhatIsPossibleInIt(
      String sample, String from, String to, int status, String code) throws IOException {
    Payment before = bench.core.payment();

    Answer answer = bench.payment(sample).inBody(from, to).to(bench.handler);

    assertRefused(answer, status, code);
    assertThat(answer.json().text("payment_status")).contains("AUTHORIZED");
    JsonObject possible = answer.json().object("possible").orElseThrow();
    assertThat(possible.integer("able_to_capture_amount")).contains(1250L);
    assertThat(possible.integer("able_to_void_amount")).contains(1250L);
    assertThat(possible.integer("able_to_refund_amount")).contains(0L);
    assertThat(bench.core.payment()).isEqualTo(before);
    assertThat(bench.core.operations.requests()).isZero();
  }

  @Test
  void refusesAVoidWhileACaptureIsUnderWay() throws IOException {
    bench.core.operations.mood(Mood.TAKES_ITS_TIME);
    bench.payment("capture-payment").to(bench.handler);

    assertRefused(bench.payment("void-payment").to(bench.handler), 409, "operation-under-way");
    assertRefused(bench.payment("refund-payment").to(bench.handler), 409, "operation-under-way");
    assertThat(bench.core.payment().books().operations())
        .singleElement()
        .satisfies(it -> assertThat(it.state()).isEqualTo(OperationState.PROCESSING));
  }

  @Test
  void refusesAnythingMoreOnceItIsCanceled() throws IOException {
    bench.payment("void-payment").to(bench.handler);

    Answer answer = bench.payment("capture-payment").to(bench.handler);

    assertRefused(answer, 409, "operation-not-possible");
    assertThat(answer.json().text("detail").orElseThrow()).contains("CANCELED");
    assertThat(bench.core.payment().state()).isEqualTo(PaymentState.CANCELED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"capture-payment", "void-payment", "refund-payment", "view-operation"})
  void isForTheMerchantsServerAlone(String sample) throws IOException {
    SampleEvent event = bench.payment(sample);

    assertThat(event.bearer(bench.clientToken()).to(bench.handler).status()).isEqualTo(401);
    assertThat(event.withoutHeader("authorization").to(bench.handler).status()).isEqualTo(401);
    assertThat(bench.core.operations.requests()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"capture-payment", "void-payment", "refund-payment"})
  void wantsAnIdempotencyKey(String sample) throws IOException {
    Answer missing = bench.payment(sample).withoutHeader("idempotency-key").to(bench.handler);
    Answer malformed = bench.payment(sample).header("idempotency-key", "a b").to(bench.handler);

    assertRefused(missing, 400, "idempotency-key-missing");
    assertRefused(malformed, 400, "idempotency-key-malformed");
    assertThat(bench.core.operations.requests()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"capture-payment", "void-payment", "refund-payment", "view-operation"})
  void knowsNothingOfWhatIsNotThere(String sample) throws IOException {
    SampleEvent event = bench.payment(sample);

    assertThat(event.with(Payments.ID.value(), "nonsense").to(bench.handler).status())
        .isEqualTo(404);
    assertThat(
            event.with(Payments.ID.value(), Payments.OTHER_ID.value()).to(bench.handler).status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "capture-payment|500|0|/amount",
        "capture-payment|500|-1|/amount",
        "capture-payment|500|1.5|/amount",
        "capture-payment|500|\"500\"|/amount",
        "capture-payment|500|1000000000000|/amount",
        "capture-payment|\"EUR\"|\"eur\"|/currency",
        "capture-payment|\"currency\":\"EUR\"|\"reason\":\"OTHER\"|/reason",
        "void-payment|\"REQUESTED_BY_CUSTOMER\"|\"BORED\"|/reason",
        "void-payment|\"reason\":\"REQUESTED_BY_CUSTOMER\"|\"amount\":1|/amount",
        "refund-payment|300|0|/amount",
        "refund-payment|\"REQUESTED_BY_CUSTOMER\"|7|/reason",
      })
  void namesTheFieldThatIsWrong(String sample, String from, String to, String pointer)
      throws IOException {
    Payment before = bench.core.payment();

    Answer answer = bench.payment(sample).inBody(from, to).to(bench.handler);

    assertRefused(answer, 422, "invalid-request");
    assertThat(answer.body()).contains("\"pointer\":\"" + pointer + "\"");
    assertThat(bench.core.payment()).isEqualTo(before);
    assertThat(bench.core.operations.requests()).isZero();
  }

  @Test
  void showsNoOperationUnderAnotherPaymentsName() throws IOException {
    bench.payment("capture-payment").to(bench.handler);

    Answer asRefund = bench.payment("view-operation").with("r02", "r01").to(bench.handler);
    Answer asCapture = bench.payment("view-operation").with("r02", "c01").to(bench.handler);

    assertThat(asRefund.status()).isEqualTo(404);
    assertThat(asCapture.status()).isEqualTo(200);
  }

  private static String balance(Answer answer, String name) throws IOException {
    return answer
        .json()
        .object("balances")
        .flatMap(balances -> balances.integer(name))
        .map(String::valueOf)
        .orElseThrow();
  }

  private static void assertRefused(Answer answer, int status, String code) throws IOException {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().text("type")).contains("urn:paykka-serverless:problem:" + code);
  }
}
