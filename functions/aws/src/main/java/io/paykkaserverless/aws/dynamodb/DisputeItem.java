package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.money.CurrencyCode;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.payment.Dispute;

/** A dispute as a map inside its payment's item. */
final class DisputeItem {

  private static final String AMOUNT = "m";
  private static final String CURRENCY = "cu";

  private DisputeItem() {}

  static void write(ItemWriter map, Dispute dispute) {
    map.text("i", dispute.disputeId())
        .text("g", dispute.stage())
        .text("c", dispute.reasonCode())
        .time("u", dispute.dueAt())
        .time("t", dispute.heardAt())
        .flag("v", dispute.verified());
    dispute
        .amount()
        .ifPresent(
            amount -> map.number(AMOUNT, amount.minor()).text(CURRENCY, amount.currency().code()));
  }

  static Dispute read(ItemReader map) {
    return new Dispute(
        map.text("i"),
        map.text("g"),
        map.optional("c", code -> code),
        map.optional(CURRENCY, CurrencyCode::new)
            .map(currency -> map.number(AMOUNT, minor -> new Money(minor, currency))),
        map.optionalTime("u"),
        map.time("t"),
        map.flag("v"));
  }
}
