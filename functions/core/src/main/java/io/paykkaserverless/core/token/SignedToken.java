package io.paykkaserverless.core.token;

import io.paykkaserverless.core.secret.HmacKey;
import io.paykkaserverless.core.secret.Rotating;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The form both kinds of token have: {@code kind.subject.expiry.mac}, where the expiry is in epoch
 * seconds and the MAC is HMAC-SHA256 over all before it. The kind is signed too, so that a token
 * never passes for one of the other kind.
 */
final class SignedToken {

  private static final int LENGTH_MAX = 200;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final String kind;
  private final Rotating<List<HmacKey>> keys;
  private final InstantSource clock;

  SignedToken(String kind, Rotating<List<HmacKey>> keys, InstantSource clock) {
    this.kind = kind;
    this.keys = keys;
    this.clock = clock;
  }

  String issue(String subject, Instant expiresAt) {
    String signed = kind + "." + subject + "." + expiresAt.getEpochSecond();
    return signed + "." + mac(keys.current().getFirst(), signed);
  }

  <T> TokenCheck<T> check(String token, Function<String, Optional<T>> subjectOf) {
    String[] parts = token.length() > LENGTH_MAX ? new String[0] : token.split("\\.", -1);
    if (parts.length != 4 || !parts[0].equals(kind)) {
      return new TokenCheck.Forged<>();
    }
    String signed = parts[0] + "." + parts[1] + "." + parts[2];
    if (!fitsAnyKey(signed, parts[3]) && !(keys.refresh() && fitsAnyKey(signed, parts[3]))) {
      return new TokenCheck.Forged<>();
    }
    Optional<T> subject = subjectOf.apply(parts[1]);
    if (subject.isEmpty()) {
      return new TokenCheck.Forged<>();
    }
    return clock.instant().getEpochSecond() < Long.parseLong(parts[2])
        ? new TokenCheck.Valid<>(subject.get())
        : new TokenCheck.Expired<>(subject.get());
  }

  private boolean fitsAnyKey(String signed, String mac) {
    byte[] presented = mac.getBytes(StandardCharsets.UTF_8);
    boolean fits = false;
    for (HmacKey key : keys.current()) {
      byte[] expected = mac(key, signed).getBytes(StandardCharsets.UTF_8);
      fits |= MessageDigest.isEqual(expected, presented);
    }
    return fits;
  }

  private static String mac(HmacKey key, String signed) {
    return BASE64.encodeToString(key.mac(signed.getBytes(StandardCharsets.UTF_8)));
  }
}
