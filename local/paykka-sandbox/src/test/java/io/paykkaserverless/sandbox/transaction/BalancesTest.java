package io.paykkaserverless.sandbox.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BalancesTest {

  private static final Balances AUTHORIZED = Balances.authorized(1000);

  @Test
  void tellHowATransactionStands() {
    Balances taken = AUTHORIZED.capturing(1000);
    Balances part = AUTHORIZED.capturing(400);

    assertThat(AUTHORIZED.status()).isEqualTo(Status.AUTHORIZED);
    assertThat(part.status()).isEqualTo(Status.AUTHORIZED);
    assertThat(taken.status()).isEqualTo(Status.SUCCESS);
    assertThat(AUTHORIZED.voiding().status()).isEqualTo(Status.CANCELED);
    assertThat(part.voiding().status()).isEqualTo(Status.PARTIALLY_REVERSED);
    assertThat(refunded(taken, 1).status()).isEqualTo(Status.PARTIALLY_REFUNDED);
    assertThat(refunded(taken, 1000).status()).isEqualTo(Status.REFUNDED);
    assertThat(refunded(part.voiding(), 400).status()).isEqualTo(Status.REFUNDED);
  }

  @Test
  void doNotChangeTheStatusWhileARefundIsOpen() {
    assertThat(AUTHORIZED.capturing(1000).reserving(1000).status()).isEqualTo(Status.SUCCESS);
  }

  @Test
  void areAsBeforeOnceARefundFailed() {
    Balances taken = AUTHORIZED.capturing(1000);

    assertThat(taken.reserving(300).releasing(300)).isEqualTo(taken);
  }

  @Test
  void writeDownEveryMovementOnce() {
    assertThat(Movement.between(Balances.NONE, AUTHORIZED.capturing(400)))
        .containsExactly(
            new Movement(Movement.Kind.AUTHORIZED, 1000),
            new Movement(Movement.Kind.CAPTURED, 400));
    assertThat(Movement.between(AUTHORIZED, AUTHORIZED.voiding()))
        .containsExactly(new Movement(Movement.Kind.VOIDED, 1000));
    assertThat(Movement.between(AUTHORIZED, AUTHORIZED.reserving(5))).isEmpty();
  }

  private static Balances refunded(Balances before, long minor) {
    return before.reserving(minor).refunding(minor);
  }
}
