package io.paykkaserverless.createpayment;

import io.paykkaserverless.aws.http.DetailFields;
import io.paykkaserverless.aws.http.RequestBody;
import io.paykkaserverless.core.order.AddressField;
import io.paykkaserverless.core.order.CustomerField;
import io.paykkaserverless.core.order.Details;
import io.paykkaserverless.core.order.GoodsField;
import io.paykkaserverless.core.order.OrderDetails;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads what the merchant tells of an order beside its price. */
final class OrderFields {

  private static final Set<AddressField> SHIPPING =
      EnumSet.complementOf(EnumSet.of(AddressField.DESCRIPTOR));

  private OrderFields() {}

  /** The fields {@code goods}, {@code bill}, {@code shipping} and {@code customer}. */
  static OrderDetails read(RequestBody body) {
    List<Details<GoodsField>> goods =
        body.optionalObjects("goods", OrderDetails.GOODS_MAX).stream()
            .map(OrderFields::item)
            .toList();
    Details<AddressField> bill =
        DetailFields.read(body.optionalObject("bill"), EnumSet.allOf(AddressField.class));
    Details<AddressField> shipping = DetailFields.read(body.optionalObject("shipping"), SHIPPING);
    Details<CustomerField> customer =
        DetailFields.read(body.optionalObject("customer"), EnumSet.allOf(CustomerField.class));
    int length = bill.length() + shipping.length() + customer.length() + length(goods);
    if (length > OrderDetails.LENGTH_MAX) {
      // All addresses together are far from that much: there are too many goods, or too long ones.
      body.refuse(
          "goods",
          "must have, with bill, shipping and customer, at most "
              + OrderDetails.LENGTH_MAX
              + " characters");
      return OrderDetails.NONE;
    }
    return new OrderDetails(goods, bill, shipping, customer);
  }

  private static Details<GoodsField> item(RequestBody item) {
    return DetailFields.read(item, EnumSet.allOf(GoodsField.class), Set.of(GoodsField.NAME));
  }

  private static int length(List<Details<GoodsField>> goods) {
    return goods.stream().mapToInt(Details::length).sum();
  }
}
