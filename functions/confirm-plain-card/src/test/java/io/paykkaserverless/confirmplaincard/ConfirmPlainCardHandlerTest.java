package io.paykkaserverless.confirmplaincard;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.agreement.ChargePeriod;
import io.paykkaserverless.core.card.PaymentMethod;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfirmPlainCardHandlerTest {

  private final ConfirmPlainCardBench bench = new ConfirmPlainCardBench();

  @Test
  void takesAFormForTheJsonInIt() throws IOException {
    assertThat(bench.card().asForm().to(bench.handler).status()).isEqualTo(200);
    assertThat(bench.core.paykka.initiations()).hasSize(1);
  }

  @Test
  void paysWithACardInClear() throws IOException {
    Answer answer = bench.card().to(bench.handler);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("cache-control")).isEqualTo("no-store");
    assertThat(answer.body())
        .isEqualTo(
            """
            {"id":"%s","status":"PAID","amount":1250,"currency":"EUR"}\
            """
                .formatted(Payments.ID));
  }

  @Test
  void paysWithAWalletThatTheMerchantDecrypted() throws IOException {
    assertThat(bench.applePay().to(bench.handler).json().text("status")).contains("PAID");
    assertThat(bench.core.payment().latestAttempt().orElseThrow().method())
        .isEqualTo(PaymentMethod.APPLE_PAY);
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
    bench.core.paykka.mood(mood);
    Answer answer = bench.card().to(bench.handler);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().text("status")).contains(shown);
  }

  @Test
  void storesTheCardThatAnAgreementBeginsWith() throws IOException {
    bench.core.begin(
        Payments.payment()
            .kind(new PaymentKind.FirstRecurring(Payments.SHOPPER, Optional.empty()))
            .build());
    bench.card().to(bench.handler);

    assertThat(bench.core.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.core.agreements.find(AgreementId.of(Payments.ID))).isPresent();
  }

  @Test
  void storesNoWallet() throws IOException {
    bench.core.begin(
        Payments.payment().kind(new PaymentKind.StoringCard(Payments.SHOPPER)).build());
    Answer answer = bench.googlePay().to(bench.handler);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.pointers()).containsExactly("/payment_method");
    assertThat(bench.core.paykka.initiations()).isEmpty();
  }

  @Test
  void letsNobodyConfirmWhatAnAgreementCharges() throws IOException {
    bench.core.begin(
        Payments.payment()
            .kind(
                new PaymentKind.AgreementCharge(
                    Payments.SHOPPER,
                    AgreementId.of(Payments.OTHER_ID),
                    new ChargePeriod("2026-12")))
            .build());

    assertThat(bench.card().to(bench.handler).problem()).isEqualTo("charged-by-agreement");
  }

  @Test
  void paysOnceHoweverOftenTheShopperClicks() throws IOException {
    bench.card().to(bench.handler);
    bench.card().to(bench.handler);

    assertThat(bench.core.paykka.initiations()).hasSize(1);
  }

  @Test
  void stopsAfterTooManyAttempts() throws IOException {
    bench.core.paykka.mood(Mood.DECLINES);
    for (int i = 0; i < 3; i++) {
      bench.card().to(bench.handler);
    }
    Answer answer = bench.card().to(bench.handler);

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.problem()).isEqualTo("too-many-attempts");
    assertThat(answer.header("retry-after")).isEqualTo("3600");
  }

  @Test
  void stopsWhenThePaymentsTimeIsOver() throws IOException {
    SampleEvent event = bench.card().bearer(bench.apiKeys.key());
    bench.core.clock.advance(Duration.ofHours(1));

    assertThat(event.to(bench.handler).problem()).isEqualTo("payment-expired");
    assertThat(bench.core.paykka.initiations()).isEmpty();
  }

  @Test
  void asksPaykkaNothingWhileNothingCanBeWrittenDown() throws IOException {
    bench.core.store.breakDown();

    assertThat(bench.card().to(bench.handler).status()).isEqualTo(503);
    assertThat(bench.core.paykka.initiations()).isEmpty();
  }
}
