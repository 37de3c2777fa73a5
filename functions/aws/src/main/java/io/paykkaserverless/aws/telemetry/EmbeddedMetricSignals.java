package io.paykkaserverless.aws.telemetry;

import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.log.InvocationFields;
import io.paykkaserverless.log.StandardOutput;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.MDC;

/**
 * Writes each signal and measure as one line that is both the log line and the metric, in
 * CloudWatch's embedded metric format. Written at once, so that it survives even if the function is
 * stopped right after it.
 *
 * <p>The metric is named after the signal or measure and has no dimension ({@code
 * "Dimensions":[[]]}): an alarm cannot add up metrics over dimensions that it does not know. Which
 * function it was, and about what, stands beside it in the line.
 */
public final class EmbeddedMetricSignals implements Signals {

  private static final JsonArray ONE_SET_WITHOUT_DIMENSIONS =
      new JsonArray(List.of(new JsonArray(List.of())));

  private final String namespace;
  private final String service;
  private final InstantSource clock;

  /**
   * Counts under a name.
   *
   * @param namespace CloudWatch namespace; {@code METRICS_NAMESPACE}
   * @param service the function's name; {@code SERVICE_NAME}
   * @param clock what time the metric is of
   */
  public EmbeddedMetricSignals(String namespace, String service, InstantSource clock) {
    this.namespace = namespace;
    this.service = service;
    this.clock = clock;
  }

  @Override
  public void raise(Signal signal, String subject) {
    write("WARN", "signal", LogKeys.SIGNAL, signal.name(), subject, "Count", 1);
  }

  @Override
  public void measure(Measure measure, long value, String subject) {
    write("INFO", "measure", LogKeys.MEASURE, measure.name(), subject, unit(measure), value);
  }

  private static String unit(Measure measure) {
    return switch (measure) {
      case ATTEMPT_APPROVED, ATTEMPT_DECLINED -> "Count";
      case OLDEST_UNRESOLVED_SECONDS -> "Seconds";
    };
  }

  private void write(
      String level,
      String message,
      String key,
      String name,
      String subject,
      String unit,
      long value) {
    String line =
        new JsonWriter()
            .put("level", level)
            .put("message", message)
            .put(key, name)
            .put(LogKeys.SUBJECT, subject)
            .put(InvocationFields.SERVICE, service)
            .put(
                InvocationFields.REQUEST_ID,
                Optional.ofNullable(MDC.get(InvocationFields.REQUEST_ID)))
            .beginObject("_aws")
            .put("Timestamp", clock.millis())
            .beginArray("CloudWatchMetrics")
            .beginElement()
            .put("Namespace", namespace)
            .put("Dimensions", ONE_SET_WITHOUT_DIMENSIONS)
            .beginArray("Metrics")
            .beginElement()
            .put("Name", name)
            .put("Unit", unit)
            .end()
            .end()
            .end()
            .end()
            .end()
            .put(name, value)
            .toString();
    StandardOutput.write(line);
  }
}
