package io.paykkaserverless.runner.template;

/**
 * A route of the HTTP API.
 *
 * @param function the logical id of the function it leads to
 * @param method in upper case, or {@code ANY}
 * @param path may have parts in braces: <code>/payments/{id}</code>
 */
public record RouteDefinition(String function, String method, String path) {}
