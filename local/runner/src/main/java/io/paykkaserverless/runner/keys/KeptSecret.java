package io.paykkaserverless.runner.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.paykkaserverless.runner.deployed.AwsFailure;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * A secret in AWS Secrets Manager or in the local stub of it, read and replaced as a whole.
 *
 * <p>Two operators cannot lose one another's change: the name of a version that we write follows
 * from the version it was made of, and Secrets Manager refuses a second text under one name (API
 * Reference, PutSecretValue, ClientRequestToken). For a version that was written by other means
 * there is no such thing; that is looked for right before and right after.
 */
public final class KeptSecret implements AutoCloseable {

  private static final String PREVIOUS = "AWSPREVIOUS";
  private static final String NONE = "none";

  private final SecretsManagerClient client;
  private final String id;
  private final String readingIt;

  /**
   * A secret.
   *
   * @param client closed with this
   * @param id name or ARN
   * @param readingIt what to type to see it
   */
  public KeptSecret(SecretsManagerClient client, String id, String readingIt) {
    this.client = client;
    this.id = id;
    this.readingIt = readingIt;
  }

  /**
   * What it holds. Prints no value.
   *
   * @param version changes with every write
   * @param since when it was written, which may be long before it became what the secret holds
   */
  public record Version(String version, String text, Instant since) {
    @Override
    public String toString() {
      return "[version " + version + "]";
    }
  }

  /** What to type to see it. */
  public String readingIt() {
    return readingIt;
  }

  /**
   * What it holds now.
   *
   * @throws Unusable where it cannot be read, or holds nothing
   */
  public Version read() {
    return look()
        .orElseThrow(
            () ->
                new Unusable(
                    "secret %s holds nothing yet; './paykka help setup' says how that is changed"
                        .formatted(id)));
  }

  /**
   * What it holds now; nothing where it was made and never written.
   *
   * @throws Unusable where it cannot be read, or there is none
   */
  public Optional<Version> look() {
    try {
      GetSecretValueResponse response = client.getSecretValue(get -> get.secretId(id));
      return Optional.of(
          Optional.ofNullable(response.secretString())
              .map(text -> new Version(response.versionId(), text, response.createdDate()))
              .orElseThrow(() -> new Unusable("secret " + id + " holds no text")));
    } catch (ResourceNotFoundException _) {
      requireThere();
      return Optional.empty();
    } catch (SdkException e) {
      throw unusable("secret " + id + " cannot be read", e);
    }
  }

  /**
   * When what the secret holds may have become another thing last: the later of when {@code seen}
   * was written and when anything about the secret was changed (API Reference, DescribeSecret,
   * LastChangedDate). The latter counts where {@code AWSCURRENT} was moved to an older version.
   *
   * @throws Unusable where the secret cannot be looked at
   */
  public Instant changedLast(Version seen) {
    try {
      return Optional.ofNullable(
              client.describeSecret(describe -> describe.secretId(id)).lastChangedDate())
          .filter(changed -> changed.isAfter(seen.since()))
          .orElse(seen.since());
    } catch (SdkException e) {
      throw unusable("when secret " + id + " was changed last, cannot be seen", e);
    }
  }

  /** Whoever may not ask this may still go on: the write says it, too. */
  private void requireThere() {
    try {
      client.describeSecret(describe -> describe.secretId(id));
    } catch (ResourceNotFoundException _) {
      throw new Unusable("there is no secret %s here".formatted(id));
    } catch (SdkException e) {
      throw unusable("secret " + id + " cannot be looked at", e);
    }
  }

  /**
   * Gives it its first value.
   *
   * @throws Unusable where somebody else did meanwhile, or it cannot be written
   */
  public void putFirst(String text) {
    if (look().isPresent()) {
      throw new Unusable(
          "somebody else wrote secret " + id + " just now; nothing was written over it");
    }
    put(text, tokenAfter(NONE, NONE));
  }

  /**
   * Replaces what it holds.
   *
   * @param seen what {@code text} was made of
   * @throws Unusable where somebody else wrote meanwhile, or it cannot be written
   */
  public void replace(Version seen, String text) {
    String before = version(PREVIOUS).orElse(NONE);
    if (!read().version().equals(seen.version())) {
      throw changedMeanwhile();
    }
    put(text, tokenAfter(seen.version(), before));
    String replaced = version(PREVIOUS).orElse(NONE);
    if (!replaced.equals(seen.version())) {
      throw new Unusable(
          ("somebody else changed secret %s at the same moment as this; what they wrote was"
                  + " replaced, is in its version %s, and must be put in again")
              .formatted(id, replaced));
    }
  }

  private void put(String text, String token) {
    try {
      client.putSecretValue(put -> put.secretId(id).secretString(text).clientRequestToken(token));
    } catch (ResourceExistsException _) {
      throw changedMeanwhile();
    } catch (SdkException e) {
      throw unusable(
          "secret "
              + id
              + " could not be written, or it was and the answer was lost: look at it before you"
              + " try again",
          e);
    }
  }

  private static String tokenAfter(String current, String previous) {
    return UUID.nameUUIDFromBytes((current + " " + previous).getBytes(UTF_8)).toString();
  }

  private Unusable changedMeanwhile() {
    return new Unusable(
        "somebody else changed secret " + id + " just now; nothing was written, try again");
  }

  private Optional<String> version(String stage) {
    try {
      return Optional.of(
          client.getSecretValue(get -> get.secretId(id).versionStage(stage)).versionId());
    } catch (ResourceNotFoundException _) {
      return Optional.empty();
    } catch (SdkException e) {
      throw unusable("secret " + id + " cannot be looked at: do that", e);
    }
  }

  private static Unusable unusable(String what, SdkException e) {
    return new Unusable(what + ": " + AwsFailure.words(e));
  }

  @Override
  public void close() {
    client.close();
  }
}
