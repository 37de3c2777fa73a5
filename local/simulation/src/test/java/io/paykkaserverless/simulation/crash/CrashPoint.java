package io.paykkaserverless.simulation.crash;

/**
 * Where something goes wrong.
 *
 * @param step the number of the step, counted from 0 over all calls and sweeps of a run
 */
record CrashPoint(int step, Fault fault) {

  @Override
  public String toString() {
    return fault + " at #" + step;
  }
}
