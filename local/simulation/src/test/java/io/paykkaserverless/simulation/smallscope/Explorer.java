package io.paykkaserverless.simulation.smallscope;

import io.paykkaserverless.simulation.smallscope.Scope.Step;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Goes through a {@link Scope} breadth first, so that the first story that ends in a violation is
 * also a shortest one. Equal situations are one state, whichever way led there.
 *
 * @param <S> a situation
 */
final class Explorer<S> {

  /** Every so many times that a state is met again it is tried whether it is the same indeed. */
  private static final int MERGES_PER_TRIAL = 97;

  private final Scope<S> scope;
  private final int depth;
  private final List<S> states = new ArrayList<>();
  private final List<String> happened = new ArrayList<>();
  private final List<Integer> parents = new ArrayList<>();
  private final List<int[]> edges = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private int expandable = Integer.MAX_VALUE;
  private long steps;
  private long crashes;
  private long merges;
  private long trials;
  private int deepest;

  private Explorer(Scope<S> scope, int depth) {
    this.scope = scope;
    this.depth = depth;
  }

  /**
   * What was gone through.
   *
   * @param states every state once, in the order it was reached
   * @param steps how many steps were taken
   * @param crashes in how many of them a function died
   * @param orders how many orders of events of the greatest length these stand for
   * @param deepest after how many steps the last new state was reached
   * @param trials how many equal situations were shown to have equal successors
   * @param story tells the shortest way to a state by its place
   */
  record Explored<S>(
      List<S> states,
      long steps,
      long crashes,
      BigInteger orders,
      int deepest,
      long trials,
      IntFunction<String> story) {}

  /** All that can happen in up to {@code depth} steps. */
  static <S> Explored<S> explore(Scope<S> scope, int depth) {
    return new Explorer<>(scope, depth).run();
  }

  private Explored<S> run() {
    number(scope.start(), "", -1);
    int from = 0;
    for (int level = 0; level < depth; level++) {
      int until = states.size();
      expandable = level == depth - 1 ? until : Integer.MAX_VALUE;
      for (int state = from; state < until; state++) {
        edges.add(expand(state));
      }
      from = until;
      deepest = states.size() > until ? level + 1 : deepest;
    }
    return new Explored<>(
        List.copyOf(states), steps, crashes, orders(), deepest, trials, this::story);
  }

  private int[] expand(int state) {
    List<Step<S>> next = next(state);
    steps += next.size();
    crashes += next.stream().filter(Step::crash).count();
    return next.stream().mapToInt(step -> number(step.to(), step.what(), state)).toArray();
  }

  private List<Step<S>> next(int state) {
    try {
      return scope.steps(states.get(state));
    } catch (AssertionError broken) {
      throw new AssertionError(
          "shortest story that breaks a law:" + story(state) + "\n then " + broken.getMessage(),
          broken);
    }
  }

  private int number(S situation, String what, int parent) {
    Integer known = numbers.putIfAbsent(scope.key(situation), states.size());
    if (known != null) {
      boolean within = known < expandable;
      if (within && ++merges % MERGES_PER_TRIAL == 0 && !states.get(known).equals(situation)) {
        requireSameFuture(known, situation);
      }
      return known;
    }
    states.add(situation);
    happened.add(what);
    parents.add(parent);
    return states.size() - 1;
  }

  /** Else the key forgets something that matters, and states were not gone through. */
  private void requireSameFuture(int state, S other) {
    List<String> expected = futures(states.get(state));
    List<String> found = futures(other);
    for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
      if (i >= expected.size() || i >= found.size() || !expected.get(i).equals(found.get(i))) {
        throw new AssertionError(
            "two situations of one key part:\n %s\n %s\n in %s\n and %s"
                .formatted(
                    i < expected.size() ? expected.get(i) : "nothing",
                    i < found.size() ? found.get(i) : "nothing",
                    states.get(state),
                    other));
      }
    }
    trials++;
  }

  private List<String> futures(S situation) {
    return scope.steps(situation).stream()
        .map(step -> step.what() + " -> " + scope.key(step.to()))
        .toList();
  }

  private String story(int state) {
    List<String> lines = new ArrayList<>();
    for (int at = state; parents.get(at) >= 0; at = parents.get(at)) {
      lines.addFirst("\n " + happened.get(at));
    }
    return String.join("", lines);
  }

  /** How many ways lead through the states, counted level by level. */
  private BigInteger orders() {
    BigInteger[] ways = new BigInteger[states.size()];
    Arrays.fill(ways, BigInteger.ZERO);
    ways[0] = BigInteger.ONE;
    for (int level = 0; level < depth; level++) {
      BigInteger[] next = new BigInteger[states.size()];
      Arrays.fill(next, BigInteger.ZERO);
      for (int state = 0; state < edges.size(); state++) {
        if (ways[state].signum() > 0) {
          for (int to : edges.get(state)) {
            next[to] = next[to].add(ways[state]);
          }
        }
      }
      ways = next;
    }
    return Arrays.stream(ways).reduce(BigInteger.ZERO, BigInteger::add);
  }
}
