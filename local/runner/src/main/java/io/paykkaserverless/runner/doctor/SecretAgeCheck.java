package io.paykkaserverless.runner.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * When secrets got the value that they have. Of the secret itself AWS says only when anything about
 * it was changed, be it a tag.
 *
 * @param secrets name or ARN by logical id
 */
record SecretAgeCheck(Map<String, String> secrets, SecretsManagerClient client, InstantSource clock)
    implements Check {

  private static final Duration OLD = Duration.ofDays(365);

  @Override
  public String name() {
    return "rotation";
  }

  @Override
  public String subject() {
    return "since when secrets have their values";
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    secrets.forEach(
        (id, secret) ->
            since(secret)
                .map(at -> Duration.between(at, clock.instant()))
                .filter(age -> age.compareTo(OLD) > 0)
                .ifPresent(
                    age ->
                        findings.add(
                            Finding.warning(
                                "%s has the same value for %s".formatted(id, Ago.words(age)),
                                "give it a new key, and the old one beside it for a while"))));
    return findings.isEmpty()
        ? List.of(Finding.ok("each within %d days".formatted(OLD.toDays())))
        : findings;
  }

  private Optional<Instant> since(String secret) {
    try {
      return Optional.ofNullable(client.getSecretValue(get -> get.secretId(secret)).createdDate());
    } catch (ResourceNotFoundException _) {
      // There is none, or it has no value: its own check says so.
      return Optional.empty();
    }
  }
}
