package io.paykkaserverless.runner.doctor;

import java.util.List;

/** Says whether functions can use what a secret holds. Its words quote nothing of it. */
@FunctionalInterface
interface SecretJudge {

  /**
   * Judges.
   *
   * @param text what the secret holds, not blank
   */
  List<Finding> judge(String text);
}
