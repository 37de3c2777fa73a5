package io.paykkaserverless.simulation.io;

import java.util.List;
import java.util.Optional;

/** What stands between use cases and the outside: every call passes here, once. */
@FunctionalInterface
public interface Gate {

  /** The answer of a call that answers nothing. */
  Object NOTHING = Optional.empty();

  /**
   * Lets a call through, or not, or breaks it off on the way there or back.
   *
   * @param arguments what it was called with
   * @return what the use case gets for an answer; of the type the call returns, or {@link #NOTHING}
   */
  Object pass(IoStep step, List<Object> arguments, Call call);

  /** The call itself, with all that it does. */
  @FunctionalInterface
  interface Call {

    /** Does it and answers, or throws what the adapter throws. */
    Object make();
  }
}
