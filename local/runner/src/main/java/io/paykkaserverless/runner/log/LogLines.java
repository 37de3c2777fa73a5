package io.paykkaserverless.runner.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Keeps the newest lines as they were written, for tests that look for what must not be there. */
public final class LogLines implements LogSink {

  /** Far more than one run of the tests writes. */
  public static final int KEPT_MAX = 100_000;

  private final Deque<Line> lines = new ArrayDeque<>();

  @Override
  public synchronized void line(String source, String line) {
    if (lines.size() == KEPT_MAX) {
      lines.removeFirst();
    }
    lines.addLast(new Line(source, line));
  }

  /** What was written so far, oldest first. */
  public synchronized List<Line> all() {
    return List.copyOf(lines);
  }

  /**
   * One line.
   *
   * @param source who wrote it
   * @param text as it was written
   */
  public record Line(String source, String text) {}
}
