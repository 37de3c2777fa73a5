package io.paykkaserverless.sandbox.card;

/**
 * One line of the table.
 *
 * @param what what happens, in words for people
 */
public record TestCard(String number, String what, CardBehaviour behaviour) {

  /** For example {@code VISA}. */
  public String brand() {
    return CardInfo.of(number).brand();
  }
}
