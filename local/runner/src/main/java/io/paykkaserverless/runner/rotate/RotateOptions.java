package io.paykkaserverless.runner.rotate;

import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.runner.keys.MeantSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What {@code rotate} was asked for.
 *
 * @param subject which key, and what is to be done with it
 * @param system whose key
 * @param dryRun whether nothing is to be changed
 */
public record RotateOptions(Subject subject, MeantSystem system, boolean dryRun) {

  /** Which key, and what is to be done with it. */
  public sealed interface Subject {}

  /**
   * Our private key for PayKKa.
   *
   * @param atOnce whether not to wait until every function has read the step before
   * @param oldKeyAtPaykka whether the operator says that PayKKa still has the old public key; goes
   *     with {@link Step#BACK}
   * @param publicKeyFile where the new public key is written, too
   */
  public record SigningKey(
      Step step, boolean atOnce, boolean oldKeyAtPaykka, Optional<Path> publicKeyFile)
      implements Subject {}

  /**
   * The key of the tokens we sign.
   *
   * @param atOnce whether not to wait until every function has read the step before, or until the
   *     old key's tokens have ended
   */
  public record TokenKeys(Step step, boolean atOnce) implements Subject {}

  /**
   * A key of the merchant's servers.
   *
   * @param caller the name that they have at our API
   * @param step all but {@link Step#ACTIVATE}
   * @param atOnce whether not to wait until every function has read the step before
   * @param file where the new key is written instead of being printed
   * @param print whether it is printed where that is no terminal, too
   */
  public record ApiKey(String caller, Step step, boolean atOnce, Optional<Path> file, boolean print)
      implements Subject {}

  /**
   * The key that messages to an endpoint of the merchant's are signed with.
   *
   * @param step all but {@link Step#ACTIVATE}
   * @param overlap how long the old key signs, too
   * @param print whether to print the new key
   */
  public record NotificationSecret(
      EndpointName endpoint, Step step, Duration overlap, boolean print) implements Subject {}

  /**
   * PayKKa's public keys, which are configuration.
   *
   * @param file holds a new one to be looked at
   */
  public record PaykkaPublicKey(Optional<Path> file) implements Subject {}
}
