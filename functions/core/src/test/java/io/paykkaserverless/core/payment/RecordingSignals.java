package io.paykkaserverless.core.payment;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was raised. */
public final class RecordingSignals implements Signals {

  private final List<Signal> raised = new CopyOnWriteArrayList<>();

  @Override
  public void raise(Signal signal, String subject) {
    raised.add(signal);
  }

  public List<Signal> raised() {
    return List.copyOf(raised);
  }
}
