package io.paykkaserverless.core.payment;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was raised and measured. */
public final class RecordingSignals implements Signals {

  private final List<Signal> raised = new CopyOnWriteArrayList<>();
  private final List<String> subjects = new CopyOnWriteArrayList<>();
  private final List<Measured> measured = new CopyOnWriteArrayList<>();

  /** What was measured. */
  public record Measured(Measure measure, long value, String subject) {}

  @Override
  public void raise(Signal signal, String subject) {
    raised.add(signal);
    subjects.add(subject);
  }

  @Override
  public void measure(Measure measure, long value, String subject) {
    measured.add(new Measured(measure, value, subject));
  }

  /** In the order it was measured. */
  public List<Measured> measured() {
    return List.copyOf(measured);
  }

  public List<Signal> raised() {
    return List.copyOf(raised);
  }

  /** What each was about, in the same order; goes into logs. */
  public List<String> subjects() {
    return List.copyOf(subjects);
  }
}
