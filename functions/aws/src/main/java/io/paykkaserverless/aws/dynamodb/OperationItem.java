package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.money.CurrencyCode;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.OperationReason;
import io.paykkaserverless.core.operation.OperationState;
import io.paykkaserverless.core.operation.RefundOrderId;
import io.paykkaserverless.core.payment.PaymentId;

/** A capture, void or refund as a map inside its payment's item. */
final class OperationItem {

  private OperationItem() {}

  /**
   * Writes {@code operation}; its currency is not stored again.
   *
   * @throws IllegalArgumentException where it is not in its payment's {@code currency}
   */
  static void write(ItemWriter map, Operation operation, CurrencyCode currency) {
    if (!operation.amount().currency().equals(currency)) {
      throw new IllegalArgumentException("operation " + operation.id() + " is not in " + currency);
    }
    map.text("k", operation.kind().name())
        .number("n", operation.id().number())
        .number("m", operation.amount().minor())
        .text("y", operation.reason().map(Enum::name))
        .fingerprint("ik", operation.key())
        .fingerprint("fp", operation.fingerprint())
        .text("c", operation.claim())
        .time("t", operation.requestedAt())
        .text("s", operation.state().name())
        .text("o", operation.refundOrderId().map(RefundOrderId::value));
    FailureItem.write(map, operation.failure());
  }

  static Operation read(PaymentId payment, CurrencyCode currency, ItemReader map) {
    OperationKind kind = map.text("k", OperationKind::valueOf);
    return new Operation(
        map.number("n", number -> new OperationId(payment, kind, Math.toIntExact(number))),
        map.number("m", minor -> new Money(minor, currency)),
        map.optional("y", OperationReason::valueOf),
        map.fingerprint("ik"),
        map.fingerprint("fp"),
        map.text("c"),
        map.time("t"),
        map.text("s", OperationState::valueOf),
        map.optional("o", RefundOrderId::new),
        FailureItem.read(map));
  }
}
