package io.paykkaserverless.simulation.smallscope;

import io.paykkaserverless.core.payment.Signals;

/** Signals that nobody keeps: millions are raised. */
final class Unheard implements Signals {

  @Override
  public void raise(Signal signal, String subject) {}

  @Override
  public void measure(Measure measure, long value, String subject) {}
}
