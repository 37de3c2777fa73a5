package io.paykkaserverless.runner;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has been started, to be stopped in reverse order. */
final class Opened implements AutoCloseable {

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  synchronized <T extends AutoCloseable> T add(T part) {
    parts.addFirst(part);
    return part;
  }

  /** Stops everything; what cannot be stopped keeps nothing else from it. Safe to repeat. */
  @Override
  public synchronized void close() {
    IllegalStateException failures = new IllegalStateException("not everything could be stopped");
    while (!parts.isEmpty()) {
      try {
        parts.removeFirst().close();
      } catch (Exception e) {
        failures.addSuppressed(e);
      }
    }
    if (failures.getSuppressed().length > 0) {
      throw failures;
    }
  }
}
