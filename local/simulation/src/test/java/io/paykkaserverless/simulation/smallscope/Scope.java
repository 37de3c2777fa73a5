package io.paykkaserverless.simulation.smallscope;

import java.util.List;

/**
 * What is explored: where it begins, and what can happen next.
 *
 * @param <S> a situation; immutable
 */
interface Scope<S> {

  /** Where every story begins. */
  S start();

  /** Equal for situations from which the same can follow. */
  String key(S situation);

  /**
   * All that can happen next, each with what comes of it. Whoever finds that it must not have come
   * to this throws an {@link AssertionError} that begins with what happened.
   */
  List<Step<S>> steps(S situation);

  /**
   * One thing that happens.
   *
   * @param what in words, for the story of a violation
   * @param crash whether a function died of it
   */
  record Step<S>(String what, boolean crash, S to) {

    static <S> Step<S> whole(String what, S to) {
      return new Step<>(what, false, to);
    }
  }
}
