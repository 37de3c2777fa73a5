package io.paykkaserverless.aws.canary;

/**
 * A text that is looked for as it is; a short one not among decoded bytes, where any few characters
 * turn up by chance.
 *
 * @param name what it is
 * @param text itself
 */
record WholeText(String name, String text) implements Watch {

  private static final int SHORT = 8;

  @Override
  public boolean sees(Reading reading) {
    boolean tellsSomething = text.length() >= SHORT || !reading.isDecoded();
    return tellsSomething && reading.text().contains(text);
  }

  @Override
  public String toString() {
    return name;
  }
}
