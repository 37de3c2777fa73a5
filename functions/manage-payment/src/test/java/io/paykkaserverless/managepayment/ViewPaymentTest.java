package io.paykkaserverless.managepayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.canary.Canary;
import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.http.PaymentJson;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.aws.secrets.TestApiKeys;
import io.paykkaserverless.aws.telemetry.CapturedOutput;
import io.paykkaserverless.aws.telemetry.JsonInvocationLog;
import io.paykkaserverless.core.notification.Deliveries;
import io.paykkaserverless.core.notification.Delivery;
import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.notification.FakeEndpoints;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.ViewDeliveries;
import io.paykkaserverless.core.notification.ViewDeliveries.Seen;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.TestBench;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /payments/{id}}. */
class ViewPaymentTest {

  private final ManageBench bench = new ManageBench();
  private final TestBench core = bench.core;
  private final ManagePaymentHandler handler = bench.handler;

  @Test
  void showsTheShopperTheirPayment() throws IOException {
    core.confirm();
    Answer answer = shopper().to(handler);

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
  void showsTheMerchantEverything() throws IOException {
    core.confirm();
    Answer answer = merchant().to(handler);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(PaymentJson.forMerchant(core.payment(), new Seen(List.of(), true)).toString());
    assertThat(answer.json().text("reference")).contains("order-1001");
    assertThat(answer.json().array("attempts").orElseThrow().values()).hasSize(1);
    assertThat(answer.json().array("history").orElseThrow().values()).hasSize(2);
    assertThat(answer.json().array("notifications").orElseThrow().values()).hasSize(1);
  }

  @Test
  void showsTheMerchantWhatTheEndpointsSaid() throws IOException {
    core.endpoints.answer(FakeEndpoints.refused(503));
    core.confirm();
    bench.deliver();
    Answer answer = merchant().to(handler);

    assertThat(answer.body())
        .isEqualTo(
            PaymentJson.forMerchant(core.payment(), new Seen(core.deliveries.all(), true))
                .toString())
        .contains("\"http_status\":503", "\"handed_over_at\"", "\"next_try_at\"")
        .doesNotContain("deliveries_complete");
  }

  @Test
  void saysWhereThereIsMoreThanIsShown() throws IOException {
    core.confirm();
    Notification message = core.payment().outbox().getFirst();
    for (int i = 0; i < ViewDeliveries.DELIVERIES_MAX; i++) {
      core.deliveries.put(
          Deliveries.delivered(Delivery.begun(message, new EndpointName("shop-" + i))));
    }

    assertThat(merchant().to(handler).json().bool("deliveries_complete")).contains(false);
  }

  @Test
  void doesNotReadForTheShopperWhatTheEndpointsSaid() throws IOException {
    core.confirm();
    core.deliveries.breakDown();

    assertThat(shopper().to(handler).status()).isEqualTo(200);
  }

  @Test
  void doesNotPretendThatNothingWasSentWhereThatCannotBeRead() throws IOException {
    core.confirm();
    core.deliveries.breakDown();
    Answer answer = merchant().to(handler);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("unavailable");
  }

  @Test
  void callsALostAnswerProcessingToTheShopperAndUnknownToTheMerchant() throws IOException {
    core.paykka.mood(Mood.LOSES_THE_ANSWER_AFTER_CHARGING).stopAnsweringQueries();
    core.confirm();

    assertThat(shopper().to(handler).json().text("status")).contains("PROCESSING");
    assertThat(merchant().to(handler).json().text("status")).contains("UNKNOWN");
  }

  @Test
  void sendsTheShopperToTheBankAgain() throws IOException {
    core.paykka.mood(Mood.WANTS_3DS);
    core.confirm();

    assertThat(shopper().to(handler).json().object("next_action").orElseThrow().text("url"))
        .contains(Payments.AUTHENTICATION_URL.toString());
  }

  @Test
  void tellsTheShopperWhyTheCardWasDeclinedWithoutPaykkasCode() throws IOException {
    core.paykka.mood(Mood.DECLINES);
    core.confirm();

    assertThat(shopper().to(handler).json().object("failure").orElseThrow().text("code"))
        .contains("CARD_DECLINED");
    assertThat(shopper().to(handler).body()).doesNotContain(Payments.FAILURE.paykkaCode());
    assertThat(merchant().to(handler).body()).contains(Payments.FAILURE.paykkaCode());
  }

  @Test
  void onlyLooks() throws IOException {
    core.paykka.mood(Mood.WANTS_3DS);
    core.confirm();
    Payment before = core.payment();
    shopper().to(handler);
    merchant().to(handler);

    assertThat(core.payment()).isEqualTo(before);
    assertThat(core.paykka.queries()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"p76543276765432767654327676543276", "nonsense", "p1"})
  void tellsTheMerchantThatThereIsNoSuchPayment(String id) throws IOException {
    Answer answer = merchant().with(Payments.ID.value(), id).to(handler);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    assertThat(answer.problem()).isEqualTo("not-found");
  }

  @Test
  void answersATokenWhosePaymentIsGone() throws IOException {
    Answer answer =
        shopper()
            .with(Payments.ID.value(), Payments.OTHER_ID.value())
            .bearer(token(Payments.OTHER_ID))
            .to(handler);

    assertThat(answer.status()).isEqualTo(404);
  }

  @Test
  void refusesNobody() throws IOException {
    assertUnauthorized(shopper().withoutHeader("authorization"));
  }

  @Test
  void refusesAKeyThatIsNobodys() throws IOException {
    assertUnauthorized(shopper().bearer(TestApiKeys.randomKey()));
  }

  @Test
  void refusesTheTokenOfAnotherPayment() throws IOException {
    assertUnauthorized(shopper().bearer(token(Payments.OTHER_ID)));
  }

  @Test
  void refusesATokenWhoseTimeIsOver() throws IOException {
    SampleEvent late = shopper();
    core.clock.advance(Duration.ofHours(1));

    assertUnauthorized(late);
  }

  @Test
  void asksToComeBackWhenNothingCanBeRead() throws IOException {
    core.store.breakDown();
    Answer answer = shopper().to(handler);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("unavailable");
    assertThat(answer.header("retry-after")).isEqualTo("5");
  }

  @Test
  void letsNoCardAndNoKeyOut() throws IOException {
    core.confirm();
    Canary canary =
        new Canary("ciphertext-number", "ciphertext-cvv", bench.apiKeys.key(), token(Payments.ID))
            .andKey(core.keys.firstKey());
    ManagePaymentHandler logging = bench.handlerThatLogs(new JsonInvocationLog(Map.of()));
    String output;
    try (CapturedOutput captured = new CapturedOutput()) {
      for (SampleEvent event :
          List.of(
              shopper(),
              merchant(),
              shopper().bearer(Canary.CARD),
              merchant().with(Payments.ID.value(), Canary.CARD),
              merchant().with(Payments.ID.value(), Canary.SPACED_CARD),
              shopper().header("user-agent", Canary.CARD))) {
        canary.assertAbsent("an answer", event.to(logging).text());
      }
      output = captured.text();
    }

    assertThat(output).contains("GET /payments/{id}", "not-found", "unauthorized");
    canary.assertAbsent("the log", output);
  }

  private SampleEvent shopper() {
    return SampleEvent.of("manage-payment")
        .with(ManageBench.SAMPLE_PAYMENT, Payments.ID.value())
        .with("CLIENT_TOKEN", token(Payments.ID));
  }

  private SampleEvent merchant() {
    return shopper().bearer(bench.apiKeys.key());
  }

  private String token(PaymentId payment) {
    return core.clientTokens.issue(payment, Payments.NOW.plus(Duration.ofHours(1)));
  }

  private void assertUnauthorized(SampleEvent event) throws IOException {
    Answer answer = event.to(handler);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.problem()).isEqualTo("unauthorized");
    assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
  }
}
