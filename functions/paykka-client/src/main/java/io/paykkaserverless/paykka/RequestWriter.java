package io.paykkaserverless.paykka;

import io.paykkaserverless.core.card.EncryptedCard;
import io.paykkaserverless.core.card.Sensitive;
import io.paykkaserverless.core.card.ShopperDevice;
import io.paykkaserverless.core.paykka.Initiation;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.MerchantId;
import io.paykkaserverless.core.payment.Terms;
import io.paykkaserverless.json.JsonWriter;
import java.util.Optional;

/** Writes what PayKKa is asked. The bytes hold card data and go to PayKKa alone. */
final class RequestWriter {

  private final MerchantId merchant;

  RequestWriter(MerchantId merchant) {
    this.merchant = merchant;
  }

  /** <em>Initiate transaction</em>. */
  byte[] initiation(Initiation initiation) {
    Terms terms = initiation.terms();
    JsonWriter json =
        new JsonWriter()
            .put("merchant_id", merchant.value())
            .put("payment_type", "PURCHASE")
            .put("authorisation_type", "FINAL_AUTH")
            .put("capture_method", terms.captureMethod().name())
            .put("trans_id", initiation.attempt().transId())
            .put("currency", terms.amount().currency().code())
            .put("amount", terms.amount().minor())
            .put("notify_url", initiation.notifyUrl().toString())
            .put("return_url", initiation.returnUrl().toString())
            .put("description", terms.description());
    switch (initiation.instrument()) {
      case EncryptedCard card -> payment(json, card);
    }
    json.beginObject("authentication").put("challenge_indicator", "AUTO").end();
    browser(json, initiation.device());
    customer(json, initiation.device());
    return json.toBytes();
  }

  /** <em>Query transaction</em>, by the number we gave it. */
  byte[] query(AttemptId attempt) {
    return new JsonWriter()
        .put("merchant_id", merchant.value())
        .put("trans_id", attempt.transId())
        .toBytes();
  }

  private static void payment(JsonWriter json, EncryptedCard card) {
    json.beginObject("payment")
        .put("payment_method", "BANKCARD")
        .put("encrypted_card_no", card.number().reveal())
        .put("encrypted_exp_year", card.expiryYear().reveal())
        .put("encrypted_exp_month", card.expiryMonth().reveal())
        .put("encrypted_cvv", card.cvv().reveal())
        .put("holder_name", card.holderName().map(Sensitive::reveal))
        .end();
  }

  private static void browser(JsonWriter json, ShopperDevice device) {
    json.beginObject("browser")
        .put("user_agent", device.userAgent())
        .put("language", device.language())
        .put("color_depth", device.colorDepth())
        .put("timezone_offset", device.timezoneOffset())
        .put("screen_height", device.screenHeight())
        .put("screen_width", device.screenWidth());
    device.javaEnabled().ifPresent(enabled -> json.put("java_enabled", enabled));
    json.end();
  }

  /** Ordered and paid from the same place: the browser that confirms. */
  private static void customer(JsonWriter json, ShopperDevice device) {
    Optional<String> address = device.ipAddress();
    if (address.isPresent()) {
      json.beginObject("customer").put("order_ip", address).put("pay_ip", address).end();
    }
  }
}
