package io.paykkaserverless.core.order;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The fields that were given of one thing, in the order of their enum. It does not print them: they
 * are people's names and addresses.
 *
 * @param values only fields that were given, each of its field's form
 * @param <F> the table of fields
 */
public record Details<F extends Enum<F> & DetailField>(Map<F, String> values) {

  /** Refuses a value that is not of its field's form, without repeating it. */
  public Details {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
    for (Map.Entry<F, String> entry : values.entrySet()) {
      F field = entry.getKey();
      if (!field.accepts(entry.getValue())) {
        throw new IllegalArgumentException(
            field.jsonName()
                + " must be "
                + field.form().wants()
                + ", at most "
                + field.lengthMax());
      }
    }
  }

  /** Nothing was given. */
  public static <F extends Enum<F> & DetailField> Details<F> none() {
    return new Details<F>(Map.of());
  }

  /** The field's value, where it was given. */
  public Optional<String> get(F field) {
    return Optional.ofNullable(values.get(field));
  }

  /** The same with {@code value} in {@code field}, unless something stands there already. */
  public Details<F> withUnlessGiven(F field, Optional<String> value) {
    if (value.isEmpty() || values.containsKey(field)) {
      return this;
    }
    Map<F, String> more = new TreeMap<>(values);
    more.put(field, value.get());
    return new Details<F>(more);
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** How many characters all values have. */
  public int length() {
    return values.values().stream().mapToInt(String::length).sum();
  }

  @Override
  public String toString() {
    return "[" + values.size() + " fields]";
  }
}
