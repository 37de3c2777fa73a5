package io.paykkaserverless.core.storedcard;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.paykka.PaykkaCredentials.EndingOutcome;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.core.storedcard.RemoveStoredCard.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemoveStoredCardTest {

  private final TestBench bench = new TestBench();

  @BeforeEach
  void thereIsACard() {
    bench.storedCards.insertUnlessPresent(StoredCards.usable());
  }

  @Test
  void forgetsTheCardHereAndAtPaykka() {
    assertThat(remove()).isEqualTo(Result.REMOVED);
    assertThat(state()).isEqualTo(StoredCard.State.REMOVED);
    assertThat(bench.paykka.ended()).containsExactly(Payments.TOKEN.value());
  }

  @Test
  void asksPaykkaOnceHoweverOftenItIsRemoved() {
    remove();

    assertThat(remove()).isEqualTo(Result.REMOVED);
    assertThat(bench.paykka.ended()).hasSize(1);
  }

  @Test
  void nobodyPaysWithItEvenWherePaykkaDoesNotAnswer() {
    bench.paykka.answerEndings(new EndingOutcome.Unavailable("timed out"));

    assertThat(remove()).isEqualTo(Result.NOT_CONFIRMED);
    assertThat(state()).isEqualTo(StoredCard.State.REMOVING);
    assertThat(bench.signals.raised()).containsExactly(Signal.PAYKKA_ENDING_UNANSWERED);

    bench.paykka.answerEndings(new EndingOutcome.Ended());
    assertThat(remove()).isEqualTo(Result.REMOVED);
  }

  @Test
  void knowsNothingOfACardThatIsNotThere() {
    bench.paykka.answerEndings(new EndingOutcome.Ended());

    assertThat(new TestBench().removeStoredCard.remove(Payments.TOKEN))
        .isEqualTo(Result.NO_SUCH_CARD);
  }

  private Result remove() {
    return bench.removeStoredCard.remove(Payments.TOKEN);
  }

  private StoredCard.State state() {
    return bench.storedCards.find(Payments.TOKEN).orElseThrow().state();
  }
}
