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
 * then, and the state before a line, are stored where they are not what the line before left, and
 * its number where it is not the next one; before the first line nothing had moved and the payment
 * was created.
 */
final class HistoryItem {

  /** The attribute that holds lines, of a payment or of a page of its archive. */
  static final String HISTORY = "hi";

  private static final String NUMBER = "i";
  private static final String BALANCES = "m";

  /** Fails to load where two events share a name. */
  private static final Map<String, HistoryEvent> EVENTS =
      Stream.<HistoryEvent>concat(
              Arrays.stream(PaymentEvent.values()), Arrays.stream(OperationEvent.values()))
          .collect(Collectors.toUnmodifiableMap(HistoryEvent::name, Function.identity()));

  private int numberBefore;
  private Balances balancesBefore = Balances.NONE;
  private PaymentState stateBefore = PaymentState.CREATED;

  void write(ItemWriter map, HistoryEntry entry) {
    map.time("t", entry.at())
        .text("w", entry.speaker().name())
        .text("e", entry.event().name())
        .number("n", entry.attempt())
        .numberUnlessZero("o", entry.operation())
        .unlessUsual("b", entry.before(), stateBefore)
        .text("a", entry.after().name())
        .text("d", entry.detail());
    if (entry.number() != numberBefore + 1) {
      map.number(NUMBER, entry.number());
    }
    if (!entry.balances().equals(balancesBefore)) {
      map.map(BALANCES, inner -> BalancesItem.write(inner, entry.balances()));
    }
    numberBefore = entry.number();
    balancesBefore = entry.balances();
    stateBefore = entry.after();
  }

  HistoryEntry read(ItemReader map) {
    if (map.has(BALANCES)) {
      balancesBefore = BalancesItem.read(map.map(BALANCES));
    }
    PaymentState before = map.optional("b", PaymentState::valueOf).orElse(stateBefore);
    stateBefore = map.text("a", PaymentState::valueOf);
    numberBefore = map.has(NUMBER) ? map.smallNumber(NUMBER) : numberBefore + 1;
    return new HistoryEntry(
        numberBefore,
        map.time("t"),
        map.text("w", Speaker::valueOf),
        map.text("e", HistoryItem::event),
        map.smallNumber("n"),
        map.has("o") ? map.smallNumber("o") : 0,
        before,
        stateBefore,
        map.optional("d", detail -> detail),
        balancesBefore);
  }

  private static HistoryEvent event(String name) {
    HistoryEvent event = EVENTS.get(name);
    if (event == null) {
      throw new IllegalArgumentException("there is no such event");
    }
    return event;
  }
}
