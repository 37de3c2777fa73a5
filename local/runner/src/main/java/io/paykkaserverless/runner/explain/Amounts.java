package io.paykkaserverless.runner.explain;

import io.paykkaserverless.core.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words for a payment's money.
 *
 * @param currency its ISO 4217 code
 */
record Amounts(String currency) {

  /** What the story keeps of PayKKa's balances, in minor units. */
  private static final Pattern REPORTED =
      Pattern.compile("authed (\\d+), captured (\\d+), voided (\\d+), refunded (\\d+)");

  private static final List<String> NAMES =
      List.of("authed_amount", "captured_amount", "voided_amount", "refunded_amount");

  private static final List<String> WORDS = List.of("set aside", "taken", "let go", "given back");

  /** For people, for example {@code 12.50 EUR}. */
  String of(long minor) {
    try {
      return Money.of(minor, currency).toString();
    } catch (IllegalArgumentException _) {
      return minor + " minor units of " + currency;
    }
  }

  /** All four balances. */
  String all(Fields balances) {
    return all(NAMES.stream().map(balances::number).toList());
  }

  /** The balances that PayKKa reported, as the story keeps them; as they are where unreadable. */
  String reported(String detail) {
    Matcher matcher = REPORTED.matcher(detail);
    return matcher.matches() ? all(numbers(matcher.toMatchResult())) : detail;
  }

  /** What changed between two balances. */
  String moved(Fields before, Fields after) {
    List<String> changes = new ArrayList<>();
    for (int i = 0; i < NAMES.size(); i++) {
      String name = NAMES.get(i);
      if (before.number(name) != after.number(name)) {
        changes.add(
            WORDS.get(i) + " from " + of(before.number(name)) + " to " + of(after.number(name)));
      }
    }
    return String.join(", ", changes);
  }

  private static List<Long> numbers(MatchResult found) {
    List<Long> numbers = new ArrayList<>();
    for (int group = 1; group <= found.groupCount(); group++) {
      numbers.add(Long.valueOf(found.group(group)));
    }
    return numbers;
  }

  private String all(List<Long> minor) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < WORDS.size(); i++) {
      parts.add(of(minor.get(i)) + " " + WORDS.get(i));
    }
    return String.join(", ", parts);
  }
}
