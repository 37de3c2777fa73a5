package io.paykkaserverless.paykka.transaction;

/** PayKKa's words about a transaction do not make sense. Names the field, never its content. */
public final class UnusableReport extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableReport(String message) {
    super(message);
  }
}
