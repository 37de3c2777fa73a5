package io.paykkaserverless.core.order;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the merchant told of an order beside its price, for 3-D Secure and fraud detection. Kept
 * with the payment until no attempt can need it any more, then dropped: it is personal data.
 *
 * @param goods at most {@value #GOODS_MAX}
 * @param bill where the card's owner lives
 * @param shipping where the goods go; PayKKa demands it for physical goods (code 2009)
 * @param customer who pays
 */
public record OrderDetails(
    List<Details<GoodsField>> goods,
    Details<AddressField> bill,
    Details<AddressField> shipping,
    Details<CustomerField> customer) {

  public static final int GOODS_MAX = 50;

  /** All values together; every write of the payment carries them. */
  public static final int LENGTH_MAX = 16_384;

  /** Nothing was told. */
  public static final OrderDetails NONE =
      new OrderDetails(List.of(), Details.none(), Details.none(), Details.none());

  /** Refuses more goods or more characters than the limits. */
  public OrderDetails {
    goods = List.copyOf(goods);
    if (goods.size() > GOODS_MAX) {
      throw new IllegalArgumentException("at most " + GOODS_MAX + " goods");
    }
    int length =
        goods.stream().mapToInt(Details::length).sum()
            + bill.length()
            + shipping.length()
            + customer.length();
    if (length > LENGTH_MAX) {
      throw new IllegalArgumentException("at most " + LENGTH_MAX + " characters in all");
    }
  }

  public boolean isEmpty() {
    return goods.isEmpty() && bill.isEmpty() && shipping.isEmpty() && customer.isEmpty();
  }

  /** Where the customer ordered and pays from, unless the merchant said so. */
  public OrderDetails withAddressUnlessGiven(Optional<String> ipAddress) {
    return new OrderDetails(
        goods,
        bill,
        shipping,
        customer
            .withUnlessGiven(CustomerField.ORDER_IP, ipAddress)
            .withUnlessGiven(CustomerField.PAY_IP, ipAddress));
  }

  /** Every field with its name, in a fixed order: the same details have the same texts. */
  public List<String> texts() {
    Stream<String> goodsTexts = goods.stream().flatMap(item -> texts("goods", item));
    return Stream.of(
            goodsTexts,
            texts("bill", bill),
            texts("shipping", shipping),
            texts("customer", customer))
        .flatMap(texts -> texts)
        .toList();
  }

  private static <F extends Enum<F> & DetailField> Stream<String> texts(
      String name, Details<F> details) {
    return Stream.concat(
        Stream.of(name),
        details.values().entrySet().stream()
            .flatMap(entry -> Stream.of(entry.getKey().jsonName(), entry.getValue())));
  }
}
