package io.paykkaserverless.managepayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.core.paykka.PaykkaCredentials.EndingOutcome;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.storedcard.StoredCard;
import io.paykkaserverless.core.storedcard.StoredCards;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code DELETE /tokens/{token}}. */
class RemoveTokenTest {

  private final ManageBench bench = new ManageBench();

  @BeforeEach
  void theCardIsStored() {
    bench.core.storedCards.insertUnlessPresent(StoredCards.usable());
  }

  @Test
  void forgetsACard() throws IOException {
    Answer answer = bench.removeToken().to(bench.handler);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(state()).isEqualTo(StoredCard.State.REMOVED);
    assertThat(bench.core.paykka.ended()).containsExactly(Payments.TOKEN.value());
  }

  @Test
  void answersTheSameWhenItComesAgain() throws IOException {
    bench.removeToken().to(bench.handler);

    assertThat(bench.removeToken().to(bench.handler).status()).isEqualTo(204);
    assertThat(bench.core.paykka.ended()).hasSize(1);
  }

  @Test
  void forgetsItHereEvenWherePaykkaDoesNotAnswer() throws IOException {
    bench.core.paykka.answerEndings(new EndingOutcome.Unavailable("timed out"));
    assertUnavailable(bench.removeToken().to(bench.handler));
    bench.core.paykka.answerEndings(new EndingOutcome.Ended());

    assertThat(bench.removeToken().to(bench.handler).status()).isEqualTo(204);
  }

  @Test
  void forgetsItHereEvenWherePaykkaRefuses() throws IOException {
    bench.core.paykka.answerEndings(
        new EndingOutcome.Refused(new Failure(FailureReason.UNLISTED, "9999")));

    assertUnavailable(bench.removeToken().to(bench.handler));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TK1", "not%20a%20token", "4242 4242 4242 4242", "é", "-"})
  void knowsNoOtherCard(String token) throws IOException {
    Answer answer = bench.removeToken().with(Payments.TOKEN.value(), token).to(bench.handler);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("not-found");
    assertThat(state()).isEqualTo(StoredCard.State.USABLE);
    assertThat(bench.core.paykka.ended()).isEmpty();
  }

  private void assertUnavailable(Answer answer) {
    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.problem()).isEqualTo("paykka-unavailable");
    assertThat(state()).isEqualTo(StoredCard.State.REMOVING);
  }

  private StoredCard.State state() {
    return bench.core.storedCards.find(Payments.TOKEN).orElseThrow().state();
  }
}
