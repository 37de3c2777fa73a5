package io.paykkaserverless.runner.merchant;

import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.merchant.Basket.Item;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What the shop sells, and the only place where its prices are. One basket for each number of
 * decimal digits that currencies commonly have.
 */
final class Catalogue {

  private static final List<Basket> BASKETS =
      List.of(
          new Basket(
              "breakfast",
              "Breakfast for two",
              Currency.getInstance("EUR"),
              List.of(
                  new Item("Speckled mug", "Stoneware, 300 ml", "mug.svg", 2, 1800),
                  new Item("Breakfast board", "Oiled oak", "board.svg", 1, 2450),
                  new Item("Wildflower honey", "Jar, 250 g", "jar.svg", 1, 890))),
          new Basket(
              "tea",
              "Afternoon tea",
              Currency.getInstance("JPY"),
              List.of(
                  new Item("Side-handle teapot", "Red clay, 360 ml", "teapot.svg", 1, 5800),
                  new Item("First-flush sencha", "Tin, 100 g", "tin.svg", 2, 1350))),
          new Basket(
              "coffee",
              "Coffee with guests",
              Currency.getInstance("KWD"),
              List.of(
                  new Item("Pouring pot", "Brass, 800 ml", "teapot.svg", 1, 21500),
                  new Item("Green cardamom", "Jar, 80 g", "jar.svg", 3, 1250),
                  new Item("Dates", "Box, 500 g", "tin.svg", 1, 2375))));

  Optional<Basket> basket(String id) {
    return BASKETS.stream().filter(basket -> basket.id().equals(id)).findFirst();
  }

  /** Everything, for the shop's page. */
  byte[] toJson() {
    JsonWriter json = new JsonWriter().beginArray("baskets");
    for (Basket basket : BASKETS) {
      json.beginElement()
          .put("id", basket.id())
          .put("title", basket.title())
          .put("amount", basket.amountMinor())
          .put("currency", basket.currency().getCurrencyCode())
          .put("exponent", basket.exponent())
          .beginArray("items");
      for (Item item : basket.items()) {
        json.beginElement()
            .put("name", item.name())
            .put("note", item.note())
            .put("picture", item.picture())
            .put("quantity", item.quantity())
            .put("amount", item.priceMinor())
            .end();
      }
      json.end().end();
    }
    return json.end().toBytes();
  }
}
