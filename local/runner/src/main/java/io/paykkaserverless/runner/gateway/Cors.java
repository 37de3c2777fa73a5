package io.paykkaserverless.runner.gateway;

import io.paykkaserverless.runner.template.CorsDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * CORS as an HTTP API does it when it is configured: the gateway answers preflights itself, adds
 * the headers to every answer and drops those a function set.
 */
final class Cors {

  private final Optional<CorsDefinition> definition;

  Cors(Optional<CorsDefinition> definition) {
    this.definition = definition;
  }

  /** Whether the gateway, not a function, speaks of CORS. */
  boolean isConfigured() {
    return definition.isPresent();
  }

  /** Headers for the answer to a request from a page of {@code origin}. */
  Map<String, String> answerHeaders(Optional<String> origin) {
    Map<String, String> headers = new LinkedHashMap<>();
    definition.ifPresent(
        cors ->
            origin
                .filter(page -> allows(cors, page))
                .ifPresent(
                    page -> {
                      headers.put("access-control-allow-origin", allowed(cors, page));
                      if (cors.credentials()) {
                        headers.put("access-control-allow-credentials", "true");
                      }
                      put(headers, "access-control-expose-headers", cors.exposed());
                    }));
    return headers;
  }

  /** Headers for the answer to a preflight, 204 in any case. */
  Map<String, String> preflightHeaders(Optional<String> origin) {
    Map<String, String> headers = answerHeaders(origin);
    if (!headers.isEmpty()) {
      headers.remove("access-control-expose-headers");
      definition.ifPresent(
          cors -> {
            put(headers, "access-control-allow-methods", cors.methods());
            put(headers, "access-control-allow-headers", cors.headers());
            cors.maxAgeSeconds()
                .ifPresent(age -> headers.put("access-control-max-age", String.valueOf(age)));
          });
    }
    return headers;
  }

  private static void put(Map<String, String> headers, String name, Iterable<String> values) {
    String joined = String.join(",", values);
    if (!joined.isEmpty()) {
      headers.put(name, joined);
    }
  }

  private static boolean allows(CorsDefinition cors, String page) {
    return cors.origins().stream()
        .anyMatch(
            origin ->
                origin.equals("*")
                    || origin.equals(page)
                    || (origin.endsWith("://*")
                        && page.startsWith(origin.substring(0, origin.length() - 1))));
  }

  private static String allowed(CorsDefinition cors, String page) {
    return cors.origins().contains("*") ? "*" : page;
  }
}
