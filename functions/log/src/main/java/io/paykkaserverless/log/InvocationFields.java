package io.paykkaserverless.log;

import java.util.List;

/**
 * The fields of a line that tell which invocation it belongs to. Each is written where SLF4J's
 * {@code MDC} has something under its name.
 */
public final class InvocationFields {

  /** {@code true} for the first invocation of a process that was started for it. */
  public static final String COLD_START = "cold_start";

  /** The function, as Lambda calls it. */
  public static final String FUNCTION_NAME = "function_name";

  /** The version of the function, for example {@code $LATEST}. */
  public static final String FUNCTION_VERSION = "function_version";

  /** The invocation, as Lambda calls it. */
  public static final String REQUEST_ID = "function_request_id";

  /** The function, as we call it. */
  public static final String SERVICE = "service";

  /** The invocation, as X-Ray calls it. */
  public static final String TRACE_ID = "xray_trace_id";

  /** Those that are text and stand before the timestamp, in their order. */
  static final List<String> BEFORE_TIMESTAMP =
      List.of(FUNCTION_NAME, FUNCTION_VERSION, REQUEST_ID, SERVICE);

  private InvocationFields() {}
}
