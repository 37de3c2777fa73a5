package io.paykkaserverless.runner.rotate;

/** A step of a rotation. Not every key has each of them. */
public enum Step {
  /** A new key beside the old one. */
  START,
  /** From now on the new key signs; the old one stays beside it. */
  ACTIVATE,
  /** The step before is undone. */
  BACK,
  /** The old key is taken away. */
  END_OVERLAP
}
