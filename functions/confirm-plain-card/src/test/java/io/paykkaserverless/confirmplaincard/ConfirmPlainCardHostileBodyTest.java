package io.paykkaserverless.confirmplaincard;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.canary.Canary;
import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.http.HostileBodies;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.core.payment.Payments;
import java.io.IOException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Cards in clear and decrypted wallets, with bodies that nobody thought of. */
class ConfirmPlainCardHostileBodyTest {

  private static final Canary CANARY = new Canary("Q1JZUFRPR1JBTQ==", "Sam Shopper");

  private ConfirmPlainCardBench bench = new ConfirmPlainCardBench();

  @Test
  void cardsAreRefusedHelpfullyOrAccepted() throws IOException {
    check(ConfirmPlainCardBench::card);
  }

  @Test
  void applePayIsRefusedHelpfullyOrAccepted() throws IOException {
    check(ConfirmPlainCardBench::applePay);
  }

  @Test
  void googlePayIsRefusedHelpfullyOrAccepted() throws IOException {
    check(ConfirmPlainCardBench::googlePay);
  }

  private void check(Function<ConfirmPlainCardBench, SampleEvent> sample) throws IOException {
    HostileBodies.of(sample.apply(bench).body())
        .forEach(body -> check(sample.apply(bench).body(body)));
  }

  private void check(SampleEvent event) throws IOException {
    Answer answer = event.toHostile(bench.handler);

    CANARY.assertAbsent("the answer", answer.text());
    if (answer.status() < 400) {
      bench = new ConfirmPlainCardBench();
    } else {
      assertThat(bench.core.store.all()).containsExactly(Payments.created());
      assertThat(bench.core.counters.counts()).isEmpty();
      assertThat(bench.core.paykka.initiations()).isEmpty();
    }
  }
}
