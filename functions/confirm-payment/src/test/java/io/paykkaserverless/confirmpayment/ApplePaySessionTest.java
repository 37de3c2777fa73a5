package io.paykkaserverless.confirmpayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.core.paykka.PaykkaApplePay.SessionOutcome;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.Payments;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /payments/{id}/apple-pay-session}. */
class ApplePaySessionTest {

  private final ConfirmPaymentBench bench = new ConfirmPaymentBench();

  @Test
  void handsApplesSessionOnUntouched() throws IOException {
    String session = "{\"epochTimestamp\":1.750e3,\"nonce\":\"a\\u003db\",\"list\":[null,{}]}";
    bench.core.paykka.answerSessions(new SessionOutcome.Opened(session));
    Answer answer = sample().to(bench.handler);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("cache-control")).isEqualTo("no-store");
    assertThat(answer.body())
        .isEqualTo("{\"merchant_session\":" + session.replace("\\u003d", "=") + "}");
    assertThat(bench.core.paykka.sessions()).containsExactly("shop.example");
  }

  @Test
  void letsTheMerchantAskForTheShopper() throws IOException {
    assertThat(sample().bearer(bench.apiKeys.key()).to(bench.handler).status()).isEqualTo(200);
  }

  @Test
  void takesAFormForTheJsonInIt() throws IOException {
    assertThat(sample().asForm().to(bench.handler).status()).isEqualTo(200);
    assertThat(bench.core.paykka.sessions()).containsExactly("shop.example");
  }

  @Test
  void chargesAndStoresNothing() throws IOException {
    sample().to(bench.handler);

    assertThat(bench.core.paykka.initiations()).isEmpty();
    assertThat(bench.core.payment()).isEqualTo(Payments.created());
  }

  @Test
  void refusesNobodyAndTheTokenOfAnotherPayment() throws IOException {
    assertThat(sample().withoutHeader("authorization").to(bench.handler).status()).isEqualTo(401);
    assertThat(sample().bearer(bench.token(Payments.OTHER_ID)).to(bench.handler).status())
        .isEqualTo(401);
    assertThat(bench.core.paykka.sessions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"evil.example\"",
        "\"https://shop.example\"",
        "\"shop.example:443\"",
        "\"shop.example/\"",
        "\"shop.example.evil.example\"",
        "\"shop\\n.example\"",
        "\"\"",
        "null",
        "7",
        "[\"shop.example\"]"
      })
  void vouchesForNoOtherPage(String domain) throws IOException {
    Answer answer = sample().inBody("\"shop.example\"", domain).to(bench.handler);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.pointers()).containsExactly("/domain_name");
    assertThat(bench.core.paykka.sessions()).isEmpty();
  }

  @Test
  void refusesADomainThatIsTooLong() throws IOException {
    Answer answer = sample().inBody("shop.example", "s".repeat(254)).to(bench.handler);

    assertThat(answer.pointers()).containsExactly("/domain_name");
  }

  @Test
  void letsNoBrowserChooseTheNameOnTheSheet() throws IOException {
    Answer answer =
        sample()
            .inBody("{\"domain_name\"", "{\"display_name\":\"Evil\",\"domain_name\"")
            .to(bench.handler);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.pointers()).containsExactly("/display_name");
  }

  @ParameterizedTest
  @CsvSource({"text/plain,{},415", "application/json,{,400", "application/json,[],400"})
  void refusesWhatIsNotAJsonObject(String type, String body, int status) throws IOException {
    assertThat(sample().header("content-type", type).body(body).to(bench.handler).status())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @MethodSource("withoutASession")
  void saysThatApplePayIsUnavailable(SessionOutcome outcome) throws IOException {
    bench.core.paykka.answerSessions(outcome);
    Answer answer = sample().to(bench.handler);

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.problem()).isEqualTo("apple-pay-unavailable");
    assertThat(answer.text()).doesNotContain(Payments.FAILURE.paykkaCode());
  }

  static List<SessionOutcome> withoutASession() {
    return List.of(
        new SessionOutcome.Refused(Payments.FAILURE),
        new SessionOutcome.Unavailable("timed out"),
        new SessionOutcome.Opened("no object"));
  }

  @ParameterizedTest
  @MethodSource("busyPayments")
  void opensNoSheetForWhatIsBeingPaid(Payment payment) throws IOException {
    bench.core.begin(payment);
    Answer answer = sample().to(bench.handler);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("payment-not-payable");
    assertThat(bench.core.paykka.sessions()).isEmpty();
  }

  static List<Payment> busyPayments() {
    return List.of(
        Payments.processing(), Payments.awaitingShopper(), Payments.unknown(), Payments.paid());
  }

  @Test
  void opensAnotherSheetAfterADecline() throws IOException {
    bench.core.begin(Payments.declined());

    assertThat(sample().to(bench.handler).status()).isEqualTo(200);
  }

  @Test
  void opensNoSheetWhenThePaymentsTimeIsOver() throws IOException {
    bench.core.clock.advance(Duration.ofHours(1));
    Answer answer = sample().bearer(bench.apiKeys.key()).to(bench.handler);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("payment-expired");
  }

  @Test
  void answersATokenWhosePaymentIsGone() throws IOException {
    bench.core.begin(Payments.payment().id(Payments.OTHER_ID).build());

    assertThat(sample().to(bench.handler).problem()).isEqualTo("not-found");
  }

  private SampleEvent sample() {
    return bench.sample("apple-pay-session");
  }
}
