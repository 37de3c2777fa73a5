package io.paykkaserverless.runner.rotate;

import io.paykkaserverless.runner.keys.KeptSecret;
import io.paykkaserverless.runner.keys.Unusable;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Replaces a key in steps. When the step before was taken, is when the secret was changed last; so
 * whoever changes it by other means meanwhile, or moves {@code AWSCURRENT} to another version,
 * makes it wait longer, never shorter.
 */
final class SteppedRotation {

  /** The functions keep what they read for as long. */
  static final Duration READ_AGAIN_AFTER = Duration.ofMinutes(5);

  private final SteppedKey key;
  private final KeptSecret secret;
  private final NextCommands next;
  private final InstantSource clock;
  private final PrintStream out;

  SteppedRotation(
      SteppedKey key, KeptSecret secret, NextCommands next, InstantSource clock, PrintStream out) {
    this.key = key;
    this.secret = secret;
    this.next = next;
    this.clock = clock;
    this.out = out;
  }

  /**
   * What a step makes of the keys.
   *
   * @param would the same as something that has not been done
   * @param told what it means, once it is done
   */
  private record Change(TwoKeys keys, String would, String told) {}

  /**
   * Takes a step.
   *
   * @param atOnce whether not to wait for what should be waited for
   * @return the keys as they are now
   * @throws Unusable saying why nothing was changed
   */
  TwoKeys run(Step step, boolean atOnce, boolean dryRun) {
    KeptSecret.Version seen = secret.read();
    TwoKeys keys = key.parse(seen.text());
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Change change =
        switch (step) {
          case START -> start(keys, seen, now);
          case ACTIVATE -> activate(keys, seen, now, atOnce);
          case BACK -> back(keys, now);
          case END_OVERLAP -> end(keys, seen, now, atOnce);
        };
    if (dryRun) {
      out.println(change.would() + " Nothing was changed.");
      return keys;
    }
    secret.replace(seen, key.text(change.keys()));
    out.println(change.told().stripTrailing());
    return change.keys();
  }

  private Change start(TwoKeys keys, KeptSecret.Version seen, Instant now) {
    keys.other().ifPresent(other -> requireOver(other, seen, now));
    TwoKeys more = keys.with(key.fresh());
    return new Change(
        more,
        "%s would get a new key beside the one that signs.".formatted(key.name()),
        key.started(more, now.plus(READ_AGAIN_AFTER), next));
  }

  /** A key that may still be needed is not dropped by the way. */
  private void requireOver(TwoKeys.Other other, KeptSecret.Version seen, Instant now) {
    switch (other) {
      case TwoKeys.Other.Next _ ->
          throw new Unusable(
              "there is a new key already that has not begun to sign first; go on with\n  %s\nor take it"
                      .formatted(next.activate())
                  + " away with\n  "
                  + next.back());
      case TwoKeys.Other.Previous _ -> {
        Instant until = secret.changedLast(seen).plus(key.overlap());
        if (now.isBefore(until)) {
          throw new Unusable(
              "the key of the last rotation is needed until %s; after that, begin again"
                  .formatted(until));
        }
      }
    }
  }

  private Change activate(TwoKeys keys, KeptSecret.Version seen, Instant now, boolean atOnce) {
    TwoKeys active = keys.activated();
    if (!atOnce) {
      requirePassed(
          secret.changedLast(seen).plus(READ_AGAIN_AFTER),
          now,
          "functions read the secret again within 5 minutes, and one that does not know the new key"
              + " yet could not work with what another signs with it");
    }
    return new Change(
        active,
        "%s: the new key would sign from now on.".formatted(key.name()),
        key.activated(active, now.plus(READ_AGAIN_AFTER), now.plus(key.overlap()), next));
  }

  private Change back(TwoKeys keys, Instant now) {
    TwoKeys before = keys.back();
    Instant known = now.plus(READ_AGAIN_AFTER);
    return switch (keys.other().orElseThrow()) {
      case TwoKeys.Other.Next unneeded -> {
        key.requireUnneeded(unneeded, keys, next);
        yield new Change(
            before,
            "%s: the new key, which was not activated, would be taken away.".formatted(key.name()),
            key.tookAway(before, known));
      }
      case TwoKeys.Other.Previous _ ->
          new Change(
              before,
              "%s: the old key would sign again.".formatted(key.name()),
              key.wentBack(before, known, next));
    };
  }

  private Change end(TwoKeys keys, KeptSecret.Version seen, Instant now, boolean atOnce) {
    TwoKeys one = keys.ended();
    if (!atOnce) {
      requirePassed(
          secret.changedLast(seen).plus(key.overlap()), now, "until then the old key is needed");
    }
    return new Change(
        one,
        "%s: the old key would be taken away.".formatted(key.name()),
        key.ended(one, now.plus(READ_AGAIN_AFTER)));
  }

  private static void requirePassed(Instant until, Instant now, String why) {
    if (now.isBefore(until)) {
      throw new Unusable(
          "wait until %s: %s; with --now it is done all the same".formatted(until, why));
    }
  }
}
