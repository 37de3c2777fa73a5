package io.paykkaserverless.runner.doctor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * A secret: that it is there, has a value, and one that functions can use.
 *
 * @param secret its name or ARN
 * @param judge of its value
 * @param first what to do where it has none
 */
record SecretCheck(
    String name, String secret, SecretsManagerClient client, SecretJudge judge, FirstValue first)
    implements Check {

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{\\s*}|\"\"|todo|placeholder|x+|\\.+|change[ _-]?me|replace[ _-]?me");

  @Override
  public String subject() {
    return "secret " + secret;
  }

  @Override
  public List<Finding> look() {
    Optional<String> text;
    try {
      text = Optional.ofNullable(client.getSecretValue(get -> get.secretId(secret)).secretString());
    } catch (ResourceNotFoundException e) {
      return List.of(
          String.valueOf(e.getMessage()).contains("staging label") ? empty() : missing());
    }
    return text.filter(value -> !isPlaceholder(value))
        .map(judge::judge)
        .orElseGet(() -> List.of(placeholder()));
  }

  private static boolean isPlaceholder(String text) {
    String value = text.strip().toLowerCase(Locale.ROOT);
    return value.isEmpty() || PLACEHOLDER.matcher(value).matches();
  }

  private Finding empty() {
    return Finding.problem("has no value yet", first.ofNothing());
  }

  private Finding placeholder() {
    return Finding.problem("has no value yet but a placeholder", first.ofPlaceholder());
  }

  private static Finding missing() {
    return Finding.problem(
        "there is no such secret", "deploy the stack again; it makes the secret");
  }
}
