package io.paykkaserverless.simulation.story;

import io.paykkaserverless.core.payment.HistoryEntry;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentEvent;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.TransitionTable;
import io.paykkaserverless.core.payment.TransitionTable.Verdict;
import io.paykkaserverless.simulation.io.GatedPorts;
import io.paykkaserverless.simulation.io.IoStep;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** What all stories together have really tried. Shared by stories that are told side by side. */
final class Coverage {

  private final Map<Fault, AtomicLong> faults = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> useCases = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> moves = new ConcurrentHashMap<>();
  private final AtomicLong archived = new AtomicLong();
  private final Map<IoStep, AtomicLong> calls = new ConcurrentHashMap<>();

  Coverage() {
    for (Fault fault : Fault.values()) {
      faults.put(fault, new AtomicLong());
    }
    for (UseCase useCase : UseCase.values()) {
      useCases.put(useCase.name(), new AtomicLong());
    }
    for (PaymentState state : PaymentState.values()) {
      for (PaymentEvent event : PaymentEvent.values()) {
        if (TransitionTable.consult(state, event) instanceof Verdict.Move) {
          moves.put(move(state, event), new AtomicLong());
        }
      }
    }
    GatedPorts.census().forEach(step -> calls.put(step, new AtomicLong()));
  }

  void archived(int pieces) {
    archived.addAndGet(pieces);
  }

  void went(Fault fault) {
    count(faults, fault);
  }

  void called(UseCase useCase) {
    count(useCases, useCase.name());
  }

  void passed(IoStep step) {
    count(calls, step);
  }

  private static <K> void count(Map<K, AtomicLong> counts, K what) {
    counts.computeIfAbsent(what, _ -> new AtomicLong()).incrementAndGet();
  }

  /** Every move of the table that a payment has made. */
  void took(Payment payment) {
    payment.history().stream()
        .filter(line -> line.before() != line.after())
        .map(line -> move(line.before(), eventOf(line)))
        .filter(moves::containsKey)
        .forEach(move -> count(moves, move));
  }

  /** An operation that succeeded moves the payment as PayKKa's status would. */
  private static PaymentEvent eventOf(HistoryEntry line) {
    return line.event() instanceof PaymentEvent event ? event : line.balances().asEvent();
  }

  /** How many lines and messages were archived. */
  long archived() {
    return archived.get();
  }

  long calls() {
    return sum(calls);
  }

  long faults() {
    return sum(faults);
  }

  long moves() {
    return sum(moves);
  }

  int kindsOfMoves() {
    return moves.size();
  }

  int kindsOfCalls() {
    return calls.size();
  }

  /** What no story has tried; empty where they prove what they say. */
  Set<String> untried() {
    Set<String> untried = new TreeSet<>();
    Set.of(faults, useCases, moves, calls)
        .forEach(
            counts ->
                counts.forEach(
                    (what, count) -> {
                      if (count.get() == 0) {
                        untried.add(what.toString());
                      }
                    }));
    return untried;
  }

  /** Each fault and how often it happened, line by line. */
  String report() {
    StringBuilder lines = new StringBuilder();
    Stream.of(faults, useCases, moves)
        .flatMap(counts -> counts.entrySet().stream())
        .map(entry -> "  %-40s %,d%n".formatted(entry.getKey(), entry.getValue().get()))
        .sorted()
        .forEach(lines::append);
    return lines.toString();
  }

  private static long sum(Map<?, AtomicLong> counts) {
    return counts.values().stream().mapToLong(AtomicLong::get).sum();
  }

  private static String move(PaymentState state, PaymentEvent event) {
    return state + " " + event;
  }
}
