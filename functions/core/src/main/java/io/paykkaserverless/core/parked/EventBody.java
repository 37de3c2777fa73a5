package io.paykkaserverless.core.parked;

import io.paykkaserverless.core.card.CardNumbers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of a webhook's body, fit to be kept: a card number, which PayKKa has no reason to send,
 * is masked. They name shoppers and stored cards, so that the text of this says no more than how
 * many there are.
 */
public final class EventBody {

  private final byte[] bytes;

  private EventBody(byte[] bytes) {
    this.bytes = bytes;
  }

  /** What may be kept of {@code bytes}: all of them, but for the digits of card numbers. */
  public static EventBody of(byte[] bytes) {
    // One character for each byte, so that every other byte stays what it is.
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return new EventBody(CardNumbers.masked(text).getBytes(StandardCharsets.ISO_8859_1));
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public int length() {
    return bytes.length;
  }

  ParkedEventId id() {
    return ParkedEventId.of(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EventBody body && Arrays.equals(bytes, body.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "body of " + bytes.length + " bytes";
  }
}
