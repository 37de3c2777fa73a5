package io.paykkaserverless.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.payment.PaymentEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What four numbers say, alone and beside those of PayKKa. */
class BalancesTest {

  @ParameterizedTest
  @CsvSource({
    // authorised, captured, voided, refunded, how PayKKa reports it
    "1250,    0,    0,    0, AUTHORIZED",
    "1250,  500,    0,    0, AUTHORIZED",
    "1250,  500,    0,  500, AUTHORIZED",
    "1250, 1250,    0,    0, SUCCEEDED",
    "1250,    0, 1250,    0, CANCELED",
    "1250,  500,  750,    0, PARTIALLY_REVERSED",
    "1250, 1250,    0,    1, PARTIALLY_REFUNDED",
    "1250,  500,  750,  499, PARTIALLY_REFUNDED",
    "1250,  500,  750,  500, REFUNDED",
    "1250, 1250,    0, 1250, REFUNDED"
  })
  void tellTheState(long authorised, long captured, long voided, long refunded, PaymentEvent as) {
    assertThat(new Balances(authorised, captured, voided, refunded).asEvent()).isEqualTo(as);
  }

  @ParameterizedTest
  @CsvSource({
    "1250,    0,    0,    0, 1250,    0, true",
    "1250,  500,    0,  200,  750,  300, true",
    "1250,  500,  750,  500,    0,    0, true",
    "1250, 1000,  251,    0,    0, 1000, false",
    "1250,  500,    0,  501,  750,    0, false"
  })
  void leaveThisMuchAndNeverLessThanNothing(
      long authorised,
      long captured,
      long voided,
      long refunded,
      long toCapture,
      long toRefund,
      boolean plausible) {
    Balances balances = new Balances(authorised, captured, voided, refunded);

    assertThat(balances.ableToCapture()).isEqualTo(toCapture);
    assertThat(balances.ableToRefund()).isEqualTo(toRefund);
    assertThat(balances.isPlausible()).isEqualTo(plausible);
  }

  @Test
  void areNeverBelowZero() {
    assertThatThrownBy(() -> new Balances(1, 0, 0, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    // PayKKa's, beside 1250 set aside, 234 taken, 1000 on its way to be let go, nothing given back
    "1250, 234,    0,  0, true",
    "1250, 234,  500,  0, true",
    "1250, 234, 1000,  0, true",
    "1250, 234, 1001,  0, false",
    "1250, 233,    0,  0, false",
    "1250, 235,    0,  0, false",
    "1249, 234,    0,  0, false",
    "1251, 234,    0,  0, false",
    "1250, 234,    0,  1, false"
  })
  void agreeWherePaykkaMayOrMayNotHaveDoneWhatIsOpen(
      long authorised, long captured, long voided, long refunded, boolean agree) {
    Operation open =
        Operations.everyKind()
            .operations()
            .get(1)
            .learning(OperationState.PROCESSING, Optional.empty(), Optional.empty());
    Books ours =
        new Books(
            new Balances(1250, 234, 0, 0),
            Optional.empty(),
            List.of(Operations.everyKind().operations().getFirst(), withAmount(open)));

    assertThat(ours.agreeWith(new Balances(authorised, captured, voided, refunded)))
        .isEqualTo(agree);
  }

  private static Operation withAmount(Operation operation) {
    return new Operation(
        operation.id(),
        Money.of(1000, "EUR"),
        operation.reason(),
        operation.key(),
        operation.fingerprint(),
        operation.claim(),
        operation.requestedAt(),
        operation.state(),
        operation.refundOrderId(),
        operation.failure());
  }
}
