package io.paykkaserverless.runner.doctor;

import io.paykkaserverless.aws.secrets.ApiKeys;
import io.paykkaserverless.aws.secrets.SecretForms;
import java.util.List;
import java.util.Optional;

/**
 * The keys of merchants' servers.
 *
 * @param shown one that should be among them, where it is known
 */
record ApiKeyList(Optional<String> shown) implements SecretJudge {

  @Override
  public List<Finding> judge(String text) {
    ApiKeys keys;
    try {
      keys = SecretForms.apiKeys(text);
    } catch (IllegalArgumentException _) {
      // Not its message: it may quote the text.
      return List.of(
          Finding.problem(
              "is not of its form, so no server can call the API",
              "put in " + SecretForms.API_KEYS));
    }
    return shown
        .map(key -> List.of(among(keys.callerOf(key))))
        .orElseGet(() -> List.of(Finding.ok("of its form")));
  }

  private static Finding among(Optional<String> caller) {
    return caller
        .map(name -> Finding.ok("of its form; the key that was given is " + name + "'s"))
        .orElseGet(
            () ->
                Finding.problem(
                    "the key that was given is not among them",
                    "give one that is, or add it: " + SecretForms.API_KEYS));
  }

  @Override
  public String toString() {
    return "[API keys]";
  }
}
