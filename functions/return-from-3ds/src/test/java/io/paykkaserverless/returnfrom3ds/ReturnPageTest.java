package io.paykkaserverless.returnfrom3ds;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.canary.Canary;
import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.aws.telemetry.CapturedOutput;
import io.paykkaserverless.aws.telemetry.JsonInvocationLog;
import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.agreement.ChargePeriod;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shoppers who cannot be sent on: always a page they understand, never a word of success. */
class ReturnPageTest {

  private final ReturnBench bench = new ReturnBench();

  @BeforeEach
  void thePaymentWasMadeAtTheBank() {
    bench.shopperIsAtTheBank();
    bench.core.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RETURN_STATE", "rt1.", "rt1....", "rt1.x.1.y", "%3Cscript%3E", "a b"})
  void refusesALinkThatIsNotOurs(String state) throws IOException {
    assertNotOurs(bench.returnBy(state));
  }

  @Test
  void refusesALinkThatIsEmpty() throws IOException {
    assertNotOurs(bench.returnBy(""));
  }

  @Test
  void refusesALinkThatIsVeryLong() throws IOException {
    assertNotOurs(bench.returnBy(bench.token(Payments.FIRST) + "A".repeat(5_000)));
  }

  @Test
  void refusesALinkThatWasChangedToAnotherPayment() throws IOException {
    String token = bench.token(Payments.SECOND);

    assertNotOurs(
        bench.returnBy(token.replace(Payments.SECOND.transId(), Payments.FIRST.transId())));
  }

  @Test
  void refusesALinkWhoseTimeWasProlonged() throws IOException {
    long end = Payments.NOW.plus(ReturnBench.LINK_LIFETIME).getEpochSecond();

    assertNotOurs(bench.returnBy(bench.token(Payments.FIRST).replace("" + end, "" + (end + 1))));
  }

  @Test
  void refusesTheTokenOfAShopPage() throws IOException {
    assertNotOurs(
        bench.returnBy(
            bench.core.clientTokens.issue(Payments.ID, Payments.NOW.plus(Duration.ofHours(1)))));
  }

  @Test
  void refusesALinkForAnAttemptThatNeverWas() throws IOException {
    assertNotOurs(bench.returnFor(Payments.SECOND));
  }

  @Test
  void refusesALinkWhoseTimeIsOver() throws IOException {
    SampleEvent late = bench.returnFor(Payments.FIRST);
    bench.core.clock.advance(ReturnBench.LINK_LIFETIME);

    Answer answer = late.to(bench.handler);

    assertThat(answer.status()).isEqualTo(410);
    assertPage(answer);
    assertThat(answer.body()).contains("<h1>This link has expired</h1>", "go back to the shop");
    assertThat(bench.core.paykka.queries()).isZero();
  }

  @Test
  void takesALinkUntilItsVeryLastSecond() throws IOException {
    SampleEvent late = bench.returnFor(Payments.FIRST);
    bench.core.clock.advance(ReturnBench.LINK_LIFETIME.minusSeconds(1));

    assertThat(late.to(bench.handler).status()).isEqualTo(303);
  }

  @Test
  void showsAPageWhereTheMerchantNamedNoAddress() throws IOException {
    bench.core.begin(
        Payments.payment()
            .kind(
                new PaymentKind.AgreementCharge(
                    Payments.SHOPPER, Agreements.ID, new ChargePeriod("2026-12")))
            .version(3)
            .state(PaymentState.AWAITING_SHOPPER)
            .attempt(Payments.awaitingShopper(Payments.FIRST))
            .build());
    Answer answer = bench.returnFor(Payments.FIRST).to(bench.handler);

    assertThat(answer.status()).isEqualTo(200);
    assertPage(answer);
    assertThat(answer.body()).contains("<h1>You can close this page</h1>");
  }

  @Test
  void showsAPageWhenNothingCanBeRead() throws IOException {
    bench.core.store.breakDown();
    Answer answer = bench.returnFor(Payments.FIRST).to(bench.handler);

    assertThat(answer.status()).isEqualTo(503);
    assertPage(answer);
    assertThat(answer.body()).contains("<h1>We cannot look right now</h1>", "Do not pay again");
  }

  @Test
  void showsAPageWhenTheFormIsTooLarge() throws IOException {
    Answer answer = bench.postFor(Payments.FIRST).body(new byte[256 * 1024 + 1]).to(bench.handler);

    assertThat(answer.status()).isEqualTo(413);
    assertPage(answer);
  }

  @Test
  void showsAPageEvenForALinkWithoutItsLastPart() throws IOException {
    Answer answer =
        bench.returnFor(Payments.FIRST).with("\"pathParameters\"", "\"x\"").to(bench.handler);

    assertThat(answer.status()).isEqualTo(500);
    assertPage(answer);
  }

  @Test
  void letsNoLinkNoKeyAndNoCardOut() throws IOException {
    String token = bench.token(Payments.FIRST);
    Canary canary = new Canary(token).andKey(bench.core.keys.firstKey());
    ReturnFrom3dsHandler handler = bench.handlerThatLogs(new JsonInvocationLog(Map.of()));
    String output;
    try (CapturedOutput captured = new CapturedOutput()) {
      for (SampleEvent event :
          List.of(
              bench.returnFor(Payments.FIRST),
              bench.postFor(Payments.FIRST).body("card_no=" + Canary.CARD),
              bench.returnBy(Canary.CARD),
              bench.returnBy(Canary.SPACED_CARD),
              bench.returnBy(token + "x"),
              bench.returnFor(Payments.FIRST).header("referer", Canary.CARD))) {
        canary.assertAbsent("an answer", event.to(handler).text());
      }
      bench.core.store.breakDown();
      canary.assertAbsent("an answer", bench.returnFor(Payments.FIRST).to(handler).text());
      output = captured.text();
    }

    assertThat(output).contains("GET /return/{state}", "POST /return/{state}");
    canary.assertAbsent("the log", output);
    canary.assertAbsent("a signal", bench.core.signals.subjects().toString());
  }

  private void assertNotOurs(SampleEvent event) throws IOException {
    Answer answer = event.to(bench.handler);

    assertThat(answer.status()).isEqualTo(400);
    assertPage(answer);
    assertThat(answer.body()).contains("<h1>This link does not work</h1>", "go back to the shop");
    assertThat(bench.core.paykka.queries()).isZero();
  }

  private static void assertPage(Answer answer) {
    assertThat(answer.header("content-type")).isEqualTo("text/html; charset=utf-8");
    assertThat(answer.header("content-security-policy"))
        .startsWith("default-src 'none'; style-src 'sha256-")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.header("cache-control")).isEqualTo("no-store");
    assertThat(answer.headers().get("location")).isEmpty();
    assertThat(answer.body()).startsWith("<!doctype html>").contains("<html lang=\"en\">");
    assertThat(answer.body().toLowerCase(Locale.ROOT))
        .doesNotContain("paid", "success", "thank you", "confirmed", Payments.ID.value());
  }
}
