package io.paykkaserverless.aws.dynamodb;

/**
 * A stored item is not one that this version writes. Names the item and the attribute; never says
 * what the attribute holds.
 */
public final class UnreadableItem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableItem(String item, String attribute, String problem) {
    super("stored item " + item + ": attribute " + attribute + " " + problem);
  }

  UnreadableItem(String item, IllegalArgumentException cause) {
    super("stored item " + item + ": its attributes do not fit together", cause);
  }
}
