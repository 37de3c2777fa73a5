package io.paykkaserverless.managepayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.http.PaymentJson;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.aws.telemetry.RecordingInvocationLog;
import io.paykkaserverless.core.agreement.AgreementState;
import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.agreement.ChargePeriod;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.TestBench;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /agreements/{id}/charges}. */
class ChargeAgreementRouteTest {

  private final ManageBench bench = new ManageBench();

  @BeforeEach
  void theShopperHasAgreed() {
    bench.begin(Agreements.unscheduled());
  }

  @Test
  void chargesAPeriod() throws IOException {
    Answer answer = bench.charge().to(bench.handler);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body())
        .isEqualTo(PaymentJson.forMerchant(bench.chargeOfDecember()).toString());
    assertThat(answer.json().text("status")).contains("PAID");
    assertThat(answer.headers().get("idempotency-replayed")).isEmpty();
    assertThat(bench.chargeOfDecember().terms().amount()).isEqualTo(Money.of(990, "EUR"));
    assertThat(bench.chargeOfDecember().terms().reference()).isEqualTo("subscription-77-2026-12");
    assertThat(bench.chargeOfDecember().history().getFirst().speaker()).isEqualTo(Speaker.MERCHANT);
  }

  @Test
  void chargesAPeriodOnce() throws IOException {
    bench.charge().to(bench.handler);
    Answer again = bench.charge().to(bench.handler);

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.header("idempotency-replayed")).isEqualTo("true");
    assertThat(again.json().text("id")).contains(bench.chargeOfDecember().id().value());
    assertThat(bench.core.paykka.charges()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"990,991", "EUR,USD", "subscription-77-2026-12,subscription-78"})
  void refusesThePeriodWithOtherFields(String said, String other) throws IOException {
    bench.charge().to(bench.handler);
    Answer answer = bench.charge().inBody(said, other).to(bench.handler);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("period-reused");
    assertThat(bench.core.paykka.initiations()).hasSize(1);
  }

  @Test
  void answers202WhileNobodyKnowsTheOutcome() throws IOException {
    bench.core.paykka.mood(Mood.LOSES_THE_ANSWER_AFTER_CHARGING).stopAnsweringQueries();
    Answer answer = bench.charge().to(bench.handler);
    Answer again = bench.charge().to(bench.handler);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().text("status")).contains("UNKNOWN");
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.header("idempotency-replayed")).isEqualTo("true");
    assertThat(bench.core.paykka.initiations()).hasSize(1);
  }

  @Test
  void leavesADeclinedChargeAlone() throws IOException {
    bench.core.paykka.mood(Mood.DECLINES);
    Answer answer = bench.charge().to(bench.handler);
    bench.charge().inBody("{", "{\"retry\":false,").to(bench.handler);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().text("status")).contains("DECLINED");
    assertThat(bench.core.paykka.initiations()).hasSize(1);
  }

  @Test
  void triesADeclinedChargeAgainWhereThatIsAskedFor() throws IOException {
    bench.core.paykka.mood(Mood.DECLINES);
    bench.charge().to(bench.handler);
    bench.core.paykka.mood(Mood.APPROVES);
    Answer answer = retry();

    assertThat(answer.json().text("status")).contains("PAID");
    assertThat(answer.json().array("attempts").orElseThrow().values()).hasSize(2);
    assertThat(bench.core.paykka.charges()).isEqualTo(1);
  }

  @Test
  void triesNoMoreOftenThanAPaymentMayBeTried() throws IOException {
    bench.core.paykka.mood(Mood.DECLINES);
    for (int i = 0; i < TestBench.ATTEMPTS_MAX + 2; i++) {
      retry();
    }

    assertThat(bench.core.paykka.initiations()).hasSize(TestBench.ATTEMPTS_MAX);
  }

  @Test
  void chargesAnAgreementThatIsPastDue() throws IOException {
    bench.core.agreements.replace(Agreements.unscheduled().in(AgreementState.PAST_DUE));

    assertThat(bench.charge().to(bench.handler).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({"PAUSED,PAUSED", "CANCELING,CANCELED", "CANCELED,CANCELED", "ENDED,ENDED"})
  void saysWhyAnAgreementIsNotCharged(AgreementState state, String status) throws IOException {
    bench.core.agreements.replace(Agreements.unscheduled().in(state));
    Answer answer = bench.charge().to(bench.handler);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("agreement-not-active");
    assertThat(answer.json().text("detail").orElseThrow()).contains("It is " + status + ".");
    assertThat(bench.core.paykka.initiations()).isEmpty();
  }

  @Test
  void tellsOfAChargeThatWasTakenBeforeThePause() throws IOException {
    bench.charge().to(bench.handler);
    bench.core.pauseAgreement.pause(Agreements.ID);
    Answer answer = bench.charge().to(bench.handler);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().text("status")).contains("PAID");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2026-12", "2026_W49.b", "abcdefghijklmnopqrstuvwxyz012345"})
  void takesAnyNameForAPeriod(String period) throws IOException {
    SampleEvent event = bench.charge().inBody("\"2026-12\"", "\"" + period + "\"");

    assertThat(event.to(bench.handler).json().text("id"))
        .contains(PaymentId.ofCharge(Agreements.ID, new ChargePeriod(period)).value());
  }

  @Test
  void keepsWhatTheChargeIsFor() throws IOException {
    bench.charge().inBody("{", "{\"description\":\"December – ✓\",").to(bench.handler);

    assertThat(bench.chargeOfDecember().terms().description()).contains("December – ✓");
  }

  @Test
  void isReachedByPaykkaAtOurOwnDomain() throws IOException {
    bench.charge().to(bench.handler);

    assertThat(bench.core.paykka.initiations().getFirst().notifyUrl())
        .isEqualTo(URI.create(TestBench.PUBLIC_BASE_URL + "/webhooks/paykka"));
    assertThat(bench.core.paykka.initiations().getFirst().returnUrl()).isEmpty();
  }

  @Test
  void isReachedByPaykkaWhereTheMerchantReachedUs() throws IOException {
    bench.charge().to(bench.handler(new RecordingInvocationLog(), Optional.empty()));

    assertThat(bench.core.paykka.initiations().getFirst().notifyUrl())
        .isEqualTo(
            URI.create("https://abc123.execute-api.eu-west-1.amazonaws.com/webhooks/paykka"));
  }

  @Test
  void asksToComeBackWhenNothingCanBeStored() throws IOException {
    bench.core.store.breakDown();
    Answer answer = bench.charge().to(bench.handler);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("unavailable");
    assertThat(bench.core.paykka.initiations()).isEmpty();
  }

  @Test
  void isPaidOnceItIsPaid() throws IOException {
    bench.charge().to(bench.handler);
    retry();

    assertThat(bench.chargeOfDecember().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.core.paykka.initiations()).hasSize(1);
  }

  private Answer retry() throws IOException {
    return bench.charge().inBody("{", "{\"retry\":true,").to(bench.handler);
  }
}
