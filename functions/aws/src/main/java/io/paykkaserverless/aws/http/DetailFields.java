package io.paykkaserverless.aws.http;

import io.paykkaserverless.core.order.DetailField;
import io.paykkaserverless.core.order.Details;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads {@link Details} out of an object of a body. Names, forms and lengths are those of the
 * core's table, so that a field is added there and nowhere else.
 */
public final class DetailFields {

  private DetailFields() {}

  /**
   * What {@code object} has of {@code fields}. What is wrong is left out, and refused with the rest
   * of the body.
   */
  public static <F extends Enum<F> & DetailField> Details<F> read(
      RequestBody object, Set<F> fields) {
    return read(object, fields, Set.of());
  }

  /** The same, where the fields in {@code required} must be there. */
  public static <F extends Enum<F> & DetailField> Details<F> read(
      RequestBody object, Set<F> fields, Set<F> required) {
    TreeMap<F, String> values = new TreeMap<>();
    for (F field : fields) {
      FieldType<String> type = FieldType.detail(field);
      Optional<String> value =
          required.contains(field)
              ? object.required(field.jsonName(), type).ifRight()
              : object.optional(field.jsonName(), type).value();
      value.ifPresent(text -> values.put(field, text));
    }
    return new Details<>(values);
  }
}
