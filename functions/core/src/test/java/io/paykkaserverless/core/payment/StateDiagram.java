package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.payment.TransitionTable.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws the {@link TransitionTable} as the page {@code docs/payment-states.md}. */
final class StateDiagram {

  private StateDiagram() {}

  static String render() {
    return """
    # How a payment moves

    <!-- Generated from TransitionTable.java by TransitionTableTest; do not edit. -->

    Solid labels are moves. "Correction" marks a move out of a state that was announced as the
    end, because PayKKa reports later that money did move after all.

    ```mermaid
    stateDiagram-v2
    %s```

    ## Every state and every event

    `=` old news, nothing changes · `!` contradiction, nothing moves and a person is told ·
    `x` not possible here · a state is where the payment moves to (`*` as a correction).

    %s\
    """
        .formatted(diagram(), matrix());
  }

  private static String diagram() {
    StringBuilder out = new StringBuilder("    [*] --> CREATED\n");
    for (PaymentState from : PaymentState.values()) {
      Map<String, List<String>> labels = new LinkedHashMap<>();
      for (PaymentEvent event : PaymentEvent.values()) {
        if (TransitionTable.consult(from, event) instanceof Verdict.Move(var to, boolean fix)) {
          String name = event.name().toLowerCase(java.util.Locale.ROOT);
          labels
              .computeIfAbsent(to.name(), _ -> new ArrayList<>())
              .add(fix ? "correction: " + name : name);
        }
      }
      labels.forEach(
          (to, events) ->
              out.append("    ")
                  .append(from)
                  .append(" --> ")
                  .append(to)
                  .append(" : ")
                  .append(String.join(", ", events))
                  .append('\n'));
    }
    return out.toString();
  }

  private static String matrix() {
    StringBuilder out = new StringBuilder("| event |");
    for (PaymentState state : PaymentState.values()) {
      out.append(' ').append(state).append(" |");
    }
    out.append("\n|---|").append("---|".repeat(PaymentState.values().length)).append('\n');
    for (PaymentEvent event : PaymentEvent.values()) {
      out.append("| ").append(event).append(" |");
      for (PaymentState state : PaymentState.values()) {
        out.append(' ').append(cell(TransitionTable.consult(state, event))).append(" |");
      }
      out.append('\n');
    }
    return out.toString();
  }

  private static String cell(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Move(var to, boolean correction) -> to + (correction ? " *" : "");
      case Verdict.OldNews _ -> "=";
      case Verdict.Contradiction _ -> "!";
      case Verdict.NotPossible _ -> "x";
    };
  }
}
