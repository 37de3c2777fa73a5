package io.paykkaserverless.core.returning;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.core.returning.FinishReturnResult.BackToShop;
import io.paykkaserverless.core.returning.FinishReturnResult.LinkExpired;
import io.paykkaserverless.core.returning.FinishReturnResult.LinkNotOurs;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FinishReturnTest {

  private final TestBench bench = new TestBench();

  @BeforeEach
  void theShopperWasSentTo3ds() {
    bench.paykka.mood(Mood.WANTS_3DS);
    bench.confirm();
  }

  @Test
  void comingBackMakesUsAskAndSaysWhatPaykkaSays() {
    bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS);

    assertThat(stateAfter(token())).isEqualTo(PaymentState.PAID);
    assertThat(bench.payment().state()).isEqualTo(PaymentState.PAID);
    assertThat(bench.told()).containsExactly("payment.paid");
  }

  @Test
  void comingBackWithoutHavingPassed3dsIsNotPaid() {
    assertThat(stateAfter(token())).isEqualTo(PaymentState.AWAITING_SHOPPER);
    assertThat(bench.paykka.queries()).isEqualTo(3);
  }

  @Test
  void aPaykkaThatDoesNotAnswerMeansBeingConfirmed() {
    bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS);
    bench.paykka.stopAnsweringQueries();

    assertThat(stateAfter(token())).isEqualTo(PaymentState.AWAITING_SHOPPER);
  }

  @Test
  void comingBackTwiceChangesNothingTheSecondTime() {
    bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS);
    bench.finishReturn.finish(token());
    Payment after = bench.payment();
    int queries = bench.paykka.queries();

    assertThat(stateAfter(token())).isEqualTo(PaymentState.PAID);
    assertThat(bench.payment()).isEqualTo(after);
    assertThat(bench.paykka.queries()).isEqualTo(queries);
  }

  @Test
  void theReturnAndTheWebhookInEitherOrderAreOneTransition() {
    var success = bench.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS);

    bench.webhook(success);
    bench.finishReturn.finish(token());
    bench.webhook(success);

    assertThat(bench.told()).containsExactly("payment.paid");
  }

  @Test
  void theLinkOfAnEarlierAttemptDoesNotAskAboutTheLaterOne() {
    String first = token();
    bench.webhook(bench.paykka.becomes(Payments.FIRST, TransactionStatus.FAILURE));
    bench.confirm();
    int queries = bench.paykka.queries();

    assertThat(stateAfter(first)).isEqualTo(PaymentState.AWAITING_SHOPPER);
    assertThat(bench.paykka.queries()).isEqualTo(queries);
  }

  @Test
  void anExpiredLinkAsksNobody() {
    String token = token();
    bench.clock.advance(Duration.ofHours(3));

    assertThat(bench.finishReturn.finish(token)).isEqualTo(new LinkExpired());
    assertThat(bench.paykka.queries()).isZero();
  }

  @Test
  void aForgedLinkAsksNobody() {
    String forged = token().substring(0, token().length() - 1) + "!";

    assertThat(bench.finishReturn.finish(forged)).isEqualTo(new LinkNotOurs());
    assertThat(bench.finishReturn.finish("")).isEqualTo(new LinkNotOurs());
    assertThat(bench.paykka.queries()).isZero();
  }

  private String token() {
    return bench.returnTokens.issue(Payments.FIRST, Payments.NOW.plus(Duration.ofHours(2)));
  }

  private PaymentState stateAfter(String token) {
    return ((BackToShop) bench.finishReturn.finish(token)).payment().state();
  }
}
