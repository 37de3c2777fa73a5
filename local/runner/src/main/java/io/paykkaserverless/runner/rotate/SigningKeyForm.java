package io.paykkaserverless.runner.rotate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.paykka.signature.RsaKeys;
import io.paykkaserverless.paykka.signature.SigningKeys;
import io.paykkaserverless.runner.keys.PublicKeyForms;
import io.paykkaserverless.runner.keys.SecretName;
import io.paykkaserverless.runner.keys.Unusable;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Our private key for PayKKa, here as Base64 of PKCS#8. While two are in the secret, functions sign
 * with the current one, and where PayKKa refuses that, the same request once more with the other:
 * it does not matter whether PayKKa knows one public key of ours or two, nor when it learns the new
 * one.
 *
 * @param keys makes new ones
 * @param oldKeyAtPaykka whether the operator says that PayKKa still has the current key's public
 *     key; without it a next key, which PayKKa may know alone, is not taken away
 */
record SigningKeyForm(Supplier<PrivateKey> keys, boolean oldKeyAtPaykka) implements SteppedKey {

  @Override
  public String name() {
    return "signing-key";
  }

  @Override
  public SecretName secret() {
    return SecretName.SIGNING_KEY;
  }

  @Override
  public TwoKeys parse(String text) {
    try {
      boolean one = !text.stripLeading().startsWith("{");
      PrivateKey first = SigningKeys.parse(text).getFirst();
      return one
          ? new TwoKeys(base64(first), Optional.empty())
          : KeyMembers.read(JsonReader.readObject(text.getBytes(UTF_8)));
    } catch (IllegalArgumentException | MalformedJson e) {
      throw new Unusable(
          "the secret is not as functions want it, so nothing was changed: " + e.getMessage());
    }
  }

  /** One key alone stands as PEM, as people know it. */
  @Override
  public String text(TwoKeys both) {
    String text =
        both.other().isPresent()
            ? KeyMembers.write(both)
            : PublicKeyForms.privatePem(RsaKeys.privateKey(both.current()));
    SigningKeys.parse(text);
    return text;
  }

  @Override
  public String fresh() {
    return base64(keys.get());
  }

  /** Nothing lives on that the old key signed; only functions that do not know the change yet. */
  @Override
  public Duration overlap() {
    return SteppedRotation.READ_AGAIN_AFTER;
  }

  /** The public key of a private one in this form. */
  static PublicKeyForms publicKey(String key) {
    return PublicKeyForms.of(RsaKeys.privateKey(key));
  }

  @Override
  public String started(TwoKeys both, Instant known, NextCommands next) {
    PublicKeyForms fresh = publicKey(both.other().orElseThrow().key());
    return """
    There is a new key pair for PayKKa. The old key goes on signing. This is the new public key:

    %1$s
    1. Wait until %2$s: by then every function has both private keys.
    2. Upload the public key in PayKKa's back office, where the one of your application
       (x-paykka-appid) is. Leave the old one there if it takes two; if it replaces the old
       one, that is well, too: where PayKKa refuses a signature of one key, functions send the
       same request under the other, and no payment fails.
    3. Let the new key sign first:
         %3$s
    To go back, as long as PayKKa has the old public key: %4$s
    """
        .formatted(fresh.told(), known, next.activate(), next.back());
  }

  @Override
  public String activated(TwoKeys both, Instant signing, Instant until, NextCommands next) {
    return """
    Requests to PayKKa are signed with the new key from %1$s at the latest. Its public
    key has the SHA-256 %2$s.
    Where PayKKa refuses it, functions use the old one, which costs a second request each time.
    When PayKKa has the new public key, and not before %3$s:
      %4$s
    and take the old public key out in PayKKa's back office. To go back: %5$s
    """
        .formatted(
            signing, publicKey(both.current()).fingerprint(), until, next.end(), next.back());
  }

  @Override
  public void requireUnneeded(TwoKeys.Other.Next unneeded, TwoKeys both, NextCommands next) {
    if (!oldKeyAtPaykka) {
      throw new Unusable(
          """
          functions may be signing with the new key already: they do wherever PayKKa refuses the
          old one. If you uploaded the new public key (SHA-256 %2$s)
          and it replaced the old one, payments need the new key, and this would take it away.
          Do it only if PayKKa still has the public key with SHA-256 %1$s
          (look in its back office), and say so:
            %3$s
          """
              .formatted(
                  publicKey(both.current()).fingerprint(),
                  publicKey(unneeded.key()).fingerprint(),
                  next.backWithOldKeyAtPaykka())
              .stripTrailing());
    }
  }

  @Override
  public String tookAway(TwoKeys one, Instant gone) {
    return """
    The new key is taken away. Requests to PayKKa are signed with the old one alone from %1$s
    at the latest. Its public key, which PayKKa must have, has the SHA-256
    %2$s. Take the new public key out in PayKKa's back
    office, if it is there. Should PayKKa refuse every request now, the new private key is still
    in the version AWSPREVIOUS of the secret, until the secret is written again.
    """
        .formatted(gone, publicKey(one.current()).fingerprint());
  }

  @Override
  public String wentBack(TwoKeys both, Instant signing, NextCommands next) {
    return """
    Requests to PayKKa are signed with the old key again, from %s at the latest. Its
    public key has the SHA-256 %s. The other one stays beside it.
    To change again: %s
    """
        .formatted(signing, publicKey(both.current()).fingerprint(), next.back());
  }

  @Override
  public String ended(TwoKeys both, Instant gone) {
    return """
    There is one key for PayKKa; its public key has the SHA-256 %s.
    The old one is used no more from %s at the latest: then take its public key out in
    PayKKa's back office.
    """
        .formatted(publicKey(both.current()).fingerprint(), gone);
  }

  private static String base64(PrivateKey key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }
}
