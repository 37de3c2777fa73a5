package io.paykkaserverless.managepayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.Payments;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecheckPaymentTest {

  private final ManageBench bench = new ManageBench();

  @Test
  void asksPaykkaAndTellsHowThePaymentStandsThen() throws IOException {
    bench.core.paykka.mood(Mood.STAYS_PROCESSING);
    bench.core.confirm();
    bench.core.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS);

    Answer answer = bench.recheck().to(bench.handler);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().text("status")).contains("PAID");
    assertThat(bench.core.paykka.queries()).isEqualTo(1);
  }

  @Test
  void changesNothingWherePaykkaDoesNotAnswer() throws IOException {
    bench.core.paykka.mood(Mood.STAYS_PROCESSING).stopAnsweringQueries();
    bench.core.confirm();

    Answer answer = bench.recheck().to(bench.handler);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().text("status")).contains("PROCESSING");
  }

  @Test
  void isForTheMerchantsServerAlone() throws IOException {
    Answer answer = bench.recheck().bearer(bench.clientToken()).to(bench.handler);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(bench.core.paykka.queries()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "p76543276765432767654327676543276"})
  void knowsNothingOfWhatIsNotThere(String id) throws IOException {
    Answer answer = bench.recheck().with(Payments.ID.value(), id).to(bench.handler);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(bench.core.paykka.queries()).isZero();
  }
}
