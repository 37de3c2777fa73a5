package io.paykkaserverless.runner.merchant;

import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.merchant.Basket.Item;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * What the payment API is told of an order. Everything in it is the shop's own; nothing comes from
 * a browser but which basket and which kind.
 *
 * @param order what is to be paid
 * @param shopper who pays
 * @param returnUrl where the shopper's browser goes after 3-D Secure
 * @param at when; a subscription's next charge is a month later
 */
record PaymentRequest(Order order, DemoShopper shopper, URI returnUrl, Instant at) {

  private static final String EVERY_MONTH = "P1M";

  byte[] toBytes() {
    Basket basket = order.basket();
    JsonWriter json =
        new JsonWriter()
            .put("amount", basket.amountMinor())
            .put("currency", basket.currency().getCurrencyCode())
            .put("reference", order.number())
            .put("description", basket.title())
            .put("return_url", returnUrl.toString())
            .put("shopper_reference", shopper.reference());
    switch (order.kind()) {
      case ONE_TIME -> json.put("payment_type", "PURCHASE");
      case ONE_TIME_SAVING_CARD ->
          json.put("payment_type", "PURCHASE").put("store_payment_method", true);
      case SUBSCRIPTION -> writeSchedule(json.put("payment_type", "RECURRING"));
    }
    writeGoods(json);
    shopper.writeTo(json);
    return json.toBytes();
  }

  private void writeSchedule(JsonWriter json) {
    json.beginObject("schedule")
        .put("interval", EVERY_MONTH)
        .put("amount", order.basket().amountMinor())
        .put("start", at.atOffset(ZoneOffset.UTC).plusMonths(1).toInstant().toString())
        .end();
  }

  private void writeGoods(JsonWriter json) {
    json.beginArray("goods");
    for (Item item : order.basket().items()) {
      json.beginElement()
          .put("name", item.name())
          .put("description", item.note())
          .put("price", item.unitPriceMinor())
          .put("quantity", item.quantity())
          .end();
    }
    json.end();
  }
}
