package io.paykkaserverless.core.storedcard;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.ShopperReference;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link StoredCardStore} promises; each test gets an empty one. */
public abstract class StoredCardStoreContract {

  /** The store under test, empty when a test begins. */
  protected abstract StoredCardStore store();

  @Test
  void findsNothingThatWasNeverKept() {
    assertThat(store().find(Payments.TOKEN)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(StoredCard.State.class)
  void keepsEveryDetail(StoredCard.State state) {
    store().insertUnlessPresent(StoredCards.usable().in(state));

    assertThat(store().find(Payments.TOKEN)).contains(StoredCards.usable().in(state));
  }

  @Test
  void keepsACardThatPaykkaSaidNothingOf() {
    StoredCard bare =
        new StoredCard(
            Payments.TOKEN,
            new ShopperReference("Größe 7 ✓"),
            Optional.empty(),
            Payments.NOW,
            StoredCard.State.USABLE);
    store().insertUnlessPresent(bare);

    assertThat(store().find(Payments.TOKEN)).contains(bare);
  }

  @Test
  void leavesACardThatIsKnownAsItIs() {
    store().insertUnlessPresent(StoredCards.usable().in(StoredCard.State.REMOVED));
    store().insertUnlessPresent(StoredCards.usable());

    assertThat(store().find(Payments.TOKEN))
        .contains(StoredCards.usable().in(StoredCard.State.REMOVED));
  }

  @Test
  void putsAnotherStateOnACard() {
    store().insertUnlessPresent(StoredCards.usable());
    store().update(StoredCards.usable().in(StoredCard.State.REMOVING));

    assertThat(store().find(Payments.TOKEN))
        .contains(StoredCards.usable().in(StoredCard.State.REMOVING));
  }
}
