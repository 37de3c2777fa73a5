package io.paykkaserverless.createpayment;

import io.paykkaserverless.aws.http.Field;
import io.paykkaserverless.aws.http.FieldType;
import io.paykkaserverless.aws.http.ProblemException;
import io.paykkaserverless.aws.http.RequestBody;
import io.paykkaserverless.core.money.CurrencyCode;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.ShopperReference;
import java.util.Optional;

/** Reads what a payment is for: itself, or a card to be charged again. */
final class KindFields {

  private final RequestBody body;
  private final Field<Optional<PaymentType>> type;
  private final Field<Optional<ShopperReference>> shopper;
  private final Field<Optional<Boolean>> store;
  private final Field<Optional<TokenUsage>> usage;
  private final Optional<ScheduleFields> schedule;

  private KindFields(RequestBody body) {
    this.body = body;
    this.type = body.optional("payment_type", FieldType.oneOf(PaymentType.class));
    this.shopper =
        body.optional(
            "shopper_reference",
            FieldType.parsed("visible text of 1 to 64 characters", 64, ShopperReference::new));
    this.store = body.optional("store_payment_method", FieldType.bool());
    this.usage = body.optional("token_usage", FieldType.oneOf(TokenUsage.class));
    this.schedule =
        body.has("schedule")
            ? Optional.of(ScheduleFields.of(body.object("schedule")))
            : Optional.empty();
  }

  /** Asks {@code body} for its fields. */
  static KindFields of(RequestBody body) {
    return new KindFields(body);
  }

  /** PayKKa's {@code payment_type}. */
  private enum PaymentType {
    PURCHASE(TokenUsage.CARD_ON_FILE),
    RECURRING(TokenUsage.SUBSCRIPTION);

    private final TokenUsage usage;

    PaymentType(TokenUsage usage) {
      this.usage = usage;
    }
  }

  /** PayKKa's {@code token_usage}. */
  private enum TokenUsage {
    CARD_ON_FILE,
    SUBSCRIPTION
  }

  /**
   * The kind that the fields make together. Each of them was found to be right by itself.
   *
   * @param currency the payment's
   * @throws ProblemException 422 where they contradict each other
   */
  PaymentKind kind(CurrencyCode currency) {
    PaymentType paymentType = type.value().orElse(PaymentType.PURCHASE);
    boolean storing = store.value().orElse(paymentType == PaymentType.RECURRING);
    refuseContradictions(paymentType, storing);
    schedule.ifPresent(ScheduleFields::refuseContradictions);
    body.requireValid();
    return switch (paymentType) {
      case RECURRING ->
          new PaymentKind.FirstRecurring(
              shopper.value().orElseThrow(), schedule.map(fields -> fields.schedule(currency)));
      case PURCHASE ->
          storing
              ? new PaymentKind.StoringCard(shopper.value().orElseThrow())
              : new PaymentKind.OneOff(shopper.value());
    };
  }

  private void refuseContradictions(PaymentType paymentType, boolean storing) {
    boolean recurring = paymentType == PaymentType.RECURRING;
    if (recurring && !storing) {
      body.refuse("store_payment_method", "must not be false where payment_type is RECURRING");
    }
    if ((recurring || storing) && shopper.value().isEmpty()) {
      body.refuse("shopper_reference", "is needed where the card is stored: it is that shopper's");
    }
    if (usage.value().isPresent() && usage.value().get() != paymentType.usage) {
      body.refuse("token_usage", "must be " + paymentType.usage + " for this payment_type");
    } else if (usage.value().isPresent() && !(recurring || storing)) {
      body.refuse("token_usage", "must be left out where the card is not stored");
    }
    if (!recurring && schedule.isPresent()) {
      body.refuse("schedule", "must be left out unless payment_type is RECURRING");
    }
  }
}
