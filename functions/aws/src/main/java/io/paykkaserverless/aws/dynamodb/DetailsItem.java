package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.order.AddressField;
import io.paykkaserverless.core.order.CustomerField;
import io.paykkaserverless.core.order.DetailField;
import io.paykkaserverless.core.order.Details;
import io.paykkaserverless.core.order.GoodsField;
import io.paykkaserverless.core.order.OrderDetails;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What the merchant told of an order, as a map inside its payment's item; empty, and thereby left
 * out, where there is nothing. Names are as short as can be, and an address is not written twice:
 * while a payment waits to be paid, all this is most of its item, and every started kilobyte costs
 * a write unit.
 */
final class DetailsItem {

  private static final String GOODS = "g";
  private static final String BILL = "b";
  private static final String SHIPPING = "s";
  private static final String SHIPPED_TO_BILL = "sb";
  private static final String CUSTOMER = "c";

  private DetailsItem() {}

  static void write(ItemWriter map, OrderDetails details) {
    boolean one = !details.bill().values().isEmpty() && details.shipping().equals(details.bill());
    map.list(GOODS, details.goods(), (goods, it) -> writeFields(goods, it, DetailsItem::name))
        .map(BILL, bill -> writeFields(bill, details.bill(), DetailsItem::name))
        .flag(SHIPPED_TO_BILL, one)
        .map(CUSTOMER, customer -> writeFields(customer, details.customer(), DetailsItem::name));
    if (!one) {
      map.map(SHIPPING, it -> writeFields(it, details.shipping(), DetailsItem::name));
    }
  }

  static OrderDetails read(ItemReader map) {
    Details<AddressField> bill = readFields(map.map(BILL), AddressField.class, DetailsItem::name);
    return new OrderDetails(
        map.list(GOODS, goods -> readFields(goods, GoodsField.class, DetailsItem::name)),
        bill,
        map.flag(SHIPPED_TO_BILL)
            ? bill
            : readFields(map.map(SHIPPING), AddressField.class, DetailsItem::name),
        readFields(map.map(CUSTOMER), CustomerField.class, DetailsItem::name));
  }

  private static <F extends Enum<F> & DetailField> void writeFields(
      ItemWriter map, Details<F> details, Function<F, String> name) {
    details.values().forEach((field, value) -> map.text(name.apply(field), value));
  }

  private static <F extends Enum<F> & DetailField> Details<F> readFields(
      ItemReader map, Class<F> fields, Function<F, String> name) {
    Map<F, String> values = new EnumMap<>(fields);
    for (F field : fields.getEnumConstants()) {
      map.optional(name.apply(field), value -> accepted(field, value))
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

  private static String name(AddressField field) {
    return switch (field) {
      case FIRST_NAME -> "f";
      case MIDDLE_NAME -> "m";
      case LAST_NAME -> "l";
      case ADDRESS_LINE1 -> "1";
      case ADDRESS_LINE2 -> "2";
      case COUNTRY -> "c";
      case STATE -> "s";
      case CITY -> "t";
      case POSTAL_CODE -> "z";
      case EMAIL -> "e";
      case AREA_CODE -> "a";
      case PHONE_NUMBER -> "p";
      case DESCRIPTOR -> "d";
    };
  }

  private static String name(CustomerField field) {
    return switch (field) {
      case ID -> "i";
      case NAME -> "n";
      case REGISTRATION_TIME -> "r";
      case PAST_TRANSACTIONS -> "t";
      case AREA_CODE -> "a";
      case PHONE_NUMBER -> "p";
      case DATE_OF_BIRTH -> "b";
      case GENDER -> "g";
      case FIRST_SHOPPING_TIME -> "fs";
      case LAST_SHOPPING_TIME -> "ls";
      case LEVEL -> "l";
      case EMAIL -> "e";
      case PAY_IP -> "pi";
      case ORDER_IP -> "oi";
    };
  }

  private static String name(GoodsField field) {
    return switch (field) {
      case ID -> "i";
      case NAME -> "n";
      case DESCRIPTION -> "d";
      case CATEGORY -> "c";
      case BRAND -> "b";
      case LINK -> "l";
      case PRICE -> "p";
      case QUANTITY -> "q";
      case DELIVERY_DATE -> "dd";
      case PICTURE_URL -> "u";
    };
  }
}
