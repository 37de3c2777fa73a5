package io.paykkaserverless.aws.snapstart;

import java.io.IOException;

/** What a function does before the snapshot, so that its first invocation finds it warm. */
@FunctionalInterface
public interface Rehearsal {

  /**
   * Serves what the function usually serves, by its own handler, wired in {@link
   * Stage#surroundings}. Must hold on to nothing.
   *
   * @throws IllegalStateException where the handler answers otherwise than it should
   */
  void play(Stage stage) throws IOException;
}
