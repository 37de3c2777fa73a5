package io.paykkaserverless.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.guard.AttemptCounters;
import io.paykkaserverless.core.guard.AttemptCountersContract;
import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import io.paykkaserverless.core.payment.Payments;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoAttemptCountersIT extends AttemptCountersContract {

  @RegisterExtension static final PaymentsTable TABLE = new PaymentsTable();

  private final AttemptCounters counters = on(PaymentsTable.NAME);

  @Override
  protected AttemptCounters counters() {
    return counters;
  }

  @Test
  void forgetsACounterADayAfterItsWindow() {
    long expected = Payments.NOW.plus(Duration.ofDays(1)).getEpochSecond();
    counters.countUnlessFull("a", 2, Payments.NOW);

    assertThat(
            TABLE
                .client()
                .getItem(
                    get ->
                        get.tableName(PaymentsTable.NAME).key(ItemKeys.key("attempts#a", "count")))
                .item())
        .containsEntry("n", AttributeValue.fromN("1"))
        .containsEntry("ttl", AttributeValue.fromN(Long.toString(expected)));
  }

  @Test
  void saysSoWhenTheTableCannotBeReached() {
    AttemptCounters elsewhere = on("no-such-table");

    assertThatThrownBy(() -> elsewhere.countUnlessFull("a", 2, Payments.NOW))
        .isInstanceOf(StoreUnavailable.class);
  }

  private static AttemptCounters on(String table) {
    return new DynamoAttemptCounters(TABLE.client(), table);
  }
}
