package io.paykkaserverless.core.order;

import java.util.Locale;

/**
 * A field of {@link Details}: one constant of an enum, so that each table of fields is one page.
 */
public interface DetailField {

  /** The constant's name. */
  String name();

  /** What its value looks like. */
  DetailForm form();

  /** How many characters its value may have. */
  int lengthMax();

  /** What it is called in JSON, at our API and at PayKKa's: {@code first_name}. */
  default String jsonName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether {@code value} may stand in this field. */
  default boolean accepts(String value) {
    return value.length() <= lengthMax() && form().accepts(value);
  }
}
