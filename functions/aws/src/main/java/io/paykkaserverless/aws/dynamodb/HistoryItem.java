package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.OperationEvent;
import io.paykkaserverless.core.payment.HistoryEntry;
import io.paykkaserverless.core.payment.HistoryEvent;
import io.paykkaserverless.core.payment.PaymentEvent;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Speaker;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lines of one payment's story as maps inside its item, one after another. What had moved by
 * then is stored where it is not what the line before says; before the first line nothing had.
 */
final class HistoryItem {

  private static final String BALANCES = "m";

  /** Fails to load where two events share a name. */
  private static final Map<String, HistoryEvent> EVENTS =
      Stream.<HistoryEvent>concat(
              Arrays.stream(PaymentEvent.values()), Arrays.stream(OperationEvent.values()))
          .collect(Collectors.toUnmodifiableMap(HistoryEvent::name, Function.identity()));

  private Balances lineBefore = Balances.NONE;

  void write(ItemWriter map, HistoryEntry entry) {
    map.time("t", entry.at())
        .text("w", entry.speaker().name())
        .text("e", entry.event().name())
        .number("n", entry.attempt())
        .numberUnlessZero("o", entry.operation())
        .text("b", entry.before().name())
        .text("a", entry.after().name())
        .text("d", entry.detail());
    if (!entry.balances().equals(lineBefore)) {
      map.map(BALANCES, inner -> BalancesItem.write(inner, entry.balances()));
    }
    lineBefore = entry.balances();
  }

  HistoryEntry read(ItemReader map) {
    if (map.has(BALANCES)) {
      lineBefore = BalancesItem.read(map.map(BALANCES));
    }
    return new HistoryEntry(
        map.time("t"),
        map.text("w", Speaker::valueOf),
        map.text("e", HistoryItem::event),
        map.smallNumber("n"),
        map.has("o") ? map.smallNumber("o") : 0,
        map.text("b", PaymentState::valueOf),
        map.text("a", PaymentState::valueOf),
        map.optional("d", detail -> detail),
        lineBefore);
  }

  private static HistoryEvent event(String name) {
    HistoryEvent event = EVENTS.get(name);
    if (event == null) {
      throw new IllegalArgumentException("there is no such event");
    }
    return event;
  }
}
