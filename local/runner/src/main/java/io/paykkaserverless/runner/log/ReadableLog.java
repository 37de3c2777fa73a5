package io.paykkaserverless.runner.log;

import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonNumber;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonValue;
import io.paykkaserverless.json.MalformedJson;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Prints lines so that a person can read them along: {@code 12:00:01 confirm-payment INFO message
 * key=value}. Of a metric in CloudWatch's embedded format its name and value are shown; a line that
 * is no JSON stays as it is. That a JVM found its flags, which each says when it starts, is left
 * out.
 */
public final class ReadableLog implements LogSink {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  /** The same on every line of a function, so it helps nobody who reads along. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "_aws",
          "level",
          "message",
          "timestamp",
          "service",
          "cold_start",
          "function_arn",
          "function_memory_size",
          "function_name",
          "function_request_id",
          "function_version",
          "sampling_rate",
          "thread",
          "thread_id",
          "thread_priority",
          "logger",
          "xray_trace_id");

  private static final String FLAGS_FOUND = "Picked up JAVA_TOOL_OPTIONS: ";

  private final PrintStream out;
  private final InstantSource clock;
  private final ZoneId zone;

  public ReadableLog(PrintStream out, InstantSource clock, ZoneId zone) {
    this.out = out;
    this.clock = clock;
    this.zone = zone;
  }

  @Override
  public void line(String source, String line) {
    if (!line.isBlank() && !line.startsWith(FLAGS_FOUND)) {
      out.println(TIME.format(clock.instant().atZone(zone)) + " " + source + " " + readable(line));
    }
  }

  static String readable(String line) {
    if (!line.startsWith("{")) {
      return line;
    }
    try {
      return message(JsonReader.readObject(line.getBytes(StandardCharsets.UTF_8)));
    } catch (MalformedJson _) {
      return line;
    }
  }

  private static String message(JsonObject json) {
    String fields =
        json.fields().entrySet().stream()
            .filter(field -> !LEFT_OUT.contains(field.getKey()))
            .map(field -> " " + field.getKey() + "=" + plain(field.getValue()))
            .collect(Collectors.joining());
    return json.text("level").orElse("INFO") + " " + json.text("message").orElse("") + fields;
  }

  private static String plain(JsonValue value) {
    return switch (value) {
      case JsonValue.JsonString(String text) ->
          text.contains(" ") ? "\"" + text.strip() + "\"" : text;
      case JsonNumber(String literal) -> literal;
      case JsonValue.JsonBoolean(boolean bool) -> String.valueOf(bool);
      case JsonValue.JsonNull() -> "null";
      case JsonArray(var values) ->
          values.stream().map(ReadableLog::plain).collect(Collectors.joining(",", "[", "]"));
      case JsonObject(var fields) ->
          fields.entrySet().stream()
              .map(field -> field.getKey() + "=" + plain(field.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
    };
  }
}
