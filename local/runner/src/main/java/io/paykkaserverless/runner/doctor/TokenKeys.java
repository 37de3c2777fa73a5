package io.paykkaserverless.runner.doctor;

import io.paykkaserverless.aws.secrets.SecretForms;
import java.util.List;

/** The keys of tokens we sign. */
record TokenKeys() implements SecretJudge {

  @Override
  public List<Finding> judge(String text) {
    try {
      int keys = SecretForms.tokenKeys(text).size();
      return List.of(
          Finding.ok(
              keys == 1
                  ? "one key"
                  : "one that signs, and another that is accepted: it is being replaced"));
    } catch (IllegalArgumentException _) {
      // Not its message: it may quote the text.
      return List.of(
          Finding.problem(
              "is not of its form, so no function can make or read a token",
              "put in " + SecretForms.TOKEN_KEYS));
    }
  }
}
