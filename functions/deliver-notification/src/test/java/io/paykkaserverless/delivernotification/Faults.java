package io.paykkaserverless.delivernotification;

import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Lets every call of a port fail now and then: the process dies before or after it, or the port
 * does not answer, having done what it was asked or not. Drawn from one seed.
 */
final class Faults {

  private final Random random;
  private final double share;
  private final Map<String, Integer> happened = new TreeMap<>();
  private boolean on = true;

  /**
   * Draws from {@code random}.
   *
   * @param share of all calls that fail, from 0 to 1
   */
  Faults(Random random, double share) {
    this.random = random;
    this.share = share;
  }

  /** The process died; nothing of it goes on. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash(String where) {
      super("the process died " + where);
    }
  }

  private enum Fault {
    NONE,
    CRASH_BEFORE,
    CRASH_AFTER,
    NO_ANSWER_BEFORE,
    NO_ANSWER_AFTER
  }

  /** From now on everything works. */
  void stop() {
    on = false;
  }

  /** How often each fault happened, by step. */
  Map<String, Integer> happened() {
    return happened;
  }

  /** Whether something else goes wrong, such as a deletion that is lost. */
  boolean happens(String what) {
    boolean happens = on && random.nextDouble() < share;
    if (happens) {
      happened.merge(what, 1, Integer::sum);
    }
    return happens;
  }

  /** The same port, failing now and then. */
  <T> T around(Class<T> port, T real) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              String step = port.getSimpleName() + "." + method.getName();
              Fault fault = draw(step);
              fail(fault, Fault.CRASH_BEFORE, Fault.NO_ANSWER_BEFORE, "before " + step);
              Object result;
              try {
                result = method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              fail(fault, Fault.CRASH_AFTER, Fault.NO_ANSWER_AFTER, "after " + step);
              return result;
            }));
  }

  private Fault draw(String step) {
    if (!on || random.nextDouble() >= share) {
      return Fault.NONE;
    }
    Fault fault = Fault.values()[1 + random.nextInt(Fault.values().length - 1)];
    happened.merge(fault + " " + step, 1, Integer::sum);
    return fault;
  }

  private static void fail(Fault drawn, Fault crash, Fault noAnswer, String where) {
    if (drawn == crash) {
      throw new Crash(where);
    }
    if (drawn == noAnswer) {
      throw new StoreUnavailable(new IllegalStateException("no answer " + where));
    }
  }
}
