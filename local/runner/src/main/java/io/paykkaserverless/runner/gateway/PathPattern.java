package io.paykkaserverless.runner.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A route's path, part by part. Parts in braces stand for any text without a slash.
 *
 * @param parts between slashes
 */
record PathPattern(List<String> parts) {

  PathPattern {
    parts = List.copyOf(parts);
  }

  /** Reads <code>/payments/{id}</code>. Greedy parts (<code>{proxy+}</code>) are refused. */
  static PathPattern of(String path) {
    if (path.contains("+}")) {
      throw new IllegalArgumentException("the local system knows no greedy path: " + path);
    }
    return new PathPattern(split(path));
  }

  /** The values of the parts in braces, if {@code path} matches. */
  Optional<Map<String, String>> match(String path) {
    List<String> given = split(path);
    if (given.size() != parts.size()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (isVariable(part) && !given.get(i).isEmpty()) {
        values.put(part.substring(1, part.length() - 1), given.get(i));
      } else if (!part.equals(given.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  /** How many parts are in braces; the fewer, the sooner API Gateway takes the route. */
  long variables() {
    return parts.stream().filter(PathPattern::isVariable).count();
  }

  private static boolean isVariable(String part) {
    return part.startsWith("{") && part.endsWith("}");
  }

  private static List<String> split(String path) {
    return List.of(path.split("/", -1));
  }
}
