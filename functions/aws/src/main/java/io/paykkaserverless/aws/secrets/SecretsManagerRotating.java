package io.paykkaserverless.aws.secrets;

import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.secret.Rotating;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/**
 * A secret in AWS Secrets Manager. Read when it is first asked for, so never before a SnapStart
 * checkpoint unless somebody asks there; read again when it is five minutes old, or by {@link
 * #refresh}, at most once in 30 seconds. Each time it cannot be read, or what it has become is of
 * no use, {@link Signal#SECRET_UNREADABLE} is raised; a value that was read before goes on being
 * used.
 *
 * <p>Safe for use by several threads.
 *
 * @param <T> the secret, parsed and checked
 */
public final class SecretsManagerRotating<T> implements Rotating<T> {

  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Duration BETWEEN_READS = Duration.ofSeconds(30);

  private final SecretsManagerClient client;
  private final String secretId;
  private final String wants;
  private final SecretParser<T> parser;
  private final Signals signals;
  private final InstantSource clock;

  private Optional<Reading<T>> latest = Optional.empty();
  private Instant lastTry = Instant.EPOCH;

  /**
   * A secret that has not been read.
   *
   * @param secretId name or ARN; named in errors and signals
   * @param wants what the secret must be, for errors: "a PKCS#8 private key in PEM"
   * @param parser makes the secret of its text
   */
  public SecretsManagerRotating(
      SecretsManagerClient client,
      String secretId,
      String wants,
      SecretParser<T> parser,
      Signals signals,
      InstantSource clock) {
    this.client = client;
    this.secretId = secretId;
    this.wants = wants;
    this.parser = parser;
    this.signals = signals;
    this.clock = clock;
  }

  @Override
  public synchronized T current() {
    boolean stale =
        latest.isEmpty() || (isOlder(latest.get().at(), FRESH) && isOlder(lastTry, BETWEEN_READS));
    if (stale) {
      readNow();
    }
    return latest.orElseThrow().value();
  }

  @Override
  public synchronized boolean refresh() {
    if (!isOlder(lastTry, BETWEEN_READS)) {
      return false;
    }
    Optional<String> before = latest.map(Reading::version);
    readNow();
    return !before.equals(latest.map(Reading::version));
  }

  private boolean isOlder(Instant instant, Duration age) {
    return !clock.instant().isBefore(instant.plus(age));
  }

  private void readNow() {
    try {
      latest = Optional.of(read());
    } catch (SecretUnavailable e) {
      signals.raise(Signal.SECRET_UNREADABLE, secretId);
      if (latest.isEmpty()) {
        throw e;
      }
    }
  }

  private Reading<T> read() {
    lastTry = clock.instant();
    GetSecretValueResponse response;
    try {
      response = client.getSecretValue(get -> get.secretId(secretId));
    } catch (AwsServiceException e) {
      throw new SecretUnavailable("secret " + secretId + " cannot be read", e);
    } catch (SdkException e) {
      // Without the cause: where the SDK cannot read an answer it quotes it, and the secret is in
      // it.
      throw new SecretUnavailable("secret " + secretId + " cannot be read: " + kind(e));
    }
    Optional<String> text = Optional.ofNullable(response.secretString());
    return new Reading<>(
        parsed(text.orElseThrow(() -> malformed(""))), response.versionId(), lastTry);
  }

  /** The name of what went wrong first. */
  private static String kind(Throwable e) {
    Throwable first = e;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    return first.getClass().getSimpleName();
  }

  private T parsed(String text) {
    try {
      return parser.parse(text);
    } catch (MalformedSecret e) {
      throw malformed(": " + e.getMessage());
    } catch (IllegalArgumentException | GeneralSecurityException _) {
      // Without the cause, which might quote the text.
      throw malformed("");
    }
  }

  private SecretUnavailable malformed(String why) {
    return new SecretUnavailable("the text of secret " + secretId + " must be " + wants + why);
  }

  private record Reading<T>(T value, String version, Instant at) {

    @Override
    public String toString() {
      return "[secret " + version + "]";
    }
  }
}
