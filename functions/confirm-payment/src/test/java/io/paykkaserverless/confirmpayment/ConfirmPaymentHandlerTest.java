package io.paykkaserverless.confirmpayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.ApiGatewayCall;
import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.agreement.ChargePeriod;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.ShopperReference;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.core.storedcard.StoredCard;
import io.paykkaserverless.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  void takesAFormForTheJsonInIt() throws IOException {
    bench.core.paykka.mood(Mood.APPROVES);
    Answer answer = bench.sample().asForm().to(bench.handler);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().text("status")).contains("PAID");
    assertThat(bench.core.paykka.initiations()).hasSize(1);
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
    assertThat(failure.text("message").orElseThrow()).contains("enter or choose your card again");
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

    assertTooMany(answer);
    assertThat(answer.header("retry-after")).isEqualTo("3600");
    assertThat(bench.core.paykka.initiations()).hasSize(3);
  }

  @Test
  void stopsAfterTooManyAttemptsFromOneAddress() throws IOException {
    for (int i = 0; i < TestBench.ATTEMPTS_PER_ADDRESS; i++) {
      bench.core.begin(Payments.created());
      assertThat(confirm(Mood.DECLINES).status()).isEqualTo(200);
    }
    bench.core.begin(Payments.created());
    Answer answer = confirm(Mood.APPROVES);

    assertTooMany(answer);
    assertThat(Integer.parseInt(answer.header("retry-after"))).isBetween(1, 3_600);
    assertThat(bench.core.payment()).isEqualTo(Payments.created());
  }

  @Test
  void stopsAfterTooManyAttemptsOfOneShopper() throws IOException {
    PaymentKind ofTheShopper = new PaymentKind.OneOff(Optional.of(Payments.SHOPPER));
    bench.core.paykka.mood(Mood.DECLINES);
    for (int i = 0; i < TestBench.ATTEMPTS_PER_SHOPPER; i++) {
      bench.begin(ofTheShopper);
      assertThat(bench.sampleOfTheMerchant().to(bench.handler).status()).isEqualTo(200);
    }
    bench.begin(ofTheShopper);

    assertTooMany(bench.sampleOfTheMerchant().to(bench.handler));
  }

  @Test
  void paysWithAStoredCardInOneClick() throws IOException {
    Answer answer = bench.sampleWithStoredCard().to(bench.handler);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().text("status")).contains("PAID");
  }

  @Test
  void takesNoOtherShoppersCard() throws IOException {
    SampleEvent event = bench.sampleWithStoredCard();
    bench.begin(new PaymentKind.OneOff(Optional.of(new ShopperReference("shopper-8"))));

    assertRefused(event, "/token");
  }

  @Test
  void takesNoStoredCardWhereNobodyIsNamed() throws IOException {
    SampleEvent event = bench.sampleWithStoredCard();
    bench.begin(PaymentKind.oneOff());

    assertRefused(event, "/token");
    assertRefused(event.bearer(bench.apiKeys.key()), "/token");
  }

  @Test
  void takesNoCardThatWasRemoved() throws IOException {
    SampleEvent event = bench.sampleWithStoredCard();
    bench.core.storedCards.update(
        bench
            .core
            .storedCards
            .find(ConfirmPaymentBench.STORED)
            .orElseThrow()
            .in(StoredCard.State.REMOVED));

    assertRefused(event, "/token");
  }

  @Test
  void storesNoCardThatIsStoredAlready() throws IOException {
    SampleEvent event = bench.sampleWithStoredCard();
    bench.begin(new PaymentKind.StoringCard(Payments.SHOPPER));

    assertRefused(event, "/token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"confirm-apple-pay", "confirm-google-pay"})
  void storesNoWallet(String sample) throws IOException {
    bench.begin(new PaymentKind.FirstRecurring(Payments.SHOPPER, Optional.empty()));

    assertRefused(bench.sample(sample), "/payment_method");
  }

  @ParameterizedTest
  @ValueSource(strings = {"confirm-apple-pay", "confirm-google-pay"})
  void paysWithAWallet(String sample) throws IOException {
    Answer answer = bench.sample(sample).to(bench.handler);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().text("status")).contains("PAID");
  }

  @Test
  void letsNobodyConfirmWhatAnAgreementCharges() throws IOException {
    bench.begin(
        new PaymentKind.AgreementCharge(
            Payments.SHOPPER, AgreementId.of(Payments.OTHER_ID), new ChargePeriod("2026-12")));
    Answer answer = bench.sampleOfTheMerchant().to(bench.handler);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("charged-by-agreement");
    assertThat(bench.core.paykka.initiations()).isEmpty();
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
  void answersNoRouteThatIsNotItsOwn() throws IOException {
    Answer answer =
        ApiGatewayCall.post("/payments/{id}/refunds")
            .path("id", Payments.ID.value())
            .bearer(bench.apiKeys.key())
            .json("{}")
            .to(bench.handler);

    assertThat(answer.status()).isEqualTo(500);
    assertThat(bench.core.payment()).isEqualTo(Payments.created());
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

  private void assertRefused(SampleEvent event, String pointer) throws IOException {
    Answer answer = event.to(bench.handler);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("invalid-request");
    assertThat(answer.pointers()).containsExactly(pointer);
    assertThat(bench.core.paykka.initiations()).isEmpty();
  }

  private static void assertTooMany(Answer answer) {
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.problem()).isEqualTo("too-many-attempts");
  }

  private static Answer unchecked(Callable<Answer> request) {
    try {
      return request.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
