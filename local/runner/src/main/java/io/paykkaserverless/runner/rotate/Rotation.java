package io.paykkaserverless.runner.rotate;

import io.paykkaserverless.runner.keys.Disclosure;
import io.paykkaserverless.runner.keys.FreshKeys;
import io.paykkaserverless.runner.keys.KeptSecret;
import io.paykkaserverless.runner.keys.PublicKeyFile;
import io.paykkaserverless.runner.keys.SecretName;
import io.paykkaserverless.runner.keys.SystemSecrets;
import io.paykkaserverless.runner.rotate.RotateOptions.ApiKey;
import io.paykkaserverless.runner.rotate.RotateOptions.NotificationSecret;
import io.paykkaserverless.runner.rotate.RotateOptions.PaykkaPublicKey;
import io.paykkaserverless.runner.rotate.RotateOptions.SigningKey;
import io.paykkaserverless.runner.rotate.RotateOptions.TokenKeys;
import java.io.PrintStream;
import java.time.InstantSource;

/** Takes a step in the rotation of a key, and tells what follows from it. */
public final class Rotation {

  private final SystemSecrets secrets;
  private final InstantSource clock;
  private final boolean terminal;
  private final PrintStream out;

  /**
   * Rotations in one system.
   *
   * @param terminal whether {@code out} is one
   */
  public Rotation(SystemSecrets secrets, InstantSource clock, boolean terminal, PrintStream out) {
    this.secrets = secrets;
    this.clock = clock;
    this.terminal = terminal;
    this.out = out;
  }

  /**
   * Does it, and tells what it means.
   *
   * @throws io.paykkaserverless.runner.keys.Unusable saying why nothing was changed, or what is to
   *     be done about what was
   */
  public void run(RotateOptions options) {
    switch (options.subject()) {
      case SigningKey wanted -> signingKey(wanted, options);
      case TokenKeys(Step step, boolean atOnce) ->
          stepped(new TokenKeyForm(FreshKeys::tokenKey), step, atOnce, options);
      case ApiKey wanted -> apiKey(wanted, options);
      case NotificationSecret wanted -> notificationSecret(wanted, options);
      case PaykkaPublicKey(var file) ->
          new PlatformKeyCheck(
                  secrets.facts().flatMap(stack -> stack.parameter("PaykkaPublicKeys")), out)
              .run(file);
    }
  }

  private void signingKey(SigningKey wanted, RotateOptions options) {
    if (!options.dryRun()) {
      wanted.publicKeyFile().ifPresent(PublicKeyFile::requireNew);
    }
    TwoKeys keys =
        stepped(
            new SigningKeyForm(FreshKeys::signingKey, wanted.oldKeyAtPaykka()),
            wanted.step(),
            wanted.atOnce(),
            options);
    if (!options.dryRun()) {
      wanted
          .publicKeyFile()
          .ifPresent(
              file ->
                  PublicKeyFile.write(
                      file, SigningKeyForm.publicKey(keys.other().orElseThrow().key())));
    }
  }

  private TwoKeys stepped(SteppedKey key, Step step, boolean atOnce, RotateOptions options) {
    try (KeptSecret secret = secrets.open(key.secret())) {
      return new SteppedRotation(key, secret, next(key.name(), options), clock, out)
          .run(step, atOnce, options.dryRun());
    }
  }

  private void apiKey(ApiKey wanted, RotateOptions options) {
    try (KeptSecret secret = secrets.open(SecretName.API_KEYS)) {
      new ApiKeyRotation(
              secret,
              FreshKeys::apiKey,
              next("api-key " + wanted.caller(), options),
              new Disclosure(wanted.file(), wanted.print(), terminal, out),
              clock,
              out)
          .run(wanted, options.dryRun());
    }
  }

  private void notificationSecret(NotificationSecret wanted, RotateOptions options) {
    try (KeptSecret secret = secrets.open(SecretName.ENDPOINTS)) {
      new EndpointRotation(secret, FreshKeys::endpointKey, clock, out)
          .run(wanted, options.dryRun());
    }
  }

  private static NextCommands next(String key, RotateOptions options) {
    return new NextCommands("./paykka rotate " + key + options.system().typed());
  }
}
