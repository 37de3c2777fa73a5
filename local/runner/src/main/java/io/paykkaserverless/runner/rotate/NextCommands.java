package io.paykkaserverless.runner.rotate;

/**
 * What to type next for the same key of the same system.
 *
 * @param start what begins the rotation
 */
record NextCommands(String start) {

  String activate() {
    return start + " --activate";
  }

  String back() {
    return start + " --back";
  }

  /** The signing key's, with what has to be known before. */
  String backWithOldKeyAtPaykka() {
    return back() + " " + RotateArguments.OLD_KEY_AT_PAYKKA;
  }

  String end() {
    return start + " --end-overlap";
  }
}
