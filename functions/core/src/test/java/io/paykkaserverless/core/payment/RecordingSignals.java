package io.paykkaserverless.core.payment;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was raised. */
public final class RecordingSignals implements Signals {

  private final List<Signal> raised = new CopyOnWriteArrayList<>();
  private final List<String> subjects = new CopyOnWriteArrayList<>();

  @Override
  public void raise(Signal signal, String subject) {
    raised.add(signal);
    subjects.add(subject);
  }

  public List<Signal> raised() {
    return List.copyOf(raised);
  }

  /** What each was about, in the same order; goes into logs. */
  public List<String> subjects() {
    return List.copyOf(subjects);
  }
}
