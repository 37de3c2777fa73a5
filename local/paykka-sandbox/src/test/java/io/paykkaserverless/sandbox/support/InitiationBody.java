package io.paykkaserverless.sandbox.support;

import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.sandbox.card.Card;
import io.paykkaserverless.sandbox.card.EncryptedFields;
import io.paykkaserverless.sandbox.wallet.Wallet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Builds the body of an initiation that is in order, except where a test says otherwise. */
public final class InitiationBody {

  private final Map<String, Consumer<JsonWriter>> root = new LinkedHashMap<>();
  private final Map<String, Consumer<JsonWriter>> payment = new LinkedHashMap<>();

  public InitiationBody(String transId) {
    put("merchant_id", TestMerchant.MERCHANT_ID);
    put("payment_type", "PURCHASE");
    put("trans_id", transId);
    put("currency", "EUR");
    root.put("amount", json -> json.put("amount", 1250));
    put("return_url", "https://shop.example/return/abc");
    root.put("browser", json -> json.beginObject("browser").put("language", "en-GB").end());
    payment("payment_method", "BANKCARD");
    payment("holder_name", "Lisa Example");
  }

  public InitiationBody put(String name, String value) {
    root.put(name, json -> json.put(name, value));
    return this;
  }

  public InitiationBody put(String name, boolean value) {
    root.put(name, json -> json.put(name, value));
    return this;
  }

  /** A field with an object in it. */
  public InitiationBody put(String name, Consumer<JsonWriter> fields) {
    root.put(
        name,
        json -> {
          fields.accept(json.beginObject(name));
          json.end();
        });
    return this;
  }

  /** A field as the writer takes it. */
  public InitiationBody raw(String name, Consumer<JsonWriter> field) {
    root.put(name, field);
    return this;
  }

  public InitiationBody amount(long minor) {
    root.put("amount", json -> json.put("amount", minor));
    return this;
  }

  public InitiationBody without(String name) {
    root.remove(name);
    return this;
  }

  public InitiationBody payment(String name, String value) {
    payment.put(name, json -> json.put(name, value));
    return this;
  }

  public InitiationBody payment(String name, boolean value) {
    payment.put(name, json -> json.put(name, value));
    return this;
  }

  /** A field of the payment with an object in it. */
  public InitiationBody payment(String name, Consumer<JsonWriter> fields) {
    payment.put(
        name,
        json -> {
          fields.accept(json.beginObject(name));
          json.end();
        });
    return this;
  }

  public InitiationBody withoutPayment(String name) {
    payment.remove(name);
    return this;
  }

  public InitiationBody challenge(String indicator) {
    root.put(
        "authentication",
        json -> json.beginObject("authentication").put("challenge_indicator", indicator).end());
    return this;
  }

  public InitiationBody plain(Card card) {
    payment("card_no", card.number())
        .payment("exp_year", card.expiryYear())
        .payment("exp_month", card.expiryMonth());
    card.cvv().ifPresent(cvv -> payment("cvv", cvv));
    return this;
  }

  /** A wallet whose token PayKKa decrypts. */
  public InitiationBody wallet(Wallet wallet, String tokenData) {
    return payment("payment_method", wallet.name()).payment("token_data", tokenData);
  }

  /** A card that was stored before. */
  public InitiationBody token(String token, String shopper) {
    return payment("token", token)
        .payment("shopper_reference", shopper)
        .payment("token_usage", "CARD_ON_FILE");
  }

  /** Stores the card for one-click payments. */
  public InitiationBody storingFor(String shopper) {
    return payment("store_payment_method", true)
        .payment("shopper_reference", shopper)
        .payment("token_usage", "CARD_ON_FILE");
  }

  /** The first of a series. */
  public InitiationBody firstOfSeriesFor(String shopper) {
    return put("payment_type", "RECURRING")
        .put("mit", false)
        .payment("store_payment_method", true)
        .payment("shopper_reference", shopper)
        .payment("token_usage", "SUBSCRIPTION");
  }

  /** A later one of a series, as PayKKa's sample shows it. */
  public InitiationBody byAgreement(String agreementId, String token, String shopper) {
    return put("payment_type", "RECURRING")
        .put("mit", true)
        .put("recurring_agreement_id", agreementId)
        .without("browser")
        .without("return_url")
        .withoutPayment("holder_name")
        .payment("token", token)
        .payment("shopper_reference", shopper);
  }

  public InitiationBody encrypted(EncryptedFields fields) {
    return payment("encrypted_card_no", fields.cardNumber())
        .payment("encrypted_exp_year", fields.expireYear())
        .payment("encrypted_exp_month", fields.expireMonth())
        .payment("encrypted_cvv", fields.cvv());
  }

  public String json() {
    JsonWriter json = new JsonWriter();
    root.values().forEach(field -> field.accept(json));
    json.beginObject("payment");
    payment.values().forEach(field -> field.accept(json));
    return json.end().toString();
  }
}
