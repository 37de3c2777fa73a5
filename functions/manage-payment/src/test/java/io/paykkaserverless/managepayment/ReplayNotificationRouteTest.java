package io.paykkaserverless.managepayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.aws.secrets.TestApiKeys;
import io.paykkaserverless.core.notification.FakeEndpoints;
import io.paykkaserverless.core.notification.ReplayNotification;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonValue.JsonString;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /notifications/{notification}/replay}. */
class ReplayNotificationRouteTest {

  private static final String ID = "msg_" + Payments.ID + "_1";

  private final ManageBench bench = new ManageBench();

  @Test
  void putsItOnItsWayAgain() throws IOException {
    delivered();
    bench.core.clock.advance(Duration.ofDays(1));
    Answer answer = bench.replay().to(bench.handler);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body())
        .isEqualTo(
            """
            {"id":"%s","type":"payment.paid","sequence":1,\
            "created_at":"2026-11-23T10:15:30.123Z","handed_over_at":"2026-11-23T10:15:30.123Z",\
            "deliveries":[{"endpoint":"shop","status":"WAITING",\
            "next_try_at":"2026-11-24T10:15:30.123Z","replays":1,\
            "attempts":[{"at":"2026-11-23T10:15:30.123Z","http_status":204,"duration_ms":20,\
            "excerpt":""}]}]}\
            """
                .formatted(ID));
    bench.deliver();
    assertThat(bench.core.endpoints.received()).hasSize(2);
  }

  @Test
  void showsInTheHistoryThatItDid() throws IOException {
    delivered();
    bench.replay().to(bench.handler);
    JsonObject payment = bench.payment("recheck-payment").to(bench.handler).json();
    JsonObject line = (JsonObject) payment.array("history").orElseThrow().values().getLast();

    assertThat(line.text("event")).contains("NOTIFICATION_REPLAYED");
    assertThat(line.text("speaker")).contains("MERCHANT");
    assertThat(line.text("detail")).contains(ID + " to shop");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"endpoint\":null}"})
  void goesToEveryEndpointWhereNoneIsNamed(String body) throws IOException {
    bench.core.endpoints.configure(FakeEndpoints.LEDGER);
    delivered();
    Answer answer = bench.replay().body(body).to(bench.handler);

    assertThat(endpoints(answer, "deliveries")).containsExactly("ledger", "shop");
    bench.deliver();
    assertThat(bench.core.endpoints.received()).hasSize(4);
  }

  @Test
  void needsNoBody() throws IOException {
    delivered();
    Answer answer = bench.replay().body("").withoutHeader("content-type").to(bench.handler);

    assertThat(answer.status()).isEqualTo(202);
  }

  @Test
  void sendsItAgainEachTimeItIsAskedTo() throws IOException {
    delivered();
    bench.replay().to(bench.handler);
    bench.deliver();
    Answer again = bench.replay().to(bench.handler);
    bench.deliver();

    assertThat(again.status()).isEqualTo(202);
    assertThat(bench.core.endpoints.received()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "_1,_2",
    "_1,_0",
    "_1,_1000000",
    "_1,",
    "msg_p,msg_a",
    "msg_p,msg_q",
    "msg_,",
    "msg_,MSG_"
  })
  void knowsNoOtherNotification(String said, String other) throws IOException {
    delivered();
    Answer answer =
        bench.replay().with(ID, ID.replace(said, other == null ? "" : other)).to(bench.handler);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("no-such-notification");
    assertNothingWasSent();
  }

  @Test
  void refusesWhatWasNeverSent() throws IOException {
    bench.core.confirm();
    Answer answer = bench.replay().to(bench.handler);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("never-sent");
    assertThat(bench.core.payment().history()).hasSize(2);
  }

  @Test
  void saysWhereItWentInstead() throws IOException {
    bench.core.endpoints.configure(FakeEndpoints.LEDGER);
    delivered();
    Answer answer = bench.replay().inBody("shop", "nobody").to(bench.handler);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("not-sent-to-endpoint");
    assertThat(answer.json().text("detail")).contains("It went to ledger, shop. Nothing was sent.");
    assertThat(answer.json().array("endpoints").orElseThrow().values())
        .containsExactly(new JsonString("ledger"), new JsonString("shop"));
    assertNothingWasSent();
  }

  @Test
  void doesNotFillTheHistory() throws IOException {
    delivered();
    for (int i = 0; i < ReplayNotification.REPLAYS_MAX; i++) {
      assertThat(bench.replay().to(bench.handler).status()).isEqualTo(202);
    }
    bench.core.queue.clear();
    Answer answer = bench.replay().to(bench.handler);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("replayed-too-often");
    assertThat(answer.json().text("detail").orElseThrow()).contains(" 50 times");
    assertNothingWasSent();
  }

  @Test
  void asksToComeBackWhereTheQueueDoesNotTakeIt() throws IOException {
    delivered();
    bench.core.queue.breakDown();
    Answer answer = bench.replay().to(bench.handler);
    bench.core.queue.repair();

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.problem()).isEqualTo("unavailable");
    assertThat(answer.header("retry-after")).isEqualTo("5");
    assertThat(bench.replay().to(bench.handler).status()).isEqualTo(202);
    bench.deliver();
    assertThat(bench.core.endpoints.received()).hasSize(2);
  }

  @Test
  void asksToComeBackWhenNothingCanBeRead() throws IOException {
    delivered();
    bench.core.deliveries.breakDown();

    assertThat(bench.replay().to(bench.handler).status()).isEqualTo(503);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"endpoint\":\"Shop\"} | /endpoint",
        "{\"endpoint\":\"\"} | /endpoint",
        "{\"endpoint\":[\"shop\"]} | /endpoint",
        "{\"endpoints\":[\"shop\"]} | /endpoints"
      })
  void namesAFieldThatIsWrong(String body, String pointer) throws IOException {
    delivered();
    Answer answer = bench.replay().body(body).to(bench.handler);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("invalid-request");
    assertThat(answer.pointers()).containsExactly(pointer);
    assertNothingWasSent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "\"shop\"", "{}{}"})
  void refusesWhatIsNotAJsonObject(String body) throws IOException {
    delivered();

    assertThat(bench.replay().body(body).to(bench.handler).problem()).isEqualTo("malformed-body");
    assertThat(bench.replay().header("content-type", "text/plain").to(bench.handler).status())
        .isEqualTo(415);
    assertNothingWasSent();
  }

  @Test
  void isForTheMerchantsServerAlone() throws IOException {
    delivered();

    for (SampleEvent event :
        List.of(
            bench.replay().withoutHeader("authorization"),
            bench.replay().bearer(bench.clientToken()),
            bench.replay().bearer(TestApiKeys.randomKey()),
            bench.replay().bearer(TestApiKeys.randomKey()).body("{"),
            bench.replay().bearer(TestApiKeys.randomKey()).with(ID, "x"))) {
      Answer answer = event.to(bench.handler);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.problem()).isEqualTo("unauthorized");
    }
    assertNothingWasSent();
  }

  private void delivered() {
    bench.core.confirm();
    bench.deliver();
  }

  private void assertNothingWasSent() {
    assertThat(bench.core.queue.taken()).isEmpty();
  }

  private static List<String> endpoints(Answer answer, String field) {
    return answer.json().array(field).orElseThrow().values().stream()
        .map(it -> ((JsonObject) it).text("endpoint").orElseThrow())
        .toList();
  }
}
