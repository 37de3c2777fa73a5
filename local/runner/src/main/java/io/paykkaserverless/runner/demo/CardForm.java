package io.paykkaserverless.runner.demo;

import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.LocalSystem;
import io.paykkaserverless.sandbox.card.Card;
import io.paykkaserverless.sandbox.card.EncryptedFields;

/** What a shop's page sends of a card that a shopper typed in. */
public final class CardForm {

  private CardForm() {}

  /**
   * The body that confirms a payment: the card, valid until the end of 2031, only in its encrypted
   * form, and the browser.
   *
   * @param cardNumber in clear; it does not leave this method
   * @param userAgent of the browser
   */
  public static String filledIn(LocalSystem system, String cardNumber, String userAgent) {
    EncryptedFields card =
        system.sandbox().cardEncryption().encrypt(new Card(cardNumber, "2031", "12", "123"));
    return new JsonWriter()
        .put("payment_method", "BANKCARD")
        .beginObject("card")
        .put("encrypted_card_no", card.cardNumber())
        .put("encrypted_exp_year", card.expireYear())
        .put("encrypted_exp_month", card.expireMonth())
        .put("encrypted_cvv", card.cvv())
        .put("holder_name", "Sam Shopper")
        .end()
        .beginObject("browser")
        .put("language", "en-GB")
        .put("color_depth", "24")
        .put("timezone_offset", "+01:00")
        .put("screen_height", "900")
        .put("screen_width", "1440")
        .put("java_enabled", false)
        .put("user_agent", userAgent)
        .end()
        .toString();
  }
}
