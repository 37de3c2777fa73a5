package io.paykkaserverless.core.guard;

import io.paykkaserverless.core.payment.FieldHash;
import io.paykkaserverless.core.payment.MerchantId;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.ShopperReference;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Counts attempts per client address and per shopper, and stops them beyond the limits. Each
 * attempt is counted before PayKKa hears of it, so that a burst from many sides at once is bounded
 * as well.
 */
public final class AttemptGuard {

  private static final int IPV6_NETWORK_BYTES = 8;
  private static final int COUNTER_HASH_BYTES = 16;

  private final MerchantId merchant;
  private final AttemptCounters counters;
  private final AttemptLimits limits;
  private final InstantSource clock;

  public AttemptGuard(
      MerchantId merchant, AttemptCounters counters, AttemptLimits limits, InstantSource clock) {
    this.merchant = merchant;
    this.counters = counters;
    this.limits = limits;
    this.clock = clock;
  }

  /** Who has tried too often. */
  public enum Limit {
    ADDRESS,
    SHOPPER
  }

  /**
   * No further attempt for now.
   *
   * @param retryAfter when attempts are counted from zero again
   */
  public record Stopped(Limit limit, Duration retryAfter) {}

  /**
   * Counts an attempt.
   *
   * @param address where the shopper's own request came from, if it was the shopper's own
   * @return nothing where it may go on
   */
  public Optional<Stopped> admit(Payment payment, Optional<String> address) {
    Optional<String> shopper = payment.terms().kind().shopper().map(ShopperReference::value);
    return stopped(Limit.ADDRESS, address.map(AttemptGuard::network), limits.perAddress())
        .or(() -> stopped(Limit.SHOPPER, shopper, limits.perShopper()));
  }

  private Optional<Stopped> stopped(Limit limit, Optional<String> who, int max) {
    if (who.isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    long windowMs = limits.window().toMillis();
    long window = Math.floorDiv(now.toEpochMilli(), windowMs);
    Instant windowEnds = Instant.ofEpochMilli((window + 1) * windowMs);
    String counter = limit.name() + "." + window + "." + hash(limit, who.get());
    return counters.countUnlessFull(counter, max, windowEnds)
        ? Optional.empty()
        : Optional.of(new Stopped(limit, Duration.between(now, windowEnds)));
  }

  private String hash(Limit limit, String who) {
    byte[] hash = FieldHash.of("attempts/v1", merchant.value(), limit.name(), who);
    return HexFormat.of().formatHex(Arrays.copyOf(hash, COUNTER_HASH_BYTES));
  }

  /** One household has a whole IPv6 network to choose addresses from. */
  private static String network(String address) {
    try {
      // An IPv4 address that is written as IPv6 comes out as IPv4.
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, IPV6_NETWORK_BYTES));
    } catch (IllegalArgumentException _) {
      // Not an address: counted by its text.
    }
    return address;
  }
}
