package io.paykkaserverless.core.operation;

/** What can be done with the money of an approved payment. */
public enum OperationKind {
  /** Takes money that was set aside. */
  CAPTURE('c'),
  /** Lets go everything that was set aside and not taken; PayKKa's void takes no amount. */
  VOID('v'),
  /** Gives money back that was taken. */
  REFUND('r');

  private final char letter;

  OperationKind(char letter) {
    this.letter = letter;
  }

  /** Its mark in an {@link OperationId}. */
  char letter() {
    return letter;
  }
}
