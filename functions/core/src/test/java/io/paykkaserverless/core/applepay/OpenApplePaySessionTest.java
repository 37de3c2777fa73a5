package io.paykkaserverless.core.applepay;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.paykka.PaykkaApplePay.SessionOutcome;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.TestBench;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApplePaySessionTest {

  private final TestBench bench = new TestBench();

  @ParameterizedTest
  @ValueSource(strings = {"shop.example", "SHOP.example"})
  void handsApplesSessionOnAsItCame(String domain) {
    assertThat(open(domain)).isEqualTo(new ApplePayResult.Opened("{\"session\":1}"));
    assertThat(bench.paykka.sessions()).containsExactly(domain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "shop.example.evil.example", "https://shop.example", ""})
  void asksForNoPageButTheShops(String domain) {
    assertThat(open(domain)).isEqualTo(new ApplePayResult.DomainNotAllowed());
    assertThat(bench.paykka.sessions()).isEmpty();
  }

  @Test
  void asksForNoPaymentThatIsNotThere() {
    assertThat(bench.openApplePaySession.open(Payments.OTHER_ID, "shop.example"))
        .isEqualTo(new ApplePayResult.NoSuchPayment());
    assertThat(bench.paykka.sessions()).isEmpty();
  }

  @Test
  void asksForNoPaymentThatCannotBePaid() {
    bench.confirm();
    assertThat(open("shop.example")).isInstanceOf(ApplePayResult.NotPayable.class);

    TestBench late = new TestBench();
    late.clock.advance(Duration.ofHours(2));
    assertThat(late.openApplePaySession.open(Payments.ID, "shop.example"))
        .isInstanceOf(ApplePayResult.NotPayable.class);
    assertThat(bench.paykka.sessions()).isEmpty();
  }

  @Test
  void saysWherePaykkaDoesNotHelp() {
    bench.paykka.answerSessions(new SessionOutcome.Unavailable("timed out"));
    assertThat(open("shop.example")).isEqualTo(new ApplePayResult.Unavailable());

    bench.paykka.answerSessions(
        new SessionOutcome.Refused(new Failure(FailureReason.MERCHANT_SETUP, "1017")));
    assertThat(open("shop.example")).isEqualTo(new ApplePayResult.Unavailable());
    assertThat(bench.signals.raised())
        .containsExactly(Signal.APPLE_PAY_UNAVAILABLE, Signal.APPLE_PAY_UNAVAILABLE);
    assertThat(bench.signals.subjects()).containsExactly("timed out", "refused with code 1017");
  }

  private ApplePayResult open(String domain) {
    return bench.openApplePaySession.open(Payments.ID, domain);
  }
}
