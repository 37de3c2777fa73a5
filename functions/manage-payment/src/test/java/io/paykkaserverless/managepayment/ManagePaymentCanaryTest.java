package io.paykkaserverless.managepayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.canary.Canary;
import io.paykkaserverless.aws.canary.CanaryRun;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.aws.telemetry.JsonInvocationLog;
import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.notification.FakeEndpoints;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.storedcard.StoredCards;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Agreements and stored cards are managed without a card or a key in any answer or log line. */
class ManagePaymentCanaryTest {

  private final ManageBench bench = new ManageBench();
  private final ManagePaymentHandler handler =
      bench.handlerThatLogs(new JsonInvocationLog(Map.of()));
  private final Canary canary =
      new Canary(bench.apiKeys.key(), bench.clientToken()).andKey(bench.core.keys.firstKey());

  @BeforeEach
  void theShopperHasAgreed() {
    bench.begin(Agreements.monthly());
    bench.core.storedCards.insertUnlessPresent(StoredCards.usable());
  }

  @ParameterizedTest
  @EnumSource(Mood.class)
  void letsNothingOutWhateverPaykkaDoes(Mood mood) throws IOException {
    bench.core.paykka.mood(mood);

    assertThat(
            outputOf(
                List.of(
                    bench.charge(),
                    bench.agreement("view-agreement"),
                    bench.agreement("cancel-agreement"),
                    bench.removeToken())))
        .contains("POST /agreements/{id}/charges", "DELETE /tokens/{token}");
  }

  @Test
  void letsNothingOutOfACarelessRequest() throws IOException {
    SampleEvent charge = bench.charge();

    assertThat(
            outputOf(
                List.of(
                    charge.inBody("\"EUR\"", "\"" + Canary.CARD + "\""),
                    charge.inBody("990", Canary.CARD),
                    charge.inBody("{", "{\"" + Canary.CARD + "\":1,"),
                    charge.body(Canary.SPACED_CARD),
                    charge.bearer(Canary.CARD),
                    charge.with(Agreements.ID.value(), Canary.CARD),
                    bench.removeToken().with(Payments.TOKEN.value(), Canary.CARD),
                    bench.removeToken().with(Payments.TOKEN.value(), Canary.SPACED_CARD))))
        .contains("invalid-request", "malformed-body", "unauthorized", "not-found");
  }

  @Test
  void letsNothingOutOfWhatIsToldAndToldAgain() throws IOException {
    bench.core.endpoints.answer(FakeEndpoints.refused(503));
    bench.core.confirm();
    bench.deliver();

    assertThat(
            outputOf(
                List.of(
                    bench.replay(),
                    SampleEvent.of("manage-payment")
                        .with(ManageBench.SAMPLE_PAYMENT, Payments.ID.value())
                        .bearer(bench.apiKeys.key()),
                    bench.listNotifications().query("undelivered", "false"),
                    bench.listNotificationEndpoints())))
        .contains("POST /notifications/{notification}/replay", "GET /notification-endpoints");
  }

  @Test
  void letsNothingOutOfACarelessQuestionForWhatWasTold() throws IOException {
    assertThat(
            outputOf(
                List.of(
                    bench.replay().with(Payments.ID.value(), Canary.CARD),
                    bench.replay().inBody("shop", Canary.SPACED_CARD),
                    bench.replay().body(Canary.CARD),
                    bench.replay().bearer(Canary.CARD),
                    bench.listNotifications().query("endpoint", Canary.SPACED_CARD),
                    bench.listNotifications().query("after", Canary.CARD),
                    bench.listNotifications().query(Canary.CARD, "x"),
                    bench.listNotifications().query("limit", bench.apiKeys.key()))))
        .contains("no-such-notification", "invalid-query", "malformed-body", "unauthorized");
  }

  @Test
  void letsNothingOutWhenSomethingFails() throws IOException {
    bench.core.paykka.beforeAnswering(
        () -> {
          throw new NumberFormatException("For input string: " + Canary.CARD);
        });

    assertThat(outputOf(List.of(bench.charge()))).contains("NumberFormatException");
  }

  private String outputOf(List<SampleEvent> events) throws IOException {
    return new CanaryRun(canary, handler, bench.core).outputOf(events);
  }
}
