package io.paykkaserverless.aws.canary;

/** Something that a text must not hold. */
sealed interface Watch permits CardNumber, ExpiryDate, SecurityCode, WholeText {

  /** What it is, for failures; says nothing of its value. */
  String name();

  /** Whether it stands in a text, read in one way. */
  boolean sees(Reading reading);
}
