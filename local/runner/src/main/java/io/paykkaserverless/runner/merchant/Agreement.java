package io.paykkaserverless.runner.merchant;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonWriter;
import java.util.Optional;

/**
 * A subscription as the payment API knows it.
 *
 * @param status for example {@code ACTIVE}
 * @param cardBrand of the card that is charged, where it is known
 * @param cardLast4 of the card that is charged, where it is known
 * @param nextCharge what is charged next, if anything is
 */
record Agreement(
    String status,
    Optional<String> cardBrand,
    Optional<String> cardLast4,
    Optional<NextCharge> nextCharge) {

  /**
   * A charge that has not been made yet.
   *
   * @param period what the API calls it
   * @param at when it is due, RFC 3339
   * @param amountMinor in minor units
   */
  record NextCharge(String period, String at, long amountMinor) {

    private static Optional<NextCharge> read(JsonObject json) {
      return json.text("period")
          .flatMap(
              period ->
                  json.text("at")
                      .flatMap(
                          at ->
                              json.integer("amount")
                                  .map(amount -> new NextCharge(period, at, amount))));
    }
  }

  static Optional<Agreement> read(JsonObject json) {
    return json.text("status")
        .map(
            status ->
                new Agreement(
                    status,
                    json.text("card_brand"),
                    json.text("card_last4"),
                    json.object("next_charge").flatMap(NextCharge::read)));
  }

  void writeTo(JsonWriter json) {
    json.put("status", status).put("card_brand", cardBrand).put("card_last4", cardLast4);
    nextCharge.ifPresent(
        next ->
            json.beginObject("next_charge")
                .put("period", next.period())
                .put("at", next.at())
                .put("amount", next.amountMinor())
                .end());
  }
}
