package io.paykkaserverless.aws.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import io.paykkaserverless.aws.configuration.Variables;
import io.paykkaserverless.log.InvocationFields;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes JSON lines to the function's log, each with the function's name, version and request id.
 * What was thrown is logged as {@link LogKeys#FAILURE}, without the messages of others.
 */
public final class JsonInvocationLog implements InvocationLog {

  private static final Logger LOG = LoggerFactory.getLogger("io.paykkaserverless.invocation");

  /** Lambda's variable for why this process was started. */
  private static final String INITIALIZATION_TYPE = "AWS_LAMBDA_INITIALIZATION_TYPE";

  /** Somebody waits for an initialisation of this type alone. */
  private static final String ON_DEMAND = "on-demand";

  /** Where Lambda's Java runtime tells the trace of the current invocation. */
  private static final String TRACE_PROPERTY = "com.amazonaws.xray.traceHeader";

  private static final String TRACE_ROOT = "Root=";

  private final String service;
  private final AtomicBoolean coldStart;

  /**
   * The log of one process.
   *
   * @param environment the function's, such as {@link System#getenv()}
   */
  public JsonInvocationLog(Map<String, String> environment) {
    this.service =
        Optional.ofNullable(environment.get(Variables.SERVICE_NAME.name()))
            .or(Variables.SERVICE_NAME::fallback)
            .orElseThrow();
    this.coldStart = new AtomicBoolean(ON_DEMAND.equals(environment.get(INITIALIZATION_TYPE)));
  }

  @Override
  public void started(Context context) {
    MDC.put(InvocationFields.COLD_START, String.valueOf(coldStart.getAndSet(false)));
    MDC.put(InvocationFields.FUNCTION_NAME, context.getFunctionName());
    MDC.put(InvocationFields.FUNCTION_VERSION, context.getFunctionVersion());
    MDC.put(InvocationFields.REQUEST_ID, context.getAwsRequestId());
    MDC.put(InvocationFields.SERVICE, service);
    Optional.ofNullable(System.getProperty(TRACE_PROPERTY))
        .ifPresent(header -> MDC.put(InvocationFields.TRACE_ID, root(header)));
  }

  /** The first part of {@code Root=1-5759e988-bd862e3fe1be46a994272793;Parent=…;Sampled=1}. */
  private static String root(String header) {
    int end = header.indexOf(';');
    String first = end < 0 ? header : header.substring(0, end);
    return first.startsWith(TRACE_ROOT) ? first.substring(TRACE_ROOT.length()) : first;
  }

  @Override
  public void answered(String route, int status, String problem) {
    LoggingEventBuilder line =
        LOG.atInfo().addKeyValue(LogKeys.ROUTE, route).addKeyValue(LogKeys.STATUS, status);
    (problem.isEmpty() ? line : line.addKeyValue(LogKeys.PROBLEM, problem)).log("answered");
  }

  @Override
  public void handled(String messageId, String outcome) {
    LOG.atInfo()
        .addKeyValue(LogKeys.MESSAGE_ID, messageId)
        .addKeyValue(LogKeys.OUTCOME, outcome)
        .log("handled");
  }

  @Override
  public void swept(int looked, int failed) {
    LOG.atInfo()
        .addKeyValue(LogKeys.LOOKED_AT, looked)
        .addKeyValue(LogKeys.FAILED, failed)
        .log("swept");
  }

  @Override
  public void failed(String what, Throwable cause) {
    LOG.atError().addKeyValue(LogKeys.FAILURE, FailureTrace.of(cause)).log(what);
  }

  @Override
  public void finished() {
    MDC.clear();
  }
}
