package io.paykkaserverless.runner.rotate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.paykkaserverless.aws.secrets.SecretForms;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.runner.keys.SecretName;
import io.paykkaserverless.runner.keys.Unusable;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * The key of the tokens we sign: client tokens and the addresses that shoppers come back to.
 *
 * @param keys makes new ones
 */
record TokenKeyForm(Supplier<String> keys) implements SteppedKey {

  /**
   * A client token lives as long as its payment can be confirmed: at most a day, as the template
   * allows. Functions may sign with the old key for five minutes after the new one has begun.
   */
  private static final Duration LONGEST_TOKEN = Duration.ofDays(1);

  @Override
  public String name() {
    return "token-keys";
  }

  @Override
  public SecretName secret() {
    return SecretName.TOKEN_KEYS;
  }

  @Override
  public TwoKeys parse(String text) {
    try {
      SecretForms.tokenKeys(text);
      JsonObject json = JsonReader.readObject(text.getBytes(UTF_8));
      return KeyMembers.read(json);
    } catch (IllegalArgumentException | MalformedJson _) {
      throw new Unusable(
          "the secret is not as functions want it, so nothing was changed; it must be "
              + SecretForms.TOKEN_KEYS);
    }
  }

  @Override
  public String text(TwoKeys both) {
    String text = KeyMembers.write(both);
    SecretForms.tokenKeys(text);
    return text;
  }

  @Override
  public String fresh() {
    return keys.get();
  }

  @Override
  public Duration overlap() {
    return LONGEST_TOKEN.plus(SteppedRotation.READ_AGAIN_AFTER);
  }

  @Override
  public String started(TwoKeys both, Instant known, NextCommands next) {
    return """
    There is a new key for tokens. It signs nothing yet. Every function accepts it from
    %s at the latest; then let it sign:
      %s
    To go back: %s
    """
        .formatted(known, next.activate(), next.back());
  }

  @Override
  public String activated(TwoKeys both, Instant signing, Instant until, NextCommands next) {
    return """
    The new key signs tokens from %s at the latest. Tokens of the old one are accepted
    as long as it is there. The last of them ends before %s; after that, take it away:
      %s
    To go back: %s
    Where the old key has leaked, take it away at once with --end-overlap --now: shoppers who
    are paying then have to begin again, and nobody can forge tokens any more.
    """
        .formatted(signing, until, next.end(), next.back());
  }

  /** No token of it is anywhere. */
  @Override
  public void requireUnneeded(TwoKeys.Other.Next unneeded, TwoKeys keys, NextCommands next) {}

  @Override
  public String tookAway(TwoKeys one, Instant gone) {
    return "token-keys: the new key is taken away. It never signed; nothing else changes.";
  }

  @Override
  public String wentBack(TwoKeys both, Instant signing, NextCommands next) {
    return """
    The old key signs tokens again, from %s at the latest. Tokens of the new one are
    accepted, too. To change again: %s
    """
        .formatted(signing, next.back());
  }

  @Override
  public String ended(TwoKeys both, Instant gone) {
    return "There is one key for tokens. Those of the old one are refused from %s at the latest."
        .formatted(gone);
  }
}
