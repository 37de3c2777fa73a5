package io.paykkaserverless.paykka;

import java.util.EnumMap;
import java.util.Map;

/**
 * Where each operation lives. The one place to change when PayKKa moves one, or we guessed wrong.
 */
public final class PaykkaPaths {

  private final Map<Operation, String> paths;

  private PaykkaPaths(Map<Operation, String> paths) {
    this.paths = paths;
  }

  /** The paths of PayKKa's v3 API. */
  public static PaykkaPaths v3() {
    Map<Operation, String> paths = new EnumMap<>(Operation.class);
    for (Operation operation : Operation.values()) {
      paths.put(operation, operation.path());
    }
    return new PaykkaPaths(paths);
  }

  /**
   * The same paths but for one.
   *
   * @param path starts with a slash; no query
   */
  public PaykkaPaths with(Operation operation, String path) {
    if (!path.startsWith("/") || path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
      throw new IllegalArgumentException(
          "the path of " + operation + " must start with / and have no query: " + path);
    }
    Map<Operation, String> changed = new EnumMap<>(paths);
    changed.put(operation, path);
    return new PaykkaPaths(changed);
  }

  /** The path of {@code operation}. */
  public String of(Operation operation) {
    return paths.getOrDefault(operation, operation.path());
  }
}
