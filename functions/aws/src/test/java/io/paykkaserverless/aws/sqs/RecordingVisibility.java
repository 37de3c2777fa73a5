package io.paykkaserverless.aws.sqs;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A {@link MessageVisibility} for tests that remembers what was hidden, or refuses to hide. */
public final class RecordingVisibility implements MessageVisibility {

  private final Map<String, Duration> hidden = new ConcurrentHashMap<>();
  private volatile boolean broken;

  /** How long each message was last hidden, by its receipt handle. */
  public Map<String, Duration> hidden() {
    return Map.copyOf(hidden);
  }

  /** From now on nothing can be hidden. */
  public void breakDown() {
    broken = true;
  }

  @Override
  public void hide(String queue, String receiptHandle, Duration pause) {
    if (broken) {
      throw new IllegalStateException("the queue does not answer");
    }
    hidden.put(receiptHandle, pause);
  }
}
