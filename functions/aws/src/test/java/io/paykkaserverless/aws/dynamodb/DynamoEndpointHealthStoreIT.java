package io.paykkaserverless.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.notification.EndpointHealth;
import io.paykkaserverless.core.notification.EndpointHealthStore;
import io.paykkaserverless.core.notification.EndpointHealthStoreContract;
import io.paykkaserverless.core.notification.FakeEndpoints;
import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import io.paykkaserverless.core.payment.Payments;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoEndpointHealthStoreIT extends EndpointHealthStoreContract {

  @RegisterExtension static final PaymentsTable TABLE = new PaymentsTable();

  private static final EndpointHealth FAILING =
      new EndpointHealth(FakeEndpoints.SHOP, Payments.NOW, 70);

  private final EndpointHealthStore store = on(PaymentsTable.NAME);

  @Override
  protected EndpointHealthStore store() {
    return store;
  }

  @Test
  void forgetsByItselfAnEndpointOfWhichNothingIsHeardAnyMore() {
    long expected = Payments.NOW.plus(Duration.ofDays(8)).getEpochSecond();

    assertThat(EndpointHealthItem.write(FAILING))
        .containsEntry("ttl", AttributeValue.fromN(Long.toString(expected)));
  }

  @Test
  void namesEveryAttributeThatIsMissing() {
    for (String name : new String[] {"sk", "t", "p"}) {
      Map<String, AttributeValue> item = new HashMap<>(EndpointHealthItem.write(FAILING));
      item.remove(name);

      assertThatThrownBy(() -> EndpointHealthItem.read(item))
          .isInstanceOf(UnreadableItem.class)
          .hasMessageEndingWith("attribute " + name + " is missing");
    }
  }

  @Test
  void saysSoWhenTheTableCannotBeReached() {
    EndpointHealthStore elsewhere = on("no-such-table");

    assertThatThrownBy(() -> elsewhere.escalate(FAILING)).isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> elsewhere.recovered(FAILING.endpoint()))
        .isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(elsewhere::failing).isInstanceOf(StoreUnavailable.class);
  }

  private static EndpointHealthStore on(String table) {
    return new DynamoEndpointHealthStore(TABLE.client(), table);
  }
}
