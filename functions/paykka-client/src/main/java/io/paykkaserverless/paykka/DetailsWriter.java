package io.paykkaserverless.paykka;

import io.paykkaserverless.core.order.DetailField;
import io.paykkaserverless.core.order.Details;
import io.paykkaserverless.core.order.OrderDetails;
import io.paykkaserverless.json.JsonWriter;

/** Writes what stands in a table of fields: the order, the shopper's browser. */
final class DetailsWriter {

  private DetailsWriter() {}

  /** Adds goods, addresses and customer to the request, as far as the merchant told them. */
  static void order(JsonWriter json, OrderDetails details) {
    if (!details.goods().isEmpty()) {
      json.beginArray("goods");
      details
          .goods()
          .forEach(
              item -> {
                json.beginElement();
                fields(json, item);
                json.end();
              });
      json.end();
    }
    object(json, "bill", details.bill());
    object(json, "shipping", details.shipping());
    object(json, "customer", details.customer());
  }

  /** Adds each field that was given to the object that is open. */
  static <F extends Enum<F> & DetailField> void fields(JsonWriter json, Details<F> details) {
    details.values().forEach((field, value) -> field(json, field, value));
  }

  private static <F extends Enum<F> & DetailField> void object(
      JsonWriter json, String name, Details<F> details) {
    if (!details.isEmpty()) {
      json.beginObject(name);
      fields(json, details);
      json.end();
    }
  }

  private static void field(JsonWriter json, DetailField field, String value) {
    switch (field.form().kind()) {
      case TEXT -> json.put(field.jsonName(), value);
      case NUMBER -> json.put(field.jsonName(), Long.parseLong(value));
      case FLAG -> json.put(field.jsonName(), Boolean.parseBoolean(value));
    }
  }
}
