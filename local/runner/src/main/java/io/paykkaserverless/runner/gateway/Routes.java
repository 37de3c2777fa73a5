package io.paykkaserverless.runner.gateway;

import io.paykkaserverless.runner.template.RouteDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the route of a request: exact paths before variable ones, a method before ANY. */
final class Routes {

  private final List<Route> routes;

  Routes(List<RouteDefinition> definitions) {
    routes =
        definitions.stream()
            .map(definition -> new Route(definition, PathPattern.of(definition.path())))
            .sorted(
                Comparator.<Route>comparingLong(route -> route.pattern().variables())
                    .thenComparing(route -> route.definition().method().equals("ANY")))
            .toList();
  }

  /**
   * The route for a request, if there is one.
   *
   * @param path without percent signs
   */
  Optional<Match> match(String method, String path) {
    for (Route route : routes) {
      String wanted = route.definition().method();
      if (wanted.equals("ANY") || wanted.equals(method)) {
        Optional<Map<String, String>> values = route.pattern().match(path);
        if (values.isPresent()) {
          return Optional.of(new Match(route.definition(), values.get()));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * A route that was found.
   *
   * @param route as the template has it
   * @param pathParameters by name
   */
  record Match(RouteDefinition route, Map<String, String> pathParameters) {

    /** API Gateway's name for the route: <code>GET /payments/{id}</code>. */
    String key() {
      return route.method() + " " + route.path();
    }
  }

  private record Route(RouteDefinition definition, PathPattern pattern) {}
}
