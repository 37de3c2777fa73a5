package io.paykkaserverless.aws.secrets;

import io.paykkaserverless.core.secret.Rotating;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** API keys made at run time that a test can rotate; a rotation is noticed on the next refresh. */
public final class TestApiKeys implements Rotating<ApiKeys> {

  /** Whose {@link #key} is. */
  public static final String CALLER = "shop";

  private final String otherKey = randomKey();
  private String stored = randomKey();
  private String known = stored;
  private int refreshes;

  @Override
  public ApiKeys current() {
    return new ApiKeys(Map.of(CALLER, List.of(known), "till", List.of(otherKey)));
  }

  @Override
  public boolean refresh() {
    refreshes++;
    boolean changed = !known.equals(stored);
    known = stored;
    return changed;
  }

  /** The key of {@link #CALLER}. */
  public String key() {
    return stored;
  }

  /** The key of another caller. */
  public String otherKey() {
    return otherKey;
  }

  /** Another key for {@link #CALLER}, without the reader knowing yet. */
  public String rotate() {
    stored = randomKey();
    return stored;
  }

  public int refreshes() {
    return refreshes;
  }

  /** Nobody's key. */
  public static String randomKey() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return "key_" + Base64.getUrlEncoder().encodeToString(bytes);
  }
}
