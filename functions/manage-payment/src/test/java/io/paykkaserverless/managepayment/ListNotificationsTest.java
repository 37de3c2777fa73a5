package io.paykkaserverless.managepayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.aws.secrets.TestApiKeys;
import io.paykkaserverless.core.notification.FakeEndpoints;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /notifications}. */
class ListNotificationsTest {

  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  private final ManageBench bench = new ManageBench();

  @Test
  void showsWhatNoEndpointHasAccepted() throws IOException {
    refused();
    Answer answer = bench.listNotifications().to(bench.handler);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            """
            {"notifications":[{"notification_id":"msg_%s_1","type":"payment.paid",\
            "endpoint":"shop","status":"WAITING","created_at":"2026-11-23T10:15:30.123Z",\
            "tries":1,"replays":0,"last_attempt":{"at":"2026-11-23T10:15:30.123Z",\
            "http_status":503,"duration_ms":20,"excerpt":"no"}}]}\
            """
                .formatted(Payments.ID));
  }

  @Test
  void doesNotShowWhatWasAcceptedUnlessThatIsWanted() throws IOException {
    paid();

    assertThat(listed(bench.listNotifications())).isEmpty();
    assertThat(listed(bench.listNotifications().query("undelivered", "true"))).isEmpty();
    assertThat(listed(bench.listNotifications().query("undelivered", "false")))
        .extracting(it -> it.text("status").orElseThrow())
        .containsExactly("DELIVERED");
  }

  @Test
  void showsOneEndpointsWhereThatIsWanted() throws IOException {
    bench.core.endpoints.configure(FakeEndpoints.LEDGER);
    refused();

    assertThat(endpoints(bench.listNotifications())).containsExactly("ledger", "shop");
    assertThat(endpoints(bench.listNotifications().query("endpoint", "ledger")))
        .containsExactly("ledger");
    assertThat(endpoints(bench.listNotifications().query("endpoint", "nobody"))).isEmpty();
  }

  @Test
  void showsTheLastSevenDays() throws IOException {
    refused();
    bench.core.clock.advance(Duration.ofDays(7).minus(A_MOMENT));
    assertThat(listed(bench.listNotifications())).hasSize(1);

    bench.core.clock.advance(A_MOMENT);
    assertThat(listed(bench.listNotifications())).isEmpty();
  }

  @Test
  void showsTheTimeThatIsAskedFor() throws IOException {
    refused();
    bench.core.clock.advance(Duration.ofDays(300));
    String made = Payments.NOW.toString();
    String later = Payments.NOW.plusSeconds(1).toString();

    assertThat(listed(between(made, later))).hasSize(1);
    assertThat(listed(bench.listNotifications().query("from", made))).hasSize(1);
    assertThat(listed(bench.listNotifications().query("to", later))).hasSize(1);
    assertThat(listed(bench.listNotifications().query("to", made))).isEmpty();
    assertThat(listed(between(later, later.replace("31.", "32.")))).isEmpty();
    assertThat(listed(between("2026-11-23T11:15:30.123+01:00", "2026-11-23T11:15:31+01:00")))
        .hasSize(1);
  }

  @Test
  void showsAllPageByPage() throws IOException {
    bench.core.endpoints.configure(FakeEndpoints.LEDGER);
    refused();
    SampleEvent onePerPage = bench.listNotifications().query("limit", "1");
    JsonObject first = onePerPage.to(bench.handler).json();
    JsonObject second =
        onePerPage.query("after", first.text("next").orElseThrow()).to(bench.handler).json();

    assertThat(listed(first)).hasSize(1);
    assertThat(listed(second)).hasSize(1).doesNotContainAnyElementsOf(listed(first));
    assertThat(second.text("next")).isEmpty();
  }

  @Test
  void showsNoTryOfWhatWasNeverTried() throws IOException {
    bench.core.endpoints.configure(FakeEndpoints.LEDGER);
    bench.core.confirm();
    bench.core.deliver.deliver(bench.core.queue.taken().getFirst());
    bench.core.endpoints.remove(FakeEndpoints.LEDGER);
    bench.core.clock.advance(Duration.ofMinutes(10));
    bench.deliver();
    bench.core.clock.advance(A_MOMENT);

    assertThat(listed(bench.listNotifications()))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.text("endpoint")).contains("ledger");
              assertThat(it.text("status")).contains("ENDPOINT_REMOVED");
              assertThat(it.get("last_attempt")).isEmpty();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "from,yesterday",
    "from,2026-11-23",
    "from,2026-11-23T10:15:30",
    "from,''",
    "to,1793534400",
    "to,2026-02-30T00:00:00Z",
    "endpoint,Shop",
    "endpoint,''",
    "endpoint,'shop,ledger'",
    "undelivered,yes",
    "undelivered,TRUE",
    "undelivered,'true,true'",
    "limit,0",
    "limit,101",
    "limit,-1",
    "limit,+5",
    "limit,1e1",
    "limit,''",
    "limit,99999999999999999999",
    "after,''",
    "after,a b",
    "after,not-a-cursor"
  })
  void namesAParameterThatIsWrongAndWhatItMustBe(String name, String value) throws IOException {
    Answer answer = bench.listNotifications().query(name, value).to(bench.handler);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid-query");
    assertThat(answer.json().text("detail").orElseThrow()).startsWith(name + " must be ");
  }

  @Test
  void namesEveryParameterThatIsWrong() throws IOException {
    Answer answer =
        bench.listNotifications().query("limit", "0").query("from", "x").to(bench.handler);

    assertThat(answer.json().text("detail").orElseThrow())
        .contains("from must be a date", "limit must be a whole number from 1 to 100.");
  }

  @Test
  void refusesAParameterThatThereIsNot() throws IOException {
    Answer answer = bench.listNotifications().query("status", "GIVEN_UP").to(bench.handler);

    assertThat(answer.problem()).isEqualTo("invalid-query");
    assertThat(answer.json().text("detail"))
        .contains("The query has no parameters but from, to, endpoint, undelivered, limit, after.");
  }

  @Test
  void refusesATimeThatEndsBeforeItBegins() throws IOException {
    String noon = "2026-11-23T12:00:00Z";
    assertRefused(between(noon, noon), "from must be before to");
    assertRefused(between(noon, "2026-11-23T11:00:00Z"), "from must be before to");
    assertRefused(
        bench.listNotifications().query("from", "2027-01-01T00:00:00Z"), "from must be before to");
  }

  @Test
  void refusesMoreThan400Days() throws IOException {
    Instant begin = Instant.parse("2025-01-01T00:00:00Z");
    String end = begin.plus(Duration.ofDays(400)).toString();
    String late = begin.plus(Duration.ofDays(400)).plusMillis(1).toString();

    assertThat(between(begin.toString(), end).to(bench.handler).status()).isEqualTo(200);
    assertRefused(between(begin.toString(), late), "from must be at most 400 days before to");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "9999-12-31T23:59:59-18:00",
        "-999999999-01-01T00:00:00+18:00",
        "+10000-01-01T00:00:00Z",
        "\u0000",
        "\ud800",
        "%00"
      })
  void standsWhateverAParameterHolds(String odd) throws IOException {
    for (String name : List.of("from", "to", "endpoint", "undelivered", "limit", "after", odd)) {
      assertThat(bench.listNotifications().query(name, odd).toHostile(bench.handler).status())
          .as(name)
          .isIn(200, 400);
    }
  }

  @Test
  void isForTheMerchantsServerAlone() throws IOException {
    refused();

    for (String token : List.of(bench.clientToken(), TestApiKeys.randomKey())) {
      Answer answer = bench.listNotifications().bearer(token).query("limit", "0").to(bench.handler);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.problem()).isEqualTo("unauthorized");
    }
    assertThat(bench.listNotifications().withoutHeader("authorization").to(bench.handler).status())
        .isEqualTo(401);
  }

  @Test
  void asksToComeBackWhenNothingCanBeRead() throws IOException {
    bench.core.deliveries.breakDown();

    assertThat(bench.listNotifications().to(bench.handler).status()).isEqualTo(503);
  }

  private void paid() {
    bench.core.confirm();
    bench.deliver();
    bench.core.clock.advance(A_MOMENT);
  }

  private void refused() {
    bench.core.endpoints.answer(FakeEndpoints.refused(503));
    paid();
  }

  private SampleEvent between(String from, String to) {
    return bench.listNotifications().query("from", from).query("to", to);
  }

  private void assertRefused(SampleEvent event, String detail) throws IOException {
    Answer answer = event.to(bench.handler);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid-query");
    assertThat(answer.json().text("detail").orElseThrow()).startsWith(detail);
  }

  private Set<String> endpoints(SampleEvent event) throws IOException {
    Set<String> names = new TreeSet<>();
    listed(event).forEach(it -> names.add(it.text("endpoint").orElseThrow()));
    return names;
  }

  private List<JsonObject> listed(SampleEvent event) throws IOException {
    return listed(event.to(bench.handler).json());
  }

  private static List<JsonObject> listed(JsonObject page) {
    return page.array("notifications").orElseThrow().values().stream()
        .map(JsonObject.class::cast)
        .toList();
  }
}
