package io.paykkaserverless.runner.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.runner.template.RouteDefinition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RoutesTest {

  private final Routes routes =
      new Routes(
          List.of(
              new RouteDefinition("Any", "ANY", "/payments/{id}"),
              new RouteDefinition("View", "GET", "/payments/{id}"),
              new RouteDefinition("Exact", "GET", "/payments/mine"),
              new RouteDefinition("Confirm", "POST", "/payments/{id}/confirm")));

  @Test
  void prefersAnExactPath() {
    assertThat(function("GET", "/payments/mine")).isEqualTo("Exact");
  }

  @Test
  void prefersAMethodOverAny() {
    assertThat(function("GET", "/payments/p1")).isEqualTo("View");
    assertThat(function("DELETE", "/payments/p1")).isEqualTo("Any");
  }

  @Test
  void readsPathParameters() {
    assertThat(routes.match("POST", "/payments/p1/confirm").orElseThrow().pathParameters())
        .isEqualTo(Map.of("id", "p1"));
  }

  @Test
  void findsNothingForAnotherMethodOrDepth() {
    assertThat(routes.match("GET", "/payments/p1/confirm")).isEmpty();
    assertThat(routes.match("POST", "/payments")).isEmpty();
    assertThat(routes.match("GET", "/payments/")).isEmpty();
    assertThat(routes.match("GET", "/payments/p1/")).isEmpty();
  }

  private String function(String method, String path) {
    return routes.match(method, path).orElseThrow().route().function();
  }
}
