package io.paykkaserverless.canaries;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.dynamodb.PaymentsTable;
import io.paykkaserverless.aws.http.ApiDocument;
import io.paykkaserverless.aws.http.ApiDocument.Described;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.core.evidence.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Cards, wallets' tokens and keys go through every route on every way out that docs/openapi.yaml
 * knows, and on those that it does not: with everything around the functions failing in turn. The
 * functions are wired as they wire themselves, with the real clients of AWS and DynamoDB Local.
 */
class RouteMatrixIT {

  /** What is written down for a route and cannot happen inside of a function. */
  private static final Map<Described, String> ELSEWHERE =
      Map.of(
          new Described("GET /payment-methods", 503, "unavailable"), "it asks nobody",
          new Described("DELETE /agreements/{id}", 409, "agreement-not-active"), "may be repeated",
          new Described("POST /payments/{id}/void", 422, "amount-too-high"), "takes no amount",
          new Described("POST /payments/{id}/void", 422, "other-currency"), "takes no amount");

  private static final Pattern ROUTE =
      Pattern.compile(
          "Type: HttpApi\\s+Properties:\\s+ApiId:[^\\n]+\\s+Method: (\\w+)\\s+Path: (\\S+)");

  @RegisterExtension static final PaymentsTable TABLE = new PaymentsTable();

  @Test
  void nothingGetsOutOfAnyRouteOnAnyWayOut() throws IOException {
    Canaries canaries = new Canaries();
    try (World world = new World(canaries, TABLE.endpoint())) {
      Shop shop = new Shop(world, canaries);
      Sinks sinks = new Sinks(world, shop, canaries);
      Matrix matrix = new Matrix(world, shop, sinks, canaries);
      try (sinks) {
        matrix.run();
      }

      assertThat(sinks.leaks()).isEmpty();
      assertThat(sinks.used()).containsExactlyInAnyOrderElementsOf(Sinks.NAMES);
      assertEveryDescribedAnswerIsAmong(shop.seen());
      keepEvidence(matrix, shop, canaries);
    }
  }

  @Test
  void everyRouteOfTheTemplateHasASample() throws IOException {
    Set<String> routes =
        ROUTE
            .matcher(Files.readString(Path.of("..", "..", "template.yaml")))
            .results()
            .map(found -> found.group(1) + " " + found.group(2))
            .collect(Collectors.toSet());
    Set<String> sampled =
        Matrix.samples().stream()
            .map(name -> SampleEvent.of(name).route())
            .collect(Collectors.toSet());

    assertThat(routes).hasSizeGreaterThan(20).isEqualTo(sampled).isEqualTo(described());
  }

  private static Set<String> described() {
    return ApiDocument.ours().answers().stream().map(Described::route).collect(Collectors.toSet());
  }

  private static void assertEveryDescribedAnswerIsAmong(Set<Described> seen) {
    List<Described> described = ApiDocument.ours().answers();
    Set<String> missing = new TreeSet<>();
    described.stream()
        .filter(answer -> !seen.contains(answer) && !ELSEWHERE.containsKey(answer))
        .forEach(answer -> missing.add(answer.toString()));

    assertThat(missing).as("answers that no canary was looked for in").isEmpty();
    assertThat(described).containsAll(ELSEWHERE.keySet());
    assertThat(seen).doesNotContainAnyElementsOf(ELSEWHERE.keySet());
  }

  private static void keepEvidence(Matrix matrix, Shop shop, Canaries canaries) {
    Evidence.of("canaries")
        .number("kinds of canaries", Canaries.KINDS)
        .number("cards of different forms", canaries.cards.size())
        .number("routes", described().size())
        .number("described answers", ApiDocument.ours().answers().size() - ELSEWHERE.size())
        .number("kinds of faults", Fault.values().length - 1)
        .number("ways out", matrix.cells())
        .number("requests", shop.requests())
        .number("sinks", Sinks.NAMES.size())
        .keep();
  }
}
