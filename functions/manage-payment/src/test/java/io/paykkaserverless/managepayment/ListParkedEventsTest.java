package io.paykkaserverless.managepayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.secrets.TestApiKeys;
import io.paykkaserverless.core.parked.ParkedEvent;
import io.paykkaserverless.core.parked.ParkedEvents;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonValue;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListParkedEventsTest {

  private static final String BODY = "{\"shopper_reference\":\"Müller\"}";

  private final ManageBench bench = new ManageBench();

  @Test
  void showsWhatIsParkedAndNotWhatItSays() throws IOException {
    ParkedEvent event = park(BODY, 0);
    Answer answer = bench.listParkedEvents().to(bench.handler);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            """
            {"events":[{"id":"%s","kind":"PAYMENT.SUCCESS","reason":"UNKNOWN_PAYMENT",\
            "subject":"strange","parked_at":"2026-11-23T10:15:30.123Z","tries":0,\
            "next_look_at":"2026-11-23T10:16:30.123Z","body_bytes":31}]}\
            """
                .formatted(event.id()));
  }

  @Test
  void showsWhatCameLastFirstAndAHundredAtMost() throws IOException {
    for (int i = 0; i < 101; i++) {
      park("event " + i, i);
    }
    List<JsonObject> events = events(bench.listParkedEvents().to(bench.handler));

    assertThat(events).hasSize(100);
    assertThat(events.getFirst().text("parked_at")).contains("2026-11-23T10:17:10.123Z");
  }

  @Test
  void showsWhatEachSaysWhereThatIsWanted() throws IOException {
    park(BODY, 0);

    assertThat(bodies("true")).containsExactly(BODY);
    assertThat(bodies("false")).isEmpty();
  }

  @Test
  void showsNoMoreThanOneAnswerHolds() throws IOException {
    for (int i = 0; i < 5; i++) {
      park(i + "x".repeat(256 * 1024 - 1), i);
    }

    assertThat(bodies("true")).hasSize(4).last().asString().startsWith("1x");
  }

  @Test
  void doesNotSayWhenAnEventIsLookedAtThatIsLeftAlone() throws IOException {
    ParkedEvent event = park(BODY, 0);
    bench.core.parked.reschedule(event.triedAt(Payments.NOW.plus(Duration.ofDays(29))));
    JsonObject shown = events(bench.listParkedEvents().to(bench.handler)).getFirst();

    assertThat(shown.text("next_look_at")).isEmpty();
    assertThat(shown.text("parked_at")).isPresent();
  }

  @Test
  void isEmptyWhereEverythingWasTakenIn() throws IOException {
    assertThat(bench.listParkedEvents().to(bench.handler).body()).isEqualTo("{\"events\":[]}");
  }

  @Test
  void isForTheMerchantsServerAlone() throws IOException {
    park(BODY, 0);

    for (String token : List.of(bench.clientToken(), TestApiKeys.randomKey())) {
      Answer answer = bench.listParkedEvents().bearer(token).to(bench.handler);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.body()).doesNotContain("UNKNOWN_PAYMENT");
    }
  }

  @Test
  void saysSoWhereNobodyKnows() throws IOException {
    bench.core.parked.breakDown();

    assertThat(bench.listParkedEvents().to(bench.handler).status()).isEqualTo(503);
  }

  private ParkedEvent park(String text, int secondsLater) {
    ParkedEvent event = ParkedEvents.saying(text, Payments.NOW.plusSeconds(secondsLater));
    bench.core.parked.parkUnlessPresent(event);
    return event;
  }

  private List<String> bodies(String wanted) throws IOException {
    return events(bench.listParkedEvents().query("body", wanted).to(bench.handler)).stream()
        .flatMap(event -> event.text("body").stream())
        .toList();
  }

  private static List<JsonObject> events(Answer answer) {
    return answer.json().array("events").orElseThrow().values().stream()
        .map(ListParkedEventsTest::object)
        .toList();
  }

  private static JsonObject object(JsonValue value) {
    return (JsonObject) value;
  }
}
