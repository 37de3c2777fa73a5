package io.paykkaserverless.log;

import io.paykkaserverless.json.JsonWriter;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;

/**
 * Writes what is logged as JSON, a line each, with the function's name, version and request id
 * where {@link InvocationFields} are set.
 *
 * <p>Ours is written from INFO on, everybody else's from WARN on: below that the AWS SDK logs
 * requests with all that is in them. There is no place in a line for an exception's message, which
 * may quote what was sent; {@code error} is its class.
 */
final class JsonLineLogger extends LegacyAbstractLogger implements LoggingEventAware {

  private static final long serialVersionUID = 1L;

  private static final String OURS = "io.paykkaserverless.";

  /** More is cut: one line of somebody's must not push others out of a log event. */
  private static final int MESSAGE_LENGTH_MAX = 16_384;

  /** Always with milliseconds, so that lines sort as text. */
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private final transient InstantSource clock;
  private final transient Consumer<String> output;
  private final boolean ours;

  /**
   * A logger.
   *
   * @param name as SLF4J has it
   * @param output takes each line, without its end
   */
  JsonLineLogger(String name, InstantSource clock, Consumer<String> output) {
    this.name = name;
    this.clock = clock;
    this.output = output;
    this.ours = name.startsWith(OURS);
  }

  @Override
  public boolean isTraceEnabled() {
    return false;
  }

  @Override
  public boolean isDebugEnabled() {
    return false;
  }

  @Override
  public boolean isInfoEnabled() {
    return ours;
  }

  @Override
  public boolean isWarnEnabled() {
    return true;
  }

  @Override
  public boolean isErrorEnabled() {
    return true;
  }

  @Override
  public void log(LoggingEvent event) {
    write(
        event.getLevel(),
        text(event.getMessage(), event.getArgumentArray()),
        event.getThrowable(),
        event.getKeyValuePairs());
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      @Nullable String pattern,
      Object @Nullable [] arguments,
      @Nullable Throwable thrown) {
    write(level, text(pattern, arguments), thrown, List.of());
  }

  @Override
  protected String getFullyQualifiedCallerName() {
    return JsonLineLogger.class.getName();
  }

  private void write(
      Level level, String message, @Nullable Throwable thrown, @Nullable List<KeyValuePair> more) {
    JsonWriter line = new JsonWriter().put("level", level.name()).put("message", message);
    if (thrown != null) {
      line.put("error", thrown.getClass().getName());
    }
    String coldStart = MDC.get(InvocationFields.COLD_START);
    if (coldStart != null) {
      line.put(InvocationFields.COLD_START, Boolean.parseBoolean(coldStart));
    }
    for (String key : InvocationFields.BEFORE_TIMESTAMP) {
      line.put(key, Optional.ofNullable(MDC.get(key)));
    }
    line.put("timestamp", TIMESTAMP.format(clock.instant()))
        .put(InvocationFields.TRACE_ID, Optional.ofNullable(MDC.get(InvocationFields.TRACE_ID)));
    if (more != null) {
      more.forEach(pair -> put(line, pair));
    }
    output.accept(line.toString());
  }

  private static void put(JsonWriter line, KeyValuePair pair) {
    if (pair.value instanceof Number number) {
      line.put(pair.key, number.longValue());
    } else {
      line.put(pair.key, String.valueOf(pair.value));
    }
  }

  private static String text(@Nullable String pattern, Object @Nullable [] arguments) {
    String text = String.valueOf(MessageFormatter.basicArrayFormat(pattern, arguments));
    return text.length() <= MESSAGE_LENGTH_MAX
        ? text
        : text.substring(0, MESSAGE_LENGTH_MAX).concat("…");
  }
}
