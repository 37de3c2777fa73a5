package io.paykkaserverless.runner.doctor;

/** How something stands, worse ones later. */
enum Verdict {
  /** As it should be. */
  OK("OK"),
  /** Nothing was looked at, and that is no fault. */
  NOT_CHECKED("NOT CHECKED"),
  /** It works, and may not for ever or not well. */
  WARNING("WARNING"),
  /** Something does not work, or will not. */
  PROBLEM("PROBLEM");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** As it is printed. */
  String words() {
    return words;
  }
}
