package io.paykkaserverless.runner.rotate;

import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.runner.rotate.RotateOptions.Action;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives one endpoint a new key in the secret, with the old one beside it for a while, or ends that
 * while; and tells what follows from it.
 */
public final class Rotation {

  /** The functions keep what they read for as long. */
  private static final Duration READ_AGAIN_AFTER = Duration.ofMinutes(5);

  private static final int KEY_BYTES = 32;

  private final KeptSecret secret;
  private final Supplier<String> keys;
  private final InstantSource clock;
  private final PrintStream out;

  /**
   * A rotation of keys in {@code secret}.
   *
   * @param keys makes new ones
   */
  public Rotation(KeptSecret secret, Supplier<String> keys, InstantSource clock, PrintStream out) {
    this.secret = secret;
    this.keys = keys;
    this.clock = clock;
    this.out = out;
  }

  /** A new key: 32 random bytes, written as Standard Webhooks 1.0 wants it. */
  public static String freshKey() {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return "whsec_" + Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * Does it, and tells what it means.
   *
   * @throws Unusable saying why nothing was changed, or what is to be done about what was
   */
  public void run(RotateOptions options) {
    KeptSecret.Version seen = secret.read();
    EndpointKeys endpoint = EndpointKeys.in(seen.text(), options.endpoint());
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    switch (options.action()) {
      case Action.Renew(Duration overlap, boolean show) ->
          renew(options, seen, endpoint, now, now.plus(overlap), show);
      case Action.EndOverlap _ -> end(options, seen, endpoint, now);
    }
  }

  private void renew(
      RotateOptions options,
      KeptSecret.Version seen,
      EndpointKeys endpoint,
      Instant now,
      Instant until,
      boolean show) {
    endpoint
        .previousUntil()
        .filter(live -> live.isAfter(now))
        .ifPresent(
            live -> {
              throw new Unusable(
                  "endpoint %s still has a previous key, which signs until %s; wait, or end that now with --end-overlap"
                      .formatted(options.endpoint(), live));
            });
    if (options.dryRun()) {
      out.println(
          "Endpoint %s would get a new key; the old one would sign, too, until %s. Nothing was changed."
              .formatted(options.endpoint(), until));
      return;
    }
    String key = keys.get();
    replace(seen, endpoint.renewed(key, until));
    tellRenewed(options.endpoint(), now, until);
    out.println(show ? "The new key: " + key : whereItIs(options.endpoint()));
  }

  private void tellRenewed(EndpointName endpoint, Instant now, Instant until) {
    out.println(
        """
        Endpoint %1$s has a new key.

        The new key begins to sign  %2$s at the latest: functions read the secret again
                                    within 5 minutes, and may sign with the old one alone before
        The old key signs until     %3$s

        Both keys are valid from %2$s until %3$s.

        What the receiver has to do, one of these:
          - Replace the old key by the new one between those two moments. Not before
            %2$s: messages may be signed with the old key alone until then.
          - Accept the new key beside the old one from now on, and a message as genuine if
            one of its signatures fits one of them; forget the old key after
            %3$s.
        """
            .formatted(endpoint, now.plus(READ_AGAIN_AFTER), until));
  }

  private String whereItIs(EndpointName endpoint) {
    return "The new key is \"current\" of \"%s\" in what this prints:%n  %s"
        .formatted(endpoint, secret.readingIt());
  }

  private void end(
      RotateOptions options, KeptSecret.Version seen, EndpointKeys endpoint, Instant now) {
    Optional<Instant> until = endpoint.previousUntil();
    if (until.isEmpty()) {
      throw new Unusable("endpoint " + options.endpoint() + " has no previous key");
    }
    if (options.dryRun()) {
      out.println(
          "Endpoint %s would lose its previous key, which signs until %s. Nothing was changed."
              .formatted(options.endpoint(), until.get()));
      return;
    }
    replace(seen, endpoint.ended());
    out.println(
        """
        Endpoint %s has one key from now on. The previous one would have signed until
        %s; it signs no more from %s at the latest. A receiver that does not know the
        current key refuses every message from then on, and gets them again as the schedule says.
        """
            .formatted(options.endpoint(), until.get(), now.plus(READ_AGAIN_AFTER))
            .stripTrailing());
  }

  private void replace(KeptSecret.Version seen, String text) {
    secret.replace(seen, text);
  }
}
