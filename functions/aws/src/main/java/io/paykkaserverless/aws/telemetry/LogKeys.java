package io.paykkaserverless.aws.telemetry;

/** The names of fields in our log lines. Dashboards and queries depend on them, not on wording. */
public final class LogKeys {

  /** API Gateway's route, for example {@code POST /payments}. */
  public static final String ROUTE = "route";

  /** HTTP status of an answer. */
  public static final String STATUS = "status";

  /** The code of the problem an answer names. */
  public static final String PROBLEM = "problem";

  /** The id SQS gave a message. */
  public static final String MESSAGE_ID = "message_id";

  /** What became of a message: {@code DONE}, {@code AGAIN}, {@code HOPELESS} or {@code FAILED}. */
  public static final String OUTCOME = "outcome";

  /** How many due items a sweep looked at. */
  public static final String LOOKED_AT = "looked_at";

  /** How many of them it could not deal with. */
  public static final String FAILED = "failed";

  /** The name of a signal, which is the name of its metric too. */
  public static final String SIGNAL = "signal";

  /** The name of a measure, which is the name of its metric too. */
  public static final String MEASURE = "measure";

  /** The payment id, {@code trans_id} or reason a signal or measure is about. */
  public static final String SUBJECT = "subject";

  /** What was thrown and where, without the messages of others. */
  public static final String FAILURE = "failure";

  private LogKeys() {}
}
