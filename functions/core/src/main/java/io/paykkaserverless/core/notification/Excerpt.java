package io.paykkaserverless.core.notification;

import io.paykkaserverless.core.card.CardNumbers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The beginning of an answer as it may be stored, shown and logged: one line of at most {@value
 * DeliveryAttempt#EXCERPT_MAX} characters in which {@code [...]} stands for whatever may be a card
 * number, a credential or a person. It would rather hide a harmless word than show a secret.
 */
public final class Excerpt {

  /** As much as is looked at, in characters. */
  private static final int LOOKED_AT_MAX = 2048;

  private static final String HIDDEN = "[...]";

  /** One odd character in so many, and it is no text. */
  private static final int ODD_ONE_IN = 5;

  private static final Pattern GAP = Pattern.compile("[\\s\\p{C}\\p{Z}]++");

  private static final String SECRET_NAME =
      "(?:passw(?:or)?d|pwd|secret|token|api[_-]?key|authorization|cv[cv]2?)";

  /** Between a name and its value. In JSON within JSON backslashes stand before the quotes. */
  private static final String IS = "\\\\*+[\"']?+ ?[:=]";

  private static final String NOT_QUOTED = "(?!\\[?+ ?+\\\\*+[\"'])";

  private static final String WORD = "[^\\s\"',;&<>]++";

  private static final String FOR_URLS = "[A-Za-z0-9_-]";

  private static final String OF_ADDRESS = "[^\\s\"'<>()\\[\\],;:@]";

  /**
   * In this order: what recognises a secret by its surroundings comes before what needs none.
   * Whoever answers chooses the text, so none may go back or call itself for each character: what
   * repeats is possessive, or finds its end at the latest where the text ends.
   */
  private static final List<Redaction> REDACTIONS =
      List.of(
          new Redaction(
              "-----BEGIN [A-Z ]{1,40}+-----.*?(?:-----END [A-Z ]{1,40}+-----|\\z)", HIDDEN),
          new Redaction("://[^\\s/@]{1,256}+@", "://" + HIDDEN + "@"),
          // To the quote that closes it, which has as many backslashes as the one that opens it.
          new Redaction(
              "(?i)(" + SECRET_NAME + IS + "[ >\\[]{0,4}+)(\\\\*+[\"']).*?((?<!\\\\)\\2|\\z)",
              "$1$2" + HIDDEN + "$3"),
          new Redaction(
              "(?i)(authorization" + IS + "[ >]{0,3}+)" + NOT_QUOTED + WORD + "(?: " + WORD + ")?+",
              "$1" + HIDDEN),
          new Redaction("(?i)\\b(?:bearer|basic) [^\\s\"',;<>]++", HIDDEN),
          new Redaction(
              "(?i)(" + SECRET_NAME + IS + "[ >]{0,3}+)" + NOT_QUOTED + WORD, "$1" + HIDDEN),
          new Redaction("(?<![A-Za-z0-9])(?:whsec|[sprk]k)_" + WORD, HIDDEN),
          // From where its word begins, or each "eyJ" of a long word would look for the word's end.
          new Redaction(
              "(?<!%1$s)((?>%1$s*?(?=eyJ)))eyJ%1$s++\\.%1$s++(?:\\.%1$s*+)?+".formatted(FOR_URLS),
              "$1" + HIDDEN),
          new Redaction(
              "(?:(?!%%40)%1$s){1,64}+(?:@|%%40)%1$s{1,255}+".formatted(OF_ADDRESS), HIDDEN),
          new Redaction("\\p{Nd}(?:[ .\\p{Pd}]{0,3}+\\p{Nd}){11,}+", HIDDEN),
          new Redaction("[A-Za-z0-9_+/=.~%-]{24,}+", HIDDEN));

  private Excerpt() {}

  /**
   * What may be kept of an answer.
   *
   * @param body its beginning or all of it, in UTF-8 if it is text
   * @param whole whether it is all
   * @return empty where it is no text
   */
  public static String of(byte[] body, boolean whole) {
    String text = new String(body, StandardCharsets.UTF_8);
    if (isBinary(text)) {
      return "";
    }
    String line = GAP.matcher(text).replaceAll(" ").strip();
    boolean cut = !whole || line.length() > LOOKED_AT_MAX;
    String seen = line.substring(0, Math.min(line.length(), LOOKED_AT_MAX));
    return shortened(redacted(cut ? withoutItsTornEnd(seen) : seen));
  }

  private static boolean isBinary(String text) {
    long odd = text.chars().filter(Excerpt::isOdd).count();
    return text.indexOf('\0') >= 0 || odd * ODD_ONE_IN > text.length();
  }

  /** What no text has: controls that are no white space, and what is not UTF-8. */
  private static boolean isOdd(int character) {
    return character == '\uFFFD'
        || (Character.isISOControl(character) && !Character.isWhitespace(character));
  }

  /** Without its last word and the digits before it: half a secret cannot be recognised as one. */
  private static String withoutItsTornEnd(String text) {
    int end = text.lastIndexOf(' ') + 1;
    while (end > 0 && maySpellANumber(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  private static boolean maySpellANumber(char character) {
    return Character.isDigit(character)
        || Character.getType(character) == Character.DASH_PUNCTUATION
        || character == ' '
        || character == '.';
  }

  private static String redacted(String text) {
    String redacted = CardNumbers.masked(text);
    for (Redaction redaction : REDACTIONS) {
      redacted = redaction.pattern().matcher(redacted).replaceAll(redaction.replacement());
    }
    return redacted;
  }

  private static String shortened(String text) {
    int end = Math.min(text.length(), DeliveryAttempt.EXCERPT_MAX);
    boolean splits = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, splits ? end - 1 : end).strip();
  }

  /** What is hidden, and what stands there instead. */
  private record Redaction(Pattern pattern, String replacement) {

    Redaction(String form, String replacement) {
      this(Pattern.compile(form), replacement);
    }
  }
}
