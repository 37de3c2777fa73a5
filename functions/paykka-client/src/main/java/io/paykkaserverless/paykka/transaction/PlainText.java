package io.paykkaserverless.paykka.transaction;

/** Text of ASCII letters, digits, dots, dashes and underscores: safe in a header or a log line. */
public final class PlainText {

  private PlainText() {}

  /** Whether {@code text} is 1 to {@code lengthMax} such characters. */
  public static boolean isPlain(String text, int lengthMax) {
    if (text.isEmpty() || text.length() > lengthMax) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isPlain(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The beginning of {@code text}, every other character replaced by a question mark. */
  public static String plain(String text, int lengthMax) {
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), lengthMax); i++) {
      kept.append(isPlain(text.charAt(i)) ? text.charAt(i) : '?');
    }
    return kept.toString();
  }

  private static boolean isPlain(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || c == '.'
        || c == '-'
        || c == '_';
  }
}
