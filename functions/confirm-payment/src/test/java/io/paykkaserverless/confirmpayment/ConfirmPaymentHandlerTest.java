package io.paykkaserverless.confirmpayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfirmPaymentHandlerTest {

  private final ConfirmPaymentBench bench = new ConfirmPaymentBench();

  @Test
  void paysWithoutTheBankWhereItDoesNotAsk() throws IOException {
    Answer answer = confirm(Mood.APPROVES);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).isEqualTo("application/json");
    assertThat(answer.header("cache-control")).isEqualTo("no-store");
    assertThat(answer.body())
        .isEqualTo(
            """
            {"id":"%s","status":"PAID","amount":1250,"currency":"EUR"}\
            """
                .formatted(Payments.ID));
  }

  @Test
  void sendsTheShopperToTheBank() throws IOException {
    Answer answer = confirm(Mood.WANTS_3DS);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().text("status")).contains("AWAITING_SHOPPER");
    JsonObject next = answer.json().object("next_action").orElseThrow();
    assertThat(next.text("type")).contains("redirect");
    assertThat(next.text("url")).contains(Payments.AUTHENTICATION_URL.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "APPROVES,200,PAID",
    "AUTHORIZES_ONLY,200,AUTHORIZED",
    "WANTS_3DS,200,AWAITING_SHOPPER",
    "STAYS_PROCESSING,202,PROCESSING",
    "DECLINES,200,DECLINED",
    "REFUSES,200,DECLINED",
    "LOSES_THE_ANSWER_AFTER_CHARGING,200,PAID",
    "NEVER_GETS_THE_REQUEST,202,PROCESSING",
    "ANSWERS_FOR_ANOTHER_AMOUNT,202,PROCESSING"
  })
  void answersByWhatPaykkaSaid(Mood mood, int status, String shown) throws IOException {
    Answer answer = confirm(mood);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().text("status")).contains(shown);
  }

  @Test
  void callsALostAnswerProcessingAndKeepsItUnknown() throws IOException {
    bench.core.paykka.stopAnsweringQueries();
    Answer answer = confirm(Mood.LOSES_THE_ANSWER_AFTER_CHARGING);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().text("status")).contains("PROCESSING");
    assertThat(bench.core.payment().state()).isEqualTo(PaymentState.UNKNOWN);
  }

  @Test
  void findsOutHowALostAnswerEndedInsteadOfPayingAgain() throws IOException {
    bench.core.paykka.stopAnsweringQueries();
    confirm(Mood.LOSES_THE_ANSWER_AFTER_CHARGING);
    confirm(Mood.APPROVES);

    assertThat(bench.core.paykka.initiations()).hasSize(1);
    assertThat(bench.core.paykka.charges()).isEqualTo(1);
  }

  @Test
  void tellsTheShopperWhyTheCardWasDeclined() throws IOException {
    JsonObject failure = confirm(Mood.DECLINES).json().object("failure").orElseThrow();

    assertThat(failure.text("code")).contains("CARD_DECLINED");
    assertThat(failure.text("message").orElseThrow()).startsWith("The card was declined.");
    assertThat(failure.bool("shopper_may_retry")).contains(true);
  }

  @Test
  void tellsTheShopperWhatToDoAboutCardDataThatIsTooOld() throws IOException {
    JsonObject failure = confirm(Mood.REFUSES).json().object("failure").orElseThrow();

    assertThat(failure.text("code")).contains("CARD_DATA_EXPIRED");
    assertThat(failure.text("message").orElseThrow()).contains("enter your card again");
  }

  @Test
  void tellsTheShopperNothingOfPaykkasCodes() throws IOException {
    assertThat(confirm(Mood.DECLINES).body())
        .doesNotContain(Payments.FAILURE.paykkaCode(), Payments.FIRST.transId(), "GW");
  }

  @Test
  void paysOnceHoweverOftenTheShopperClicks() throws IOException {
    Answer first = confirm(Mood.APPROVES);
    Answer second = confirm(Mood.APPROVES);

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(bench.core.paykka.initiations()).hasSize(1);
  }

  @Test
  void answersASecondClickWhileTheFirstIsUnderWay() throws IOException {
    bench.core.paykka.beforeAnswering(
        () -> {
          Answer second = unchecked(() -> bench.sample().to(bench.handler));
          assertThat(second.status()).isEqualTo(202);
          assertThat(second.json().text("status")).contains("PROCESSING");
        });

    assertThat(confirm(Mood.APPROVES).status()).isEqualTo(200);
    assertThat(bench.core.paykka.initiations()).hasSize(1);
  }

  @Test
  void triesAnotherCardAfterADecline() throws IOException {
    confirm(Mood.DECLINES);

    assertThat(confirm(Mood.APPROVES).json().text("status")).contains("PAID");
    assertThat(bench.core.payment().attempts()).hasSize(2);
  }

  @Test
  void writesDownWhoConfirmed() throws IOException {
    confirm(Mood.DECLINES);
    bench.sampleOfTheMerchant().to(bench.handler);

    assertThat(bench.core.payment().history())
        .filteredOn(line -> line.before() != PaymentState.PROCESSING)
        .extracting(line -> line.speaker())
        .containsExactly(Speaker.SHOPPER, Speaker.MERCHANT);
  }

  @Test
  void showsTheMerchantWhatTheShopperSees() throws IOException {
    Answer answer = bench.sampleOfTheMerchant().to(bench.handler);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("history")).isEmpty();
  }

  @Test
  void stopsAfterTooManyAttempts() throws IOException {
    for (int i = 0; i < 3; i++) {
      confirm(Mood.DECLINES);
    }
    Answer answer = confirm(Mood.APPROVES);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("too-many-attempts");
    assertThat(bench.core.paykka.initiations()).hasSize(3);
  }

  @Test
  void stopsWhenThePaymentsTimeIsOver() throws IOException {
    bench.core.clock.advance(Duration.ofHours(1));
    Answer answer = bench.sampleOfTheMerchant().to(bench.handler);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    assertThat(answer.problem()).isEqualTo("payment-expired");
    assertThat(bench.core.paykka.initiations()).isEmpty();
  }

  @Test
  void answersATokenWhosePaymentIsGone() throws IOException {
    Answer answer =
        bench
            .sample()
            .with(Payments.ID.value(), Payments.OTHER_ID.value())
            .bearer(bench.token(Payments.OTHER_ID))
            .to(bench.handler);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("not-found");
  }

  @Test
  void asksPaykkaNothingWhileNothingCanBeWrittenDown() throws IOException {
    bench.core.store.breakDown();

    assertThat(confirm(Mood.APPROVES).status()).isEqualTo(503);
    assertThat(bench.core.paykka.initiations()).isEmpty();
  }

  private Answer confirm(Mood mood) throws IOException {
    bench.core.paykka.mood(mood);
    return bench.sample().to(bench.handler);
  }

  private static Answer unchecked(Callable<Answer> request) {
    try {
      return request.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
