package io.paykkaserverless.runner.log;

/** Where lines go that a part of the system writes. Called by several threads. */
@FunctionalInterface
public interface LogSink {

  /**
   * Takes one line.
   *
   * @param source who wrote it, {@code confirm-payment}
   * @param line as it was written, without its end
   */
  void line(String source, String line);

  /** Both this and {@code other} get every line. */
  default LogSink and(LogSink other) {
    return (source, line) -> {
      line(source, line);
      other.line(source, line);
    };
  }
}
