package io.paykkaserverless.runner.template;

import java.util.List;
import java.util.Optional;

/**
 * Which pages may call the HTTP API from a browser.
 *
 * @param origins {@code https://shop.example}, or {@code *}
 * @param methods allowed methods
 * @param headers request headers a page may set
 * @param exposed answer headers a page may read
 * @param maxAgeSeconds how long a browser may remember the permission
 * @param credentials whether cookies may come along
 */
public record CorsDefinition(
    List<String> origins,
    List<String> methods,
    List<String> headers,
    List<String> exposed,
    Optional<Integer> maxAgeSeconds,
    boolean credentials) {

  public CorsDefinition {
    origins = List.copyOf(origins);
    methods = List.copyOf(methods);
    headers = List.copyOf(headers);
    exposed = List.copyOf(exposed);
  }
}
