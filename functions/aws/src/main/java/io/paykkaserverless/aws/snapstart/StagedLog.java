package io.paykkaserverless.aws.snapstart;

import com.amazonaws.services.lambda.runtime.Context;
import io.paykkaserverless.aws.telemetry.InvocationLog;
import java.util.Optional;

/** Writes nothing, for what is rehearsed did not happen; keeps what went wrong. */
final class StagedLog implements InvocationLog {

  private volatile Optional<Throwable> failure = Optional.empty();

  /** What was thrown last. */
  Optional<Throwable> failure() {
    return failure;
  }

  @Override
  public void started(Context context) {}

  @Override
  public void answered(String route, int status, String problem) {}

  @Override
  public void handled(String messageId, String outcome) {}

  @Override
  public void swept(int looked, int failed) {}

  @Override
  public void failed(String what, Throwable cause) {
    failure = Optional.of(cause);
  }

  @Override
  public void finished() {}
}
