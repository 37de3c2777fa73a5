package io.paykkaserverless.runner.rotate;

import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.runner.keys.KeptSecret;
import io.paykkaserverless.runner.keys.Unusable;
import io.paykkaserverless.runner.rotate.RotateOptions.NotificationSecret;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives one endpoint a new key in the secret, with the old one beside it for a while, or ends that
 * while; and tells what follows from it.
 */
final class EndpointRotation {

  private final KeptSecret secret;
  private final Supplier<String> keys;
  private final InstantSource clock;
  private final PrintStream out;

  /**
   * A rotation of keys in {@code secret}.
   *
   * @param keys makes new ones
   */
  EndpointRotation(KeptSecret secret, Supplier<String> keys, InstantSource clock, PrintStream out) {
    this.secret = secret;
    this.keys = keys;
    this.clock = clock;
    this.out = out;
  }

  /**
   * Does it, and tells what it means.
   *
   * @throws Unusable saying why nothing was changed, or what is to be done about what was
   */
  void run(NotificationSecret wanted, boolean dryRun) {
    KeptSecret.Version seen = secret.read();
    EndpointKeys endpoint = EndpointKeys.in(seen.text(), wanted.endpoint());
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    switch (wanted.step()) {
      case START -> renew(wanted, seen, endpoint, now, dryRun);
      case ACTIVATE ->
          throw new Unusable("an endpoint's new key signs at once, beside the old one");
      case BACK -> back(wanted, seen, endpoint, now, dryRun);
      case END_OVERLAP -> end(wanted, seen, endpoint, now, dryRun);
    }
  }

  private void renew(
      NotificationSecret wanted,
      KeptSecret.Version seen,
      EndpointKeys endpoint,
      Instant now,
      boolean dryRun) {
    Instant until = now.plus(wanted.overlap());
    endpoint
        .previousUntil()
        .filter(live -> live.isAfter(now))
        .ifPresent(
            live -> {
              throw new Unusable(
                  "endpoint %s still has a previous key, which signs until %s; wait, or end that now with --end-overlap"
                      .formatted(wanted.endpoint(), live));
            });
    if (dryRun) {
      out.println(
          "Endpoint %s would get a new key; the old one would sign, too, until %s. Nothing was changed."
              .formatted(wanted.endpoint(), until));
      return;
    }
    String key = keys.get();
    secret.replace(seen, endpoint.renewed(key, until));
    tellRenewed(wanted.endpoint(), now, until);
    out.println(wanted.print() ? "The new key: " + key : whereItIs(wanted.endpoint()));
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
            .formatted(endpoint, now.plus(SteppedRotation.READ_AGAIN_AFTER), until));
  }

  private String whereItIs(EndpointName endpoint) {
    return "The new key is \"current\" of \"%s\" in what this prints:%n  %s"
        .formatted(endpoint, secret.readingIt());
  }

  private void back(
      NotificationSecret wanted,
      KeptSecret.Version seen,
      EndpointKeys endpoint,
      Instant now,
      boolean dryRun) {
    String swapped = endpoint.swapped(now);
    Instant until = endpoint.previousUntil().orElseThrow();
    if (dryRun) {
      out.println(
          "Endpoint %s would have its old key back; the new one would sign, too, until %s. Nothing was changed."
              .formatted(wanted.endpoint(), until));
      return;
    }
    secret.replace(seen, swapped);
    out.println(
        """
        Endpoint %s has its old key back, which signs from %s at the latest. The new one
        signs, too, until %s.
        """
            .formatted(wanted.endpoint(), now.plus(SteppedRotation.READ_AGAIN_AFTER), until)
            .stripTrailing());
  }

  private void end(
      NotificationSecret wanted,
      KeptSecret.Version seen,
      EndpointKeys endpoint,
      Instant now,
      boolean dryRun) {
    Optional<Instant> until = endpoint.previousUntil();
    if (until.isEmpty()) {
      throw new Unusable("endpoint " + wanted.endpoint() + " has no previous key");
    }
    if (dryRun) {
      out.println(
          "Endpoint %s would lose its previous key, which signs until %s. Nothing was changed."
              .formatted(wanted.endpoint(), until.get()));
      return;
    }
    secret.replace(seen, endpoint.ended());
    out.println(
        """
        Endpoint %s has one key from now on. The previous one would have signed until
        %s; it signs no more from %s at the latest. A receiver that does not know the
        current key refuses every message from then on, and gets them again as the schedule says.
        """
            .formatted(wanted.endpoint(), until.get(), now.plus(SteppedRotation.READ_AGAIN_AFTER))
            .stripTrailing());
  }
}
