package io.paykkaserverless.runner.merchant;

import java.util.Currency;
import java.util.List;

/**
 * Something to buy, priced by the shop.
 *
 * @param id its name in addresses
 * @param title for people
 * @param currency what its prices are in
 * @param items what it is made of, at least one
 */
record Basket(String id, String title, Currency currency, List<Item> items) {

  /**
   * One line of an order.
   *
   * @param picture a file of the storefront
   * @param unitPriceMinor in the currency's minor unit
   */
  record Item(String name, String note, String picture, int quantity, long unitPriceMinor) {

    long priceMinor() {
      return Math.multiplyExact(quantity, unitPriceMinor);
    }
  }

  Basket {
    items = List.copyOf(items);
  }

  /** What the whole basket costs, in minor units. */
  long amountMinor() {
    return items.stream().mapToLong(Item::priceMinor).reduce(0, Math::addExact);
  }

  /** How many decimal digits the currency has: JPY 0, EUR 2, KWD 3. */
  int exponent() {
    return currency.getDefaultFractionDigits();
  }
}
