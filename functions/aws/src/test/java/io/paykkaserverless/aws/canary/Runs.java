package io.paykkaserverless.aws.canary;

import java.util.ArrayList;
import java.util.List;

/** Finds the runs of characters in a text that may be an encoding of something. */
final class Runs {

  /** Shorter ones hold no secret: five bytes. */
  private static final int BASE64_MIN = 8;

  private static final int HEX_DIGITS_MIN = 12;

  /** Between two pairs of hexadecimal digits, a prefix like {@code 0x} aside. */
  private static final int GAP_MAX = 2;

  private Runs() {}

  /** Runs of Base64 in its usual alphabet, without padding; lines may be broken, as in PEM. */
  static List<String> ofBase64(String text) {
    List<String> runs = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isBase64(c)) {
        run.append(c == '-' ? '+' : c == '_' ? '/' : c);
      } else if (c != '\r' && c != '\n') {
        keep(run, BASE64_MIN, runs);
      }
    }
    keep(run, BASE64_MIN, runs);
    return runs;
  }

  /** Runs of hexadecimal digits, without what little stands between pairs: {@code 0x34, 0x32}. */
  static List<String> ofHex(String text) {
    List<String> runs = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      StringBuilder run = new StringBuilder();
      int end = start;
      for (int pair = start; isPair(text, pair); pair = next(text, end)) {
        run.append(text, pair, pair + 2);
        end = pair + 2;
      }
      if (end < text.length() && Character.digit(text.charAt(end), 16) >= 0) {
        run.append(text.charAt(end));
      }
      boolean kept = keep(run, HEX_DIGITS_MIN, runs);
      start = kept ? end : start + 1;
    }
    return runs;
  }

  private static boolean keep(StringBuilder run, int lengthMin, List<String> runs) {
    boolean longEnough = run.length() >= lengthMin;
    if (longEnough) {
      runs.add(run.toString());
    }
    run.setLength(0);
    return longEnough;
  }

  /** Where the next pair may begin. */
  private static int next(String text, int from) {
    int at = from;
    while (at < text.length() && at - from < GAP_MAX && !isAlphanumeric(text.charAt(at))) {
      at++;
    }
    boolean prefixed = text.startsWith("0x", at) || (at > from && text.startsWith("\\x", at - 1));
    if (prefixed) {
      at = text.indexOf('x', at) + 1;
    }
    return at;
  }

  private static boolean isPair(String text, int at) {
    return at + 1 < text.length() && isHex(text.charAt(at)) && isHex(text.charAt(at + 1));
  }

  private static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isBase64(char c) {
    return isAlphanumeric(c) || c == '+' || c == '/' || c == '-' || c == '_';
  }
}
