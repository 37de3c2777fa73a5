package io.paykkaserverless.core.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.TestBench;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A declined charge is tried again when somebody asks for that, and then once. */
class ChargeRetryTest {

  private final TestBench core = new TestBench();

  @BeforeEach
  void thePeriodsChargeWasDeclined() {
    core.agreements.insertUnlessPresent(Agreements.unscheduled());
    core.paykka.mood(Mood.DECLINES);
    charge(false);
  }

  @Test
  void leavesADeclinedChargeAlone() {
    assertThat(charge(false).attempts()).hasSize(1);
    assertThat(core.paykka.initiations()).hasSize(1);
  }

  @Test
  void triesOnceMorePerRequest() {
    assertThat(charge(true).attempts()).hasSize(2);
    assertThat(charge(true).attempts()).hasSize(3);
  }

  @Test
  void triesNoMoreOftenThanAPaymentMayBeTried() {
    for (int i = 0; i < TestBench.ATTEMPTS_MAX + 2; i++) {
      charge(true);
    }

    assertThat(charge(true).attempts()).hasSize(TestBench.ATTEMPTS_MAX);
    assertThat(core.paykka.initiations()).hasSize(TestBench.ATTEMPTS_MAX);
  }

  @Test
  void isDoneOnceItIsPaid() {
    core.paykka.mood(Mood.APPROVES);

    assertThat(charge(true).state()).isEqualTo(PaymentState.PAID);
    assertThat(charge(true).attempts()).hasSize(2);
    assertThat(core.paykka.charges()).isEqualTo(1);
  }

  @Test
  void asksAfterALostAnswerInsteadOfTryingAgain() {
    core.paykka.mood(Mood.LOSES_THE_ANSWER_AFTER_CHARGING).stopAnsweringQueries();
    charge(true);

    assertThat(charge(true).state()).isEqualTo(PaymentState.UNKNOWN);
    assertThat(core.paykka.initiations()).hasSize(2);
  }

  private Payment charge(boolean retry) {
    ChargeCommand command =
        new ChargeCommand(
            Agreements.ID,
            new ChargePeriod("2026-12"),
            Money.of(800, "EUR"),
            "order-1001/2026-12",
            Optional.empty(),
            Speaker.MERCHANT,
            retry,
            TestBench.ATTEMPTS_MAX,
            TestBench.PUBLIC_BASE_URL);
    return switch (core.charge.charge(command)) {
      case ChargeResult.Charged(Payment payment, boolean _) -> payment;
      case ChargeResult other -> throw new AssertionError(other.toString());
    };
  }
}
