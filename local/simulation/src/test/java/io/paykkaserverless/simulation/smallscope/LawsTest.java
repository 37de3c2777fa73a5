package io.paykkaserverless.simulation.smallscope;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.Books;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentBuilder;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The laws are only worth something if they can be broken. */
class LawsTest {

  private final Payment open = Course.asked(Payments.created().terms().captureMethod());

  @Test
  void aPaymentThatWasPaidAsItShouldKeepsThem() {
    assertThatCode(() -> Laws.holdOf(open, Course.paid())).doesNotThrowAnyException();
  }

  @Test
  void twoAttemptsWithMoneyNeedAPerson() {
    Payment twice =
        paid()
            .attempt(Payments.paid(Payments.FIRST))
            .attempt(Payments.paid(Payments.SECOND))
            .build();

    assertBroken(() -> Laws.holdOf(twice), "two attempts hold money and nobody was called");
  }

  @Test
  void moreGivenBackThanTakenNeedsAPerson() {
    Payment generous =
        paid()
            .attempt(Payments.paid(Payments.FIRST))
            .books(Books.EMPTY.with(new Balances(1250, 1250, 0, 1251)))
            .build();

    assertBroken(() -> Laws.holdOf(generous), "more is given back or reserved than was captured");
  }

  @Test
  void aMessageThatIsDueMustBeThere() {
    Payment paid = Course.paid();
    Payment silent =
        paid()
            .version(paid.version())
            .attempt(paid.attempts().getFirst())
            .books(paid.books())
            .history(paid.history().getFirst())
            .history(paid.history().getLast())
            .build();

    assertBroken(() -> Laws.holdOf(open, silent), "the merchant is told [], it is due");
  }

  @Test
  void aMessageMayNotChange() {
    Payment before = paid().outbox(Payments.notification(1, NotificationType.PAYMENT_PAID)).build();
    Payment after =
        paid().outbox(Payments.notification(1, NotificationType.PAYMENT_DECLINED)).build();

    assertBroken(() -> Messages.holdOf(before, after), "the message ");
  }

  @Test
  void nothingLeadsFromPaidBackToDeclined() {
    Payment paid = Course.paid();
    Payment declined =
        Payments.payment()
            .version(paid.version() + 1)
            .state(PaymentState.DECLINED)
            .attempt(Payments.declined(Payments.FIRST))
            .history(paid.history().getFirst())
            .history(paid.history().getLast())
            .build();

    assertBroken(() -> Laws.holdOf(paid, declined), "the story does not end where the payment is");
  }

  private static PaymentBuilder paid() {
    return Payments.payment().state(PaymentState.PAID);
  }

  private static void assertBroken(ThrowingCallable law, String how) {
    assertThatThrownBy(law).isInstanceOf(AssertionError.class).hasMessageStartingWith(how);
  }
}
