package io.paykkaserverless.core.notification;

import static io.paykkaserverless.core.notification.FakeEndpoints.LEDGER;
import static io.paykkaserverless.core.notification.FakeEndpoints.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.race.AtOnce;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every {@link EndpointHealthStore} promises. Extended once per store; each test gets an empty
 * one.
 */
public abstract class EndpointHealthStoreContract {

  private static final int CALLERS = 20;

  /** The store under test, empty when a test begins. */
  protected abstract EndpointHealthStore store();

  @Test
  void knowsOfNoFailureAtFirst() {
    assertThat(store().failing()).isEmpty();
    assertThat(store().recovered(SHOP)).isFalse();
  }

  @Test
  void writesDownThatAnEndpointFails() {
    EndpointHealth failing = failing(SHOP, 50);

    assertThat(store().escalate(failing)).isTrue();
    assertThat(store().failing()).containsExactly(failing);
  }

  @Test
  void takesEachStageForNewsOnce() {
    assertThat(store().escalate(failing(SHOP, 50))).isTrue();
    assertThat(store().escalate(failing(SHOP, 50))).isFalse();
    assertThat(store().escalate(failing(SHOP, 70))).isTrue();
    assertThat(store().escalate(failing(SHOP, 100))).isTrue();
    assertThat(store().escalate(failing(SHOP, 90))).isFalse();
    assertThat(store().failing()).containsExactly(failing(SHOP, 100));
  }

  @Test
  void takesAStageForNewsOnceHoweverManySaySoAtOnce() throws Exception {
    List<Boolean> news = AtOnce.times(CALLERS, _ -> store().escalate(failing(SHOP, 50)));

    assertThat(news).containsOnlyOnce(true);
    assertThat(store().failing()).containsExactly(failing(SHOP, 50));
  }

  @Test
  void saysOnceThatAnEndpointRecoveredHoweverManySawIt() throws Exception {
    store().escalate(failing(SHOP, 50));

    assertThat(AtOnce.times(CALLERS, _ -> store().recovered(SHOP))).containsOnlyOnce(true);
  }

  @Test
  void forgetsAnEndpointThatRecoveredAndSaysSoOnce() {
    store().escalate(failing(SHOP, 70));

    assertThat(store().recovered(SHOP)).isTrue();
    assertThat(store().recovered(SHOP)).isFalse();
    assertThat(store().failing()).isEmpty();
  }

  @Test
  void takesTheNextOutageForNewsFromItsFirstStage() {
    store().escalate(failing(SHOP, 100));
    store().recovered(SHOP);

    assertThat(store().escalate(failing(SHOP, 50))).isTrue();
  }

  @Test
  void takesALaterOutageForNewsThoughNobodySawTheEndOfTheOneBefore() {
    Instant later = Payments.NOW.plus(Duration.ofDays(10));
    store().escalate(failing(SHOP, 100));

    assertThat(store().escalate(new EndpointHealth(SHOP, later, 50))).isTrue();
    assertThat(store().escalate(new EndpointHealth(SHOP, later.plusSeconds(60), 50))).isFalse();
    assertThat(store().failing()).containsExactly(new EndpointHealth(SHOP, later, 50));
  }

  @Test
  void keepsEndpointsApartAndTellsThemByName() {
    store().escalate(failing(SHOP, 50));
    store().escalate(failing(LEDGER, 100));

    assertThat(store().failing()).containsExactly(failing(LEDGER, 100), failing(SHOP, 50));

    store().recovered(LEDGER);
    assertThat(store().failing()).containsExactly(failing(SHOP, 50));
  }

  private static EndpointHealth failing(EndpointName endpoint, int percent) {
    return new EndpointHealth(endpoint, Payments.NOW.plusSeconds(percent), percent);
  }
}
