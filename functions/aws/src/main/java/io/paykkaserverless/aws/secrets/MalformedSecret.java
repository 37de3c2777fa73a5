package io.paykkaserverless.aws.secrets;

/** What a secret's text lacks, in words that quote nothing of it and may be logged. */
public final class MalformedSecret extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  MalformedSecret(String message) {
    super(message);
  }
}
