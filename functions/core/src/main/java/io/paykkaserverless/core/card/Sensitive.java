package io.paykkaserverless.core.card;

/**
 * Text that must stay in memory: card data, wallet tokens, keys.
 *
 * <p>It cannot be printed, compared or serialised by accident: {@code toString} says nothing,
 * equality is identity, and no JSON writer of ours accepts it. {@link #reveal()} is the only way
 * out, so a search for its callers lists every place that touches such text.
 */
public final class Sensitive {

  private final String text;

  private Sensitive(String text) {
    this.text = text;
  }

  /** Refuses empty text, without saying what it was given. */
  public static Sensitive of(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("sensitive text must not be blank");
    }
    return new Sensitive(text);
  }

  /** The text itself, for the one request that must carry it. */
  public String reveal() {
    return text;
  }

  @Override
  public String toString() {
    return "[sensitive]";
  }
}
