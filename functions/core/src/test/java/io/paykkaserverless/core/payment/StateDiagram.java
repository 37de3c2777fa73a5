package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.operation.OperationEvent;
import io.paykkaserverless.core.operation.OperationState;
import io.paykkaserverless.core.operation.OperationTable;
import io.paykkaserverless.core.payment.TransitionTable.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Draws the {@link TransitionTable} and the {@link OperationTable} as the page {@code
 * docs/payment-states.md}.
 */
final class StateDiagram {

  private StateDiagram() {}

  static String render() {
    return """
    # How a payment moves

    <!-- Generated from TransitionTable.java and OperationTable.java by TransitionTableTest; do not edit. -->

    Solid labels are moves. "Correction" marks a move out of a state that was announced as the
    end, because PayKKa reports later that money did move after all.

    ```mermaid
    stateDiagram-v2
    %s```

    ## Every state and every event

    `=` old news, nothing changes · `!` contradiction, nothing moves and a person is told ·
    `o` possible here, moves nothing by itself · `x` not possible here · a state is where the payment moves to (`*` as a correction).

    %s
    ## How a capture, void or refund moves

    While it is open its amount is reserved: REQUESTED, UNKNOWN, PROCESSING, REVIEWING. A lost
    answer releases nothing and is never sent again. "Correction": PayKKa reports later that the
    money did move after all. The signs are those of the table above.

    ```mermaid
    stateDiagram-v2
    %s```

    %s\
    """
        .formatted(diagram(), matrix(), operationDiagram(), operationMatrix());
  }

  private static String operationDiagram() {
    StringBuilder out = new StringBuilder("    [*] --> REQUESTED\n");
    for (OperationState from : OperationState.values()) {
      Map<String, List<String>> labels = new LinkedHashMap<>();
      for (OperationEvent event : OperationEvent.values()) {
        if (OperationTable.consult(from, event)
            instanceof OperationTable.Verdict.Move(var to, boolean fix)) {
          labels
              .computeIfAbsent(to.name(), _ -> new ArrayList<>())
              .add((fix ? "correction: " : "") + event.name().toLowerCase(Locale.ROOT));
        }
      }
      labels.forEach((to, events) -> arrow(out, from.name(), to, events));
    }
    return out.toString();
  }

  private static String operationMatrix() {
    StringBuilder out = new StringBuilder("| event |");
    for (OperationState state : OperationState.values()) {
      out.append(' ').append(state).append(" |");
    }
    out.append("\n|---|").append("---|".repeat(OperationState.values().length)).append('\n');
    for (OperationEvent event : OperationEvent.values()) {
      out.append("| ").append(event).append(" |");
      for (OperationState state : OperationState.values()) {
        out.append(' ').append(cell(OperationTable.consult(state, event))).append(" |");
      }
      out.append('\n');
    }
    return out.toString();
  }

  private static String cell(OperationTable.Verdict verdict) {
    return switch (verdict) {
      case OperationTable.Verdict.Move(var to, boolean correction) -> to + (correction ? " *" : "");
      case OperationTable.Verdict.OldNews _ -> "=";
      case OperationTable.Verdict.Contradiction _ -> "!";
    };
  }

  private static void arrow(StringBuilder out, String from, String to, List<String> events) {
    out.append("    ").append(from).append(" --> ").append(to).append(" : ");
    out.append(String.join(", ", events)).append('\n');
  }

  private static String diagram() {
    StringBuilder out = new StringBuilder("    [*] --> CREATED\n");
    for (PaymentState from : PaymentState.values()) {
      Map<String, List<String>> labels = new LinkedHashMap<>();
      for (PaymentEvent event : PaymentEvent.values()) {
        if (TransitionTable.consult(from, event) instanceof Verdict.Move(var to, boolean fix)) {
          String name = event.name().toLowerCase(Locale.ROOT);
          labels
              .computeIfAbsent(to.name(), _ -> new ArrayList<>())
              .add(fix ? "correction: " + name : name);
        }
      }
      labels.forEach((to, events) -> arrow(out, from.name(), to, events));
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
      case Verdict.Possible _ -> "o";
      case Verdict.NotPossible _ -> "x";
    };
  }
}
