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
 */
public record NotificationMessage(
    String type,
    String paymentId,
    long sequence,
    String status,
    long amountMinor,
    String currency,
    String reference) {

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
                reference.get()))
        : Optional.empty();
  }
}
