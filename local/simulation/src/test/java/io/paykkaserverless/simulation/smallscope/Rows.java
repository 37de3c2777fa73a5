package io.paykkaserverless.simulation.smallscope;

import io.paykkaserverless.core.payment.HistoryEntry;
import io.paykkaserverless.core.payment.PaymentEvent;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.TransitionTable;
import io.paykkaserverless.core.payment.TransitionTable.Verdict;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which rows of the transition table were met, and which of its moves were made. */
final class Rows {

  private final Set<String> met = new TreeSet<>();
  private final Set<String> made = new TreeSet<>();

  /** Something was said in this state, of a payment or of its attempt. */
  void meet(PaymentState state, PaymentEvent event) {
    met.add(row(state, event));
  }

  /** A payment has this in its story. */
  void read(List<HistoryEntry> story) {
    for (HistoryEntry line : story) {
      if (line.event() instanceof PaymentEvent event && line.before() != line.after()) {
        made.add(move(line.before(), event, line.after()));
      }
    }
  }

  int metSoFar() {
    return met.size();
  }

  int madeSoFar() {
    return made.size();
  }

  /** Rows that nobody met. */
  Set<String> missed() {
    Set<String> missed = new TreeSet<>();
    for (PaymentState state : PaymentState.values()) {
      for (PaymentEvent event : PaymentEvent.values()) {
        missed.add(row(state, event));
      }
    }
    missed.removeAll(met);
    return missed;
  }

  /** Moves of the table that nobody made. */
  Set<String> missedMoves() {
    Set<String> missed = new TreeSet<>();
    for (PaymentState state : PaymentState.values()) {
      for (PaymentEvent event : PaymentEvent.values()) {
        if (TransitionTable.consult(state, event) instanceof Verdict.Move(var to, boolean _)) {
          missed.add(move(state, event, to));
        }
      }
    }
    missed.removeAll(made);
    return missed;
  }

  private static String row(PaymentState state, PaymentEvent event) {
    return state + ", " + event;
  }

  private static String move(PaymentState from, PaymentEvent event, PaymentState to) {
    return row(from, event) + " to " + to;
  }
}
