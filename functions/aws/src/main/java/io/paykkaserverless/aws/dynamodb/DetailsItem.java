package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.order.AddressField;
import io.paykkaserverless.core.order.CustomerField;
import io.paykkaserverless.core.order.DetailField;
import io.paykkaserverless.core.order.Details;
import io.paykkaserverless.core.order.GoodsField;
import io.paykkaserverless.core.order.OrderDetails;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the merchant told of an order, as a map inside its payment's item; empty, and thereby left
 * out, where there is nothing. Fields have their names in JSON: they are many, and few are kept
 * long.
 */
final class DetailsItem {

  private static final String GOODS = "g";
  private static final String BILL = "b";
  private static final String SHIPPING = "s";
  private static final String CUSTOMER = "c";

  private DetailsItem() {}

  static void write(ItemWriter map, OrderDetails details) {
    map.list(GOODS, details.goods(), DetailsItem::writeFields)
        .map(BILL, bill -> writeFields(bill, details.bill()))
        .map(SHIPPING, shipping -> writeFields(shipping, details.shipping()))
        .map(CUSTOMER, customer -> writeFields(customer, details.customer()));
  }

  static OrderDetails read(ItemReader map) {
    return new OrderDetails(
        map.list(GOODS, goods -> readFields(goods, GoodsField.class)),
        readFields(map.map(BILL), AddressField.class),
        readFields(map.map(SHIPPING), AddressField.class),
        readFields(map.map(CUSTOMER), CustomerField.class));
  }

  private static <F extends Enum<F> & DetailField> void writeFields(
      ItemWriter map, Details<F> details) {
    details.values().forEach((field, value) -> map.text(field.jsonName(), value));
  }

  private static <F extends Enum<F> & DetailField> Details<F> readFields(
      ItemReader map, Class<F> fields) {
    Map<F, String> values = new EnumMap<>(fields);
    for (F field : fields.getEnumConstants()) {
      map.optional(field.jsonName(), value -> accepted(field, value))
          .ifPresent(value -> values.put(field, value));
    }
    return new Details<F>(values);
  }

  private static String accepted(DetailField field, String value) {
    if (!field.accepts(value)) {
      throw new IllegalArgumentException("not of the field's form");
    }
    return value;
  }
}
