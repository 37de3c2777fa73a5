package io.paykkaserverless.aws.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.ArrayList;
import java.util.List;

/** An {@link InvocationLog} for tests that remembers, in short lines, what it was told. */
public final class RecordingInvocationLog implements InvocationLog {

  private final List<String> lines = new ArrayList<>();

  /** What it was told, in order. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void started(Context context) {
    lines.add("started " + context.getAwsRequestId());
  }

  @Override
  public void answered(String route, int status, String problem) {
    lines.add(("answered " + route + " " + status + " " + problem).strip());
  }

  @Override
  public void handled(String messageId, String outcome) {
    lines.add("handled " + messageId + " " + outcome);
  }

  @Override
  public void swept(int looked, int failed) {
    lines.add("swept " + looked + " failed " + failed);
  }

  @Override
  public void failed(String what, Throwable cause) {
    lines.add("failed " + cause.getClass().getSimpleName());
  }

  @Override
  public void finished() {
    lines.add("finished");
  }
}
