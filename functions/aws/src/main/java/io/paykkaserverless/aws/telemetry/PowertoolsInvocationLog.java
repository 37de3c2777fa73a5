package io.paykkaserverless.aws.telemetry;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import com.amazonaws.services.lambda.runtime.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * Writes JSON lines to the function's log through Powertools, each with the function's name,
 * version and request id. The layout, {@code paykka-log-layout.json}, has no place for an
 * exception's message; what was thrown is logged as {@link LogKeys#FAILURE}.
 */
public final class PowertoolsInvocationLog implements InvocationLog {

  private static final Logger LOG = LoggerFactory.getLogger("io.paykkaserverless.invocation");

  @Override
  public void started(Context context) {
    PowertoolsLogging.initializeLogging(context);
  }

  @Override
  public void answered(String route, int status, String problem) {
    if (problem.isEmpty()) {
      LOG.info("answered", entry(LogKeys.ROUTE, route), entry(LogKeys.STATUS, status));
    } else {
      LOG.info(
          "answered",
          entry(LogKeys.ROUTE, route),
          entry(LogKeys.STATUS, status),
          entry(LogKeys.PROBLEM, problem));
    }
  }

  @Override
  public void handled(String messageId, String outcome) {
    LOG.info("handled", entry(LogKeys.MESSAGE_ID, messageId), entry(LogKeys.OUTCOME, outcome));
  }

  @Override
  public void swept(int looked, int failed) {
    LOG.info("swept", entry(LogKeys.LOOKED_AT, looked), entry(LogKeys.FAILED, failed));
  }

  @Override
  public void failed(String what, Throwable cause) {
    LOG.error(what, entry(LogKeys.FAILURE, FailureTrace.of(cause)));
  }

  @Override
  public void finished() {
    PowertoolsLogging.clearState(true);
  }
}
