package io.paykkaserverless.aws.http;

import io.paykkaserverless.core.order.DetailField;
import io.paykkaserverless.core.order.DetailForm;
import java.util.ArrayList;
import java.util.List;

/**
 * Values for tests that walk the core's tables of fields, so that no field that is added there
 * escapes them.
 */
public final class DetailJson {

  private DetailJson() {}

  /** A value that the field takes, in JSON. */
  public static String right(DetailField field) {
    return switch (field.form()) {
      case TEXT -> text("t".repeat(Math.min(field.lengthMax(), 12)));
      case EMAIL -> text("robin@shop.example");
      case COUNTRY -> text("DE");
      case DATE -> text("2026-12-24");
      case DATE_TIME -> text("2026-12-24T18:00:00+01:00");
      case URL -> text("https://shop.example/mug");
      case IP_ADDRESS -> text("203.0.113.7");
      case COUNT, POSITIVE_COUNT -> "1";
      case FLAG -> "true";
      case DEVICE_TYPE -> text("MOBILE");
      case TERMINAL_TYPE -> text("WEB");
      case DEVICE_OS -> text("ANDROID");
    };
  }

  /** Values that the field does not take: of another type, another form, one character too long. */
  public static List<String> wrong(DetailField field) {
    List<String> wrong = new ArrayList<>(List.of("{}", "[]", "\"\"", "\"a\\nb\"", "1.5"));
    switch (field.form().kind()) {
      case TEXT -> {
        wrong.addAll(List.of("7", "true", "\" \"", "\"\\ud83d\""));
        wrong.add(text("t".repeat(field.lengthMax() + 1)));
      }
      case NUMBER -> {
        wrong.addAll(List.of("true", "-1", "\"7\"", "1e2"));
        wrong.add("9".repeat(field.lengthMax() + 1));
      }
      case FLAG -> wrong.addAll(List.of("1", "\"true\""));
    }
    if (field.form() != DetailForm.TEXT) {
      wrong.add(text("x"));
    }
    return wrong;
  }

  private static String text(String value) {
    return "\"" + value + "\"";
  }
}
