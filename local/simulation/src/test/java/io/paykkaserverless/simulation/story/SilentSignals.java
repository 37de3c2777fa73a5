package io.paykkaserverless.simulation.story;

import io.paykkaserverless.core.payment.Signals;
import java.util.List;

/** Signals that nobody hears, but for one that would hide a mistake of ours. */
final class SilentSignals implements Signals {

  private static final List<String> EXPECTED =
      List.of("StoreUnavailable", "QueueUnavailable", "SecretUnavailable");

  @Override
  public void raise(Signal signal, String subject) {
    boolean mistake =
        signal == Signal.SWEEP_ITEM_FAILED && EXPECTED.stream().noneMatch(subject::endsWith);
    PromiseBroken.unless(!mistake, "the sweep stumbled: " + subject);
  }

  @Override
  public void measure(Measure measure, long value, String subject) {}
}
