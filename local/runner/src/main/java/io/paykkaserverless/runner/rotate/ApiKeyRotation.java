package io.paykkaserverless.runner.rotate;

import io.paykkaserverless.runner.keys.Disclosure;
import io.paykkaserverless.runner.keys.KeptSecret;
import io.paykkaserverless.runner.keys.Unusable;
import io.paykkaserverless.runner.rotate.RotateOptions.ApiKey;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/** Gives a merchant's server a new key beside the old ones, and takes those away later. */
final class ApiKeyRotation {

  private final KeptSecret secret;
  private final Supplier<String> keys;
  private final NextCommands next;
  private final Disclosure disclosure;
  private final InstantSource clock;
  private final PrintStream out;

  ApiKeyRotation(
      KeptSecret secret,
      Supplier<String> keys,
      NextCommands next,
      Disclosure disclosure,
      InstantSource clock,
      PrintStream out) {
    this.secret = secret;
    this.keys = keys;
    this.next = next;
    this.disclosure = disclosure;
    this.clock = clock;
    this.out = out;
  }

  /**
   * Takes a step.
   *
   * @throws Unusable saying why nothing was changed
   */
  void run(ApiKey wanted, boolean dryRun) {
    KeptSecret.Version seen = secret.read();
    CallerKeys callers = CallerKeys.in(seen.text(), wanted.caller());
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    switch (wanted.step()) {
      case START -> start(wanted.caller(), seen, callers, now, dryRun);
      case ACTIVATE ->
          throw new Unusable("an API key is not activated: the caller begins to use it");
      case BACK -> back(wanted.caller(), seen, callers, now, dryRun);
      case END_OVERLAP -> end(wanted, seen, callers, now, dryRun);
    }
  }

  private void start(
      String caller, KeptSecret.Version seen, CallerKeys callers, Instant now, boolean dryRun) {
    if (dryRun) {
      out.println(
          "Caller %s would get a new key; its %s would go on being accepted. Nothing was changed."
              .formatted(caller, number(callers.count())));
      return;
    }
    disclosure.prepare();
    String key = keys.get();
    secret.replace(seen, callers.and(key));
    out.println("Caller " + caller + " has a new API key. It is shown this once:");
    disclosure.show("API key of " + caller, key);
    out.println(
        """

        Every function accepts it from %s at the latest: have your servers use it from then
        on. The old one is accepted until you take it away, when none of them uses it any more:
          %s
        To go back: %s
        """
            .formatted(now.plus(SteppedRotation.READ_AGAIN_AFTER), next.end(), next.back())
            .stripTrailing());
  }

  private void back(
      String caller, KeptSecret.Version seen, CallerKeys callers, Instant now, boolean dryRun) {
    requireSeveral(caller, callers);
    if (dryRun) {
      out.println("Caller %s would lose its newest key. Nothing was changed.".formatted(caller));
      return;
    }
    secret.replace(seen, callers.withoutNewest());
    out.println(
        "The newest key of caller %s is taken away; it is refused from %s at the latest."
            .formatted(caller, now.plus(SteppedRotation.READ_AGAIN_AFTER)));
  }

  private void end(
      ApiKey wanted, KeptSecret.Version seen, CallerKeys callers, Instant now, boolean dryRun) {
    requireSeveral(wanted.caller(), callers);
    if (!wanted.atOnce()) {
      requireKnown(secret.changedLast(seen).plus(SteppedRotation.READ_AGAIN_AFTER), now);
    }
    if (dryRun) {
      out.println(
          "Caller %s would keep its newest key alone and lose %s. Nothing was changed."
              .formatted(wanted.caller(), number(callers.count() - 1)));
      return;
    }
    secret.replace(seen, callers.newestAlone());
    out.println(
        "Caller %s has one key. The older ones are refused from %s at the latest."
            .formatted(wanted.caller(), now.plus(SteppedRotation.READ_AGAIN_AFTER)));
  }

  private static void requireKnown(Instant known, Instant now) {
    if (now.isBefore(known)) {
      throw new Unusable(
          "wait until %s: until then a function may not know the new key; with --now it is done all the same"
              .formatted(known));
    }
  }

  private static void requireSeveral(String caller, CallerKeys callers) {
    if (callers.count() < 2) {
      throw new Unusable("caller " + caller + " has one key alone, which stays");
    }
  }

  private static String number(int count) {
    return count == 1 ? "one old key" : count + " old keys";
  }
}
