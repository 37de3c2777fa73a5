package io.paykkaserverless.core.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.Books;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a state that PayKKa reports says of the money, and whether both go together. */
class BooksTransitionsTest {

  private static final Balances NOTHING = Balances.NONE;

  @ParameterizedTest
  @CsvSource({
    // the state; what we knew to be captured, voided, refunded; what is so from then on
    "AUTHORIZED,            0,   0,   0,    0,    0,    0",
    "PAID,                  0,   0,   0, 1250,    0,    0",
    "CANCELED,              0,   0,   0,    0, 1250,    0",
    "PARTIALLY_REVERSED,    0,   0,   0,    0,    0,    0",
    "PARTIALLY_REVERSED,    1,   0,   0,    1, 1249,    0",
    "PARTIALLY_REVERSED,  500,   0,   0,  500,  750,    0",
    "PARTIALLY_REFUNDED,    0,   0,   0, 1250,    0,    0",
    "PARTIALLY_REFUNDED,  500,   0,   0,  500,    0,    0",
    "PARTIALLY_REFUNDED,  500, 750, 100,  500,  750,  100",
    "REFUNDED,              0,   0,   0, 1250,    0, 1250",
    "REFUNDED,            500, 750, 100,  500,  750,  500"
  })
  void withoutBalancesTheStateImpliesWhatHasMoved(
      PaymentState state,
      long captured,
      long voided,
      long refunded,
      long capturedThen,
      long voidedThen,
      long refundedThen) {
    boolean known = captured + voided + refunded > 0;
    Balances before = known ? new Balances(1250, captured, voided, refunded) : NOTHING;

    assertThat(implied(before, state, Optional.empty()))
        .isEqualTo(new Balances(1250, capturedThen, voidedThen, refundedThen));
  }

  @Test
  void emptyBooksBeginWithWhatPaykkaTells() {
    Balances told = new Balances(1250, 500, 750, 0);

    assertThat(implied(NOTHING, PaymentState.PARTIALLY_REVERSED, Optional.of(told)))
        .isEqualTo(told);
  }

  @Test
  void booksThatWereBegunAreNotOverwritten() {
    Balances told = new Balances(1250, 700, 550, 0);

    assertThat(
            implied(
                new Balances(1250, 500, 0, 0), PaymentState.PARTIALLY_REVERSED, Optional.of(told)))
        .isEqualTo(new Balances(1250, 500, 750, 0));
  }

  @Test
  void balancesThatCannotBeOrAreOfAnotherAmountAreNotTakenOver() {
    Balances paid = new Balances(1250, 1250, 0, 0);

    assertThat(implied(NOTHING, PaymentState.PAID, Optional.of(new Balances(1250, 1251, 0, 0))))
        .isEqualTo(paid);
    assertThat(implied(NOTHING, PaymentState.PAID, Optional.of(new Balances(1300, 1250, 50, 0))))
        .isEqualTo(paid);
  }

  @ParameterizedTest
  @EnumSource(
      value = PaymentState.class,
      names = {"PROCESSING", "AWAITING_SHOPPER", "UNKNOWN", "DECLINED"})
  void nothingMovesInAStateThatIsNotApproved(PaymentState state) {
    assertThat(implied(NOTHING, state, Optional.of(new Balances(1250, 1250, 0, 0))))
        .isEqualTo(NOTHING);
  }

  @ParameterizedTest
  @CsvSource({
    // the state; captured and voided before; captured, voided, refunded after
    "AUTHORIZED,            0,   0,    0,    0,    0, true",
    "AUTHORIZED,            0,   0,  500,    0,    0, true",
    "AUTHORIZED,            0,   0, 1250,    0,    0, false",
    "PAID,                  0,   0, 1250,    0,    0, true",
    "PAID,                  0,   0,  500,  750,    0, false",
    "PAID,                500,   0, 1250,    0,    0, false",
    "PAID,               1250,   0, 1250,    0,    0, true",
    "CANCELED,              0,   0,    0, 1250,    0, true",
    "CANCELED,              0,   0, 1250,    0,    0, false",
    "PARTIALLY_REVERSED,  500,   0,  500,  750,    0, true",
    "PARTIALLY_REVERSED,    0,   0,    0,    0,    0, false",
    "PARTIALLY_REFUNDED,    0,   0, 1250,    0,    0, true",
    "PARTIALLY_REFUNDED,    0,   0,    1,    0,    0, true",
    "PARTIALLY_REFUNDED,    0,   0,    0,    0,    0, false",
    "REFUNDED,              0,   0, 1250,    0, 1250, true",
    "REFUNDED,              0,   0, 1250,    0, 1249, false",
    "DECLINED,              0,   0, 1250,    0,    0, true"
  })
  void aStateAndItsMoneyGoTogetherOrAPersonMustLook(
      PaymentState state,
      long capturedBefore,
      long voidedBefore,
      long captured,
      long voided,
      long refunded,
      boolean fit) {
    Books before = Books.EMPTY.with(new Balances(1250, capturedBefore, voidedBefore, 0));
    Books after = Books.EMPTY.with(new Balances(1250, captured, voided, refunded));

    assertThat(BooksTransitions.fit(before, after, state)).isEqualTo(fit);
  }

  private static Balances implied(Balances known, PaymentState to, Optional<Balances> told) {
    Payment payment = Payments.payment().books(Books.EMPTY.with(known)).build();
    Observation observation =
        new Observation(
            Speaker.PAYKKA_WEBHOOK,
            PaymentEvent.SUCCEEDED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            told,
            Optional.empty());
    return BooksTransitions.implied(payment, to, observation).balances();
  }
}
