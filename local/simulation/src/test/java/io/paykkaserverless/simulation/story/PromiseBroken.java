package io.paykkaserverless.simulation.story;

/** A promise is broken. An {@link Error}, so that no use case takes it for a failure of its own. */
final class PromiseBroken extends Error {
  private static final long serialVersionUID = 1L;

  PromiseBroken(String how) {
    super(how);
  }

  PromiseBroken(String how, Throwable cause) {
    super(how, cause);
  }

  /** Fails unless {@code holds}. */
  static void unless(boolean holds, String how) {
    if (!holds) {
      throw new PromiseBroken(how);
    }
  }
}
