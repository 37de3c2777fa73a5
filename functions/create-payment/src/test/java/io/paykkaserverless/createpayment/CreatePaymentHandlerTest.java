package io.paykkaserverless.createpayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.telemetry.RecordingInvocationLog;
import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Terms;
import io.paykkaserverless.core.token.TokenCheck;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreatePaymentHandlerTest {

  private final CreatePaymentBench bench = new CreatePaymentBench();

  @Test
  void createsAPayment() throws IOException {
    Answer answer = bench.sample().to(bench.handler);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("content-type")).isEqualTo("application/json");
    assertThat(answer.header("cache-control")).isEqualTo("no-store");
    Payment payment = onlyPayment();
    assertThat(answer.body())
        .isEqualTo(
            """
            {"id":"%s","status":"CREATED","amount":1250,"currency":"EUR",\
            "reference":"order-1001","created_at":"2026-11-23T10:15:30.123Z",\
            "expires_at":"2026-11-23T11:15:30.123Z","client_token":"%s"}\
            """
                .formatted(payment.id(), token(answer)));
  }

  @Test
  void storesWhatTheMerchantAskedFor() throws IOException {
    bench.sample().to(bench.handler);

    Payment payment = onlyPayment();
    assertThat(payment.state()).isEqualTo(PaymentState.CREATED);
    Terms terms = payment.terms();
    assertThat(terms.amount()).isEqualTo(Money.of(1250, "EUR"));
    assertThat(terms.reference()).isEqualTo("order-1001");
    assertThat(terms.description()).contains("One sample");
    assertThat(terms.returnUrl()).contains(URI.create("https://shop.example/result"));
    assertThat(terms.captureMethod()).isEqualTo(CaptureMethod.AUTOMATIC);
  }

  @Test
  void givesATokenForThisPaymentAlone() throws IOException {
    Answer answer = bench.sample().to(bench.handler);

    assertThat(bench.core.clientTokens.check(token(answer)))
        .isEqualTo(new TokenCheck.Valid<>(onlyPayment().id()));
  }

  @Test
  void asksNothingOfPaykka() throws IOException {
    bench.sample().to(bench.handler);

    assertThat(bench.core.paykka.initiations()).isEmpty();
  }

  @Test
  void takesMoneyLaterWhereTheMerchantWantsThat() throws IOException {
    bench
        .sample()
        .inBody("{\"amount\"", "{\"capture_method\":\"MANUAL\",\"amount\"")
        .to(bench.handler);

    assertThat(onlyPayment().terms().captureMethod()).isEqualTo(CaptureMethod.MANUAL);
  }

  @Test
  void namesTheAgreementThatAPaymentBegins() throws IOException {
    Answer answer = bench.recurring().to(bench.handler);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().text("agreement_id"))
        .contains(AgreementId.of(onlyPayment().id()).value());
  }

  @Test
  void namesNoAgreementWhereThereIsNone() throws IOException {
    assertThat(bench.full().to(bench.handler).json().get("agreement_id")).isEmpty();
  }

  @Test
  void answersARepeatThoughItsScheduleHasStarted() throws IOException {
    Answer first = bench.recurring().to(bench.handler);
    bench.core.clock.advance(Duration.ofDays(60));
    Answer second = bench.recurring().to(bench.handler);

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
  }

  @ParameterizedTest
  @CsvSource({
    "Stoneware,Porcelain",
    "1 Sample Street,2 Sample Street",
    "gold,silver",
    "CHALLENGE,AUTO",
    "PRE_AUTH,FINAL_AUTH",
    "shopper-7,shopper-8"
  })
  void refusesAKeyForARequestThatDiffersAnywhere(String before, String now) throws IOException {
    bench.full().to(bench.handler);
    Answer answer = bench.full().inBody(before, now).to(bench.handler);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("idempotency-key-reused");
  }

  @Test
  void needsNoDescription() throws IOException {
    Answer answer = bench.sample().inBody("\"description\":\"One sample\",", "").to(bench.handler);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(onlyPayment().terms().description()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1,EUR", "999999999999,EUR", "1250,JPY", "1250,KWD"})
  void takesAmountsInMinorUnits(long amount, String currency) throws IOException {
    Answer answer =
        bench
            .sample()
            .inBody("1250", Long.toString(amount))
            .inBody("EUR", currency)
            .to(bench.handler);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().integer("amount")).contains(amount);
    assertThat(onlyPayment().terms().amount()).isEqualTo(Money.of(amount, currency));
  }

  @Test
  void readsABodyThatApiGatewayEncoded() throws IOException {
    assertThat(bench.sample().inBase64().to(bench.handler).status()).isEqualTo(201);
  }

  @Test
  void answersARepeatAsTheFirstTimeAndSaysSo() throws IOException {
    Answer first = bench.sample().to(bench.handler);
    Answer second = bench.sample().to(bench.handler);

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("idempotency-replayed")).isEqualTo("true");
    assertThat(first.headers().get("idempotency-replayed")).isEmpty();
    assertThat(bench.created()).hasSize(1);
  }

  @Test
  void createsOnePaymentOutOfTwoRequestsAtOnce() throws Exception {
    Callable<Answer> request =
        () -> bench.sample().to(bench.handlerThatLogs(new RecordingInvocationLog()));
    List<Future<Answer>> answers;
    try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
      answers = both.invokeAll(List.of(request, request));
    }

    assertThat(answers.getFirst().get().body()).isEqualTo(answers.getLast().get().body());
    assertThat(bench.created()).hasSize(1);
  }

  @Test
  void refusesAKeyThatWasUsedForAnotherRequest() throws IOException {
    bench.sample().to(bench.handler);
    Answer answer = bench.sample().inBody("1250", "1251").to(bench.handler);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    assertThat(answer.problem()).isEqualTo("idempotency-key-reused");
    assertThat(onlyPayment().terms().amount()).isEqualTo(Money.of(1250, "EUR"));
  }

  @Test
  void letsEveryCallerHaveItsOwnKeys() throws IOException {
    bench.sample().to(bench.handler);
    Answer other = bench.sample().bearer(bench.apiKeys.otherKey()).to(bench.handler);

    assertThat(other.status()).isEqualTo(201);
    assertThat(bench.created()).hasSize(2);
  }

  @Test
  void keepsTheMeaningOfAKeyWhenTheApiKeyIsRotated() throws IOException {
    bench.sample().to(bench.handler);
    bench.apiKeys.rotate();

    assertThat(bench.sample().to(bench.handler).header("idempotency-replayed")).isEqualTo("true");
    assertThat(bench.created()).hasSize(1);
  }

  @Test
  void asksToComeBackWhenNothingCanBeStored() throws IOException {
    bench.core.store.breakDown();
    Answer answer = bench.sample().to(bench.handler);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("unavailable");
    assertThat(answer.header("retry-after")).isEqualTo("5");
  }

  private Payment onlyPayment() {
    assertThat(bench.created()).hasSize(1);
    return bench.created().getFirst();
  }

  private static String token(Answer answer) {
    return answer.json().text("client_token").orElseThrow();
  }
}
