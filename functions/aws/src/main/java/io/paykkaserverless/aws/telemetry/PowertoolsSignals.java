package io.paykkaserverless.aws.telemetry;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import io.paykkaserverless.core.payment.Signals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.cloudwatchlogs.emf.config.EnvironmentConfigurationProvider;
import software.amazon.cloudwatchlogs.emf.environment.Environments;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/**
 * Counts and logs signals: one log line and one line in CloudWatch's embedded metric format each,
 * written at once, so that a signal survives even if the function is stopped right after it.
 *
 * <p>The metric is named after the signal and has the dimension {@code service}. A metric that
 * cannot be written is logged and goes no further: counting must never stop a payment. Powertools'
 * metrics are loaded by the first signal, which ordinary requests do not raise.
 */
public final class PowertoolsSignals implements Signals {

  private static final Logger LOG = LoggerFactory.getLogger("io.paykkaserverless.signal");
  private static final String SERVICE = "service";

  private final String namespace;
  private final String service;

  /**
   * Counts under a name.
   *
   * @param namespace CloudWatch namespace; {@code POWERTOOLS_METRICS_NAMESPACE}
   * @param service value of the dimension; {@code POWERTOOLS_SERVICE_NAME}
   */
  public PowertoolsSignals(String namespace, String service) {
    this.namespace = namespace;
    this.service = service;
  }

  @Override
  public void raise(Signal signal, String subject) {
    LOG.warn("signal", entry(LogKeys.SIGNAL, signal.name()), entry(LogKeys.SUBJECT, subject));
    try {
      writeToStandardOutput();
      MetricsFactory.getMetricsInstance()
          .flushSingleMetric(
              signal.name(), 1, MetricUnit.COUNT, namespace, DimensionSet.of(SERVICE, service));
    } catch (RuntimeException e) {
      LOG.error(
          "a signal could not be counted",
          entry(LogKeys.SIGNAL, signal.name()),
          entry(LogKeys.FAILURE, FailureTrace.of(e)));
    }
  }

  /**
   * As in Lambda. Left to itself the library asks EC2's and ECS's metadata services each time where
   * it is.
   */
  private static void writeToStandardOutput() {
    EnvironmentConfigurationProvider.getConfig().setEnvironmentOverride(Environments.Lambda);
  }
}
