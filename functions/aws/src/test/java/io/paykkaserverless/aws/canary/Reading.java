package io.paykkaserverless.aws.canary;

import java.util.ArrayList;
import java.util.List;

/** One way to read a text. */
final class Reading {

  /** More than this between two digits, and they belong to different numbers. */
  private static final int GAP_MAX = 3;

  /** Fewer are no part of a card number that must not be shown. */
  private static final int PART_MIN = 5;

  private final String form;
  private final String text;
  private final boolean decoded;
  private final String digits;
  private final List<String> groups;

  /**
   * A reading.
   *
   * @param form how the text was read
   * @param decoded whether it came out of Base64 or hexadecimal, and so may be any bytes
   */
  Reading(String form, String text, boolean decoded) {
    this.form = form;
    this.text = text;
    this.decoded = decoded;
    this.digits = joined(text);
    this.groups = digits.length() < PART_MIN ? List.of() : groups(text);
  }

  String form() {
    return form;
  }

  String text() {
    return text;
  }

  boolean isDecoded() {
    return decoded;
  }

  /** Its digits, whatever stands between them; a line feed where too much does. */
  String digits() {
    return digits;
  }

  /** The numbers that stand alone. */
  List<String> groups() {
    return groups;
  }

  private static String joined(String text) {
    StringBuilder joined = new StringBuilder();
    int last = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? (c >= '0' && c <= '9' ? c - '0' : -1) : Character.digit(c, 10);
      if (digit >= 0) {
        if (i - last > GAP_MAX + 1) {
          joined.append('\n');
        }
        joined.append((char) ('0' + digit));
        last = i;
      }
    }
    return joined.toString();
  }

  /** Digits that stand alone, by themselves and with those that are grouped with them. */
  private static List<String> groups(String text) {
    List<String> groups = new ArrayList<>();
    StringBuilder group = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = endOfDigits(text, at);
      if (end == at) {
        at++;
        continue;
      }
      boolean alone = isFree(text, at - 1) && isFree(text, end);
      boolean grouped = group.length() > 0 && alone && isSeparator(text.charAt(at - 1));
      if (!grouped) {
        keep(group, groups);
      }
      if (alone) {
        group.append(text, at, end);
        keep(new StringBuilder(text.substring(at, end)), groups);
      }
      if (end + 1 < text.length() && !isSeparator(text.charAt(end))) {
        keep(group, groups);
      }
      at = Math.max(end, at + 1);
    }
    keep(group, groups);
    return groups;
  }

  private static void keep(StringBuilder group, List<String> groups) {
    if (group.length() >= PART_MIN) {
      groups.add(group.toString());
    }
    group.setLength(0);
  }

  private static int endOfDigits(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private static boolean isSeparator(char c) {
    return c == ' ' || c == '-' || c == '.';
  }

  /** Whether there is no letter, and no digit. */
  private static boolean isFree(String text, int at) {
    return at < 0 || at >= text.length() || !isAsciiLetterOrDigit(text.charAt(at));
  }

  private static boolean isAsciiLetterOrDigit(char c) {
    return c < 128 && Character.isLetterOrDigit(c);
  }
}
