package io.paykkaserverless.runner.rotate;

import io.paykkaserverless.runner.keys.SecretName;
import java.time.Duration;
import java.time.Instant;

/**
 * A key that is replaced in two steps: first every function learns the new one, then it signs. What
 * is particular to one of them: its form, its times and its words.
 */
interface SteppedKey {

  /** As it is typed. */
  String name();

  SecretName secret();

  /**
   * The keys in the secret.
   *
   * @throws io.paykkaserverless.runner.keys.Unusable where functions could not read it; quotes none
   */
  TwoKeys parse(String text);

  /** The secret's text, as functions read it. */
  String text(TwoKeys keys);

  String fresh();

  /** How long the old key is needed after the new one has begun to sign. */
  Duration overlap();

  /** What a new key means, now that it is there. */
  String started(TwoKeys keys, Instant known, NextCommands next);

  /** What it means that it signs. */
  String activated(TwoKeys keys, Instant signing, Instant until, NextCommands next);

  /**
   * Whether the next key may be taken away, which not everybody can tell from the secret.
   *
   * @throws io.paykkaserverless.runner.keys.Unusable saying what has to be known first
   */
  void requireUnneeded(TwoKeys.Other.Next unneeded, TwoKeys keys, NextCommands next);

  /** What it means that the next key is gone, which was never activated. */
  String tookAway(TwoKeys keys, Instant gone);

  /** What it means that the old key signs again. */
  String wentBack(TwoKeys keys, Instant signing, NextCommands next);

  /** What it means that the old key is gone. */
  String ended(TwoKeys keys, Instant gone);
}
