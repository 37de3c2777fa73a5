package io.paykkaserverless.core.order;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Order details for tests. */
public final class Orders {

  private Orders() {}

  /** Something in every field. */
  public static OrderDetails full() {
    return new OrderDetails(
        List.of(goods("sku-1"), goods("sku-2")), address(true), address(false), customer());
  }

  /** One item with something in every field. */
  public static Details<GoodsField> goods(String id) {
    Map<GoodsField, String> values = new EnumMap<>(GoodsField.class);
    values.put(GoodsField.ID, id);
    values.put(GoodsField.NAME, "Speckled mug");
    values.put(GoodsField.DESCRIPTION, "Stoneware, 300 ml");
    values.put(GoodsField.CATEGORY, "Kitchen");
    values.put(GoodsField.BRAND, "Kiln & Leaf");
    values.put(GoodsField.LINK, "https://shop.example/mug");
    values.put(GoodsField.PRICE, "1250");
    values.put(GoodsField.QUANTITY, "2");
    values.put(GoodsField.DELIVERY_DATE, "2026-12-24");
    values.put(GoodsField.PICTURE_URL, "https://shop.example/mug.jpg");
    return new Details<>(values);
  }

  /** With a descriptor for the bill; PayKKa's shipping has none. */
  public static Details<AddressField> address(boolean bill) {
    Map<AddressField, String> values = new EnumMap<>(AddressField.class);
    values.put(AddressField.FIRST_NAME, "Robin");
    values.put(AddressField.MIDDLE_NAME, "Q.");
    values.put(AddressField.LAST_NAME, "Müller");
    values.put(AddressField.ADDRESS_LINE1, "Lindenstraße 7");
    values.put(AddressField.ADDRESS_LINE2, "Hinterhaus");
    values.put(AddressField.COUNTRY, "DE");
    values.put(AddressField.STATE, "BE");
    values.put(AddressField.CITY, "Berlin");
    values.put(AddressField.POSTAL_CODE, "10969");
    values.put(AddressField.EMAIL, "robin@example.com");
    values.put(AddressField.AREA_CODE, "+49");
    values.put(AddressField.PHONE_NUMBER, "3012345678");
    if (bill) {
      values.put(AddressField.DESCRIPTOR, "KILN AND LEAF");
    }
    return new Details<>(values);
  }

  public static Details<CustomerField> customer() {
    Map<CustomerField, String> values = new EnumMap<>(CustomerField.class);
    values.put(CustomerField.ID, "customer-7");
    values.put(CustomerField.NAME, "Robin Müller");
    values.put(CustomerField.REGISTRATION_TIME, "2024-02-29T12:00:00+01:00");
    values.put(CustomerField.PAST_TRANSACTIONS, "12");
    values.put(CustomerField.AREA_CODE, "+49");
    values.put(CustomerField.PHONE_NUMBER, "3012345678");
    values.put(CustomerField.DATE_OF_BIRTH, "1990-05-17");
    values.put(CustomerField.GENDER, "X");
    values.put(CustomerField.FIRST_SHOPPING_TIME, "2024-03-01T08:15:00Z");
    values.put(CustomerField.LAST_SHOPPING_TIME, "2026-11-01T08:15:00Z");
    values.put(CustomerField.LEVEL, "gold");
    values.put(CustomerField.EMAIL, "robin@example.com");
    values.put(CustomerField.PAY_IP, "203.0.113.7");
    values.put(CustomerField.ORDER_IP, "2001:db8::7");
    return new Details<>(values);
  }
}
