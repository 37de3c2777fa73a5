package io.paykkaserverless.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.guard.AttemptGuard.Limit;
import io.paykkaserverless.core.guard.AttemptGuard.Stopped;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttemptGuardTest {

  private static final String ADDRESS = "203.0.113.7";
  private static final Payment ANONYMOUS = Payments.created();
  private static final Payment NAMED =
      Payments.payment().kind(new PaymentKind.OneOff(Optional.of(Payments.SHOPPER))).build();

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T10:15:00Z"));
  private final InMemoryAttemptCounters counters = new InMemoryAttemptCounters();
  private final AttemptGuard guard =
      new AttemptGuard(
          Payments.MERCHANT, counters, new AttemptLimits(3, 2, Duration.ofHours(1)), clock);

  @Test
  void stopsAnAddressThatTriesTooOftenUntilTheHourIsOver() {
    admit(ANONYMOUS, ADDRESS, 3);

    assertThat(guard.admit(ANONYMOUS, Optional.of(ADDRESS)))
        .contains(new Stopped(Limit.ADDRESS, Duration.ofMinutes(45)));
    assertThat(guard.admit(ANONYMOUS, Optional.of("203.0.113.8"))).isEmpty();

    clock.advance(Duration.ofMinutes(45));
    assertThat(guard.admit(ANONYMOUS, Optional.of(ADDRESS))).isEmpty();
  }

  @Test
  void stopsAShopperWhoComesFromManyAddresses() {
    assertThat(guard.admit(NAMED, Optional.of("203.0.113.1"))).isEmpty();
    assertThat(guard.admit(NAMED, Optional.of("203.0.113.2"))).isEmpty();

    assertThat(guard.admit(NAMED, Optional.of("203.0.113.3")).orElseThrow().limit())
        .isEqualTo(Limit.SHOPPER);
  }

  @Test
  void countsAHouseholdsIpv6NetworkAsOneAddress() {
    for (int host = 1; host <= 3; host++) {
      guard.admit(ANONYMOUS, Optional.of("2001:db8:1:2::" + host));
    }

    assertThat(guard.admit(ANONYMOUS, Optional.of("2001:db8:1:2:ffff::9"))).isPresent();
    assertThat(guard.admit(ANONYMOUS, Optional.of("2001:db8:1:3::1"))).isEmpty();
  }

  @Test
  void countsAnIpv4AddressInIpv6sClothesAsItself() {
    admit(ANONYMOUS, "::ffff:" + ADDRESS, 2);
    admit(ANONYMOUS, "::ffff:cb00:7107", 1);

    assertThat(guard.admit(ANONYMOUS, Optional.of(ADDRESS))).isPresent();
  }

  @Test
  void countsWhatIsNoAddressByItsText() {
    admit(ANONYMOUS, "unknown", 3);

    assertThat(guard.admit(ANONYMOUS, Optional.of("unknown"))).isPresent();
    assertThat(guard.admit(ANONYMOUS, Optional.of("hidden"))).isEmpty();
  }

  @Test
  void countsNothingWhereNobodyIsKnown() {
    for (int i = 0; i < 10; i++) {
      assertThat(guard.admit(ANONYMOUS, Optional.empty())).isEmpty();
    }
    assertThat(counters.counts()).isEmpty();
  }

  @Test
  void keepsNoAddressAndNoNameInClear() {
    guard.admit(NAMED, Optional.of(ADDRESS));

    assertThat(counters.counts().keySet())
        .hasSize(2)
        .noneMatch(counter -> counter.contains(ADDRESS) || counter.contains("shopper-7"))
        .allMatch(counter -> counter.length() <= 100);
  }

  private void admit(Payment payment, String address, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(guard.admit(payment, Optional.of(address))).isEmpty();
    }
  }
}
