package io.paykkaserverless.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.agreement.Agreement;
import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.agreement.AgreementState;
import io.paykkaserverless.core.agreement.AgreementStore;
import io.paykkaserverless.core.agreement.AgreementStoreContract;
import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.agreement.Schedules;
import io.paykkaserverless.core.payment.IdempotencyKey;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.SettableClock;
import io.paykkaserverless.core.sweep.DueIndex;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoAgreementStoreIT extends AgreementStoreContract {

  @RegisterExtension static final PaymentsTable TABLE = new PaymentsTable();

  private static final Duration RETENTION = Duration.ofDays(400);

  private final InstantSource clock = new SettableClock(Payments.NOW);
  private final AgreementStore store = on(PaymentsTable.NAME);
  private final DueIndex index = new DynamoDueIndex(TABLE.client(), PaymentsTable.NAME);

  @Override
  protected AgreementStore store() {
    return store;
  }

  @Override
  protected DueIndex index() {
    return index;
  }

  @Test
  void theIndexMergesItsShardsInOrder() {
    List<AgreementId> inOrder = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Agreement agreement = dueAfter(i, Duration.ofMinutes(i));
      store.insertUnlessPresent(agreement);
      inOrder.add(agreement.id());
    }

    assertThat(index.agreements(Schedules.START.plus(Duration.ofMinutes(29)), 100))
        .containsExactlyElementsOf(inOrder.subList(0, 30));
    assertThat(index.agreements(Schedules.START.plus(Duration.ofDays(1)), 7))
        .containsExactlyElementsOf(inOrder.subList(0, 7));
  }

  @Test
  void theIndexTellsNothingOfPayments() {
    new DynamoPaymentStore(TABLE.client(), PaymentsTable.NAME, RETENTION)
        .insert(Payments.created());

    assertThat(index.agreements(Schedules.START, 10)).isEmpty();
  }

  @Test
  void saysSoWhenTheTableCannotBeReached() {
    AgreementStore elsewhere = on("no-such-table");
    DueIndex noIndex = new DynamoDueIndex(TABLE.client(), "no-such-table");
    Agreement paused = Agreements.monthly().in(AgreementState.PAUSED);

    assertThatThrownBy(() -> elsewhere.find(Agreements.ID)).isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> elsewhere.insertUnlessPresent(Agreements.monthly()))
        .isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> elsewhere.replace(paused)).isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> noIndex.agreements(Schedules.START, 10))
        .isInstanceOf(StoreUnavailable.class);
  }

  private AgreementStore on(String table) {
    return new DynamoAgreementStore(TABLE.client(), table, RETENTION, clock);
  }

  private static Agreement dueAfter(int number, Duration wait) {
    Agreement known = Agreements.monthly();
    IdempotencyKey key = new IdempotencyKey("order-" + number);
    return new Agreement(
        AgreementId.of(PaymentId.derive(Payments.MERCHANT, "shop", key)),
        1,
        known.shopper(),
        known.credential(),
        known.card(),
        known.currency(),
        known.reference(),
        known.openedAt(),
        AgreementState.ACTIVE,
        Optional.of(known.plan().orElseThrow().lookedAtAgain(Schedules.START.plus(wait))));
  }
}
