package io.paykkaserverless.runner.merchant;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import java.util.Optional;

/**
 * What a notification says.
 *
 * @param type for example {@code payment.paid}
 * @param paymentId the payment it speaks of
 * @param sequence its place among the payment's messages, from 1; they may arrive in any order
 * @param status how the payment stands after it, for example {@code PAID}
 * @param amountMinor the payment's price in minor units
 * @param currency ISO 4217
 * @param reference the order number we gave
 * @param agreementId the subscription the payment belongs to, if it belongs to one
 * @param period which of the subscription's charges it is; none for the first payment
 * @param card the card that was stored, where it tells of one
 */
public record NotificationMessage(
    String type,
    String paymentId,
    long sequence,
    String status,
    long amountMinor,
    String currency,
    String reference,
    Optional<String> agreementId,
    Optional<String> period,
    Optional<StoredCard> card) {

  /** The shopper's card may be charged again under a token. */
  public static final String TOKEN_CREATED = "token.created";

  /** The shopper agreed to be charged again and again. */
  public static final String AGREEMENT_CREATED = "agreement.created";

  /**
   * The message that {@code body} holds, or nothing where a field is missing or of another kind.
   */
  static Optional<NotificationMessage> read(byte[] body) {
    try {
      JsonObject json = JsonReader.readObject(body);
      Optional<String> type = json.text("type");
      return json.object("data").flatMap(data -> type.flatMap(named -> of(named, data)));
    } catch (MalformedJson _) {
      return Optional.empty();
    }
  }

  private static Optional<NotificationMessage> of(String type, JsonObject data) {
    Optional<String> paymentId = data.text("payment_id");
    Optional<Long> sequence = data.integer("sequence");
    Optional<String> status = data.text("status");
    Optional<Long> amount = data.integer("amount");
    Optional<String> currency = data.text("currency");
    Optional<String> reference = data.text("reference");
    boolean complete =
        paymentId.isPresent()
            && sequence.isPresent()
            && status.isPresent()
            && amount.isPresent()
            && currency.isPresent()
            && reference.isPresent();
    return complete
        ? Optional.of(
            new NotificationMessage(
                type,
                paymentId.get(),
                sequence.get(),
                status.get(),
                amount.get(),
                currency.get(),
                reference.get(),
                data.text("agreement_id"),
                data.text("period"),
                StoredCard.read(data)))
        : Optional.empty();
  }
}
