package io.paykkaserverless.core.card;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps card numbers out of what others wrote and we must keep. */
public final class CardNumbers {

  /**
   * 13 to 19 digits on their own, as people may group them. Cards begin with 2 to 6; times and
   * PayKKa's merchant ids begin with 1.
   */
  private static final Pattern CANDIDATE =
      Pattern.compile("(?<![0-9A-Za-z])[2-6](?:[ -]?[0-9]){12,18}(?![0-9A-Za-z])");

  private CardNumbers() {}

  /** The same text as long as before, each digit of a card number replaced by an asterisk. */
  public static String masked(String text) {
    return CANDIDATE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(maskedIfCard(found)));
  }

  /** Whether there is a card number in {@code text}. */
  public static boolean hasAny(String text) {
    return !masked(text).equals(text);
  }

  private static String maskedIfCard(MatchResult found) {
    String digits = found.group().replaceAll("[ -]", "");
    return PlainCard.isNumber(digits) ? found.group().replaceAll("[0-9]", "*") : found.group();
  }
}
