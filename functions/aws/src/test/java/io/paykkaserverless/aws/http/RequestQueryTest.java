package io.paykkaserverless.aws.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.paykkaserverless.core.notification.EndpointName;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestQueryTest {

  @Test
  void readsWhatWasSent() {
    RequestQuery query = query(Map.of("from", "2026-11-01T12:00:00+01:00", "endpoint", "shop"));

    assertThat(query.optional("from", FieldType.dateTime()))
        .contains(Instant.parse("2026-11-01T11:00:00Z"));
    assertThat(query.optional("endpoint", FieldType.endpointName()))
        .contains(new EndpointName("shop"));
    query.requireValid();
  }

  @Test
  void mayBeLeftOut() {
    RequestQuery query = query(Map.of());

    assertThat(query.optional("from", FieldType.dateTime())).isEmpty();
    query.requireValid();
  }

  @Test
  void namesEverythingThatIsWrongAndWhatItMustBe() {
    RequestQuery query = query(Map.of("from", "yesterday", "endpoint", ""));
    query.optional("from", FieldType.dateTime());
    query.optional("endpoint", FieldType.endpointName());

    Problem problem = problem(query);

    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.code()).isEqualTo("invalid-query");
    assertThat(problem.detail())
        .isEqualTo(
            "from must be a date and time with offset such as 2026-12-24T18:00:00+01:00."
                + " endpoint must be an endpoint's name: [a-z0-9][a-z0-9-]{0,31}.");
  }

  @Test
  void namesWhatContradictsSomethingElse() {
    RequestQuery query = query(Map.of());
    query.refuse("from", "must be before to");

    assertThat(problem(query).detail()).isEqualTo("from must be before to.");
  }

  @Test
  void refusesWhatCameTwice() {
    RequestQuery query = query(Map.of("endpoint", "shop,ledger"));
    query.optional("endpoint", FieldType.endpointName());

    assertThat(problem(query).detail()).startsWith("endpoint must be ");
  }

  @Test
  void refusesAParameterThatThereIsNot() {
    RequestQuery query = query(Map.of("4242424242424242", "shop"));
    query.optional("from", FieldType.dateTime());
    query.optional("endpoint", FieldType.endpointName());

    assertThat(problem(query).detail())
        .isEqualTo("The query has no parameters but from, endpoint.");
  }

  private static Problem problem(RequestQuery query) {
    return assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(query::requireValid)
        .actual()
        .problem();
  }

  private static RequestQuery query(Map<String, String> parameters) {
    return RequestQuery.of(
        new HttpRequest(
            "GET",
            "GET /notifications",
            "/notifications",
            Map.of(),
            Map.of(),
            parameters,
            new RawBody(new byte[0]),
            "192.0.2.7",
            "api.shop.example",
            "$default",
            "request-1"));
  }
}
