package io.paykkaserverless.core.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Several writers at one delivery. */
class DeliveryWriterTest {

  private final InMemoryDeliveryStore store = new InMemoryDeliveryStore();
  private final DeliveryWriter writer = new DeliveryWriter(store);
  private final List<Delivery> decidedOn = new ArrayList<>();

  @Test
  void aWriteWhoseAnswerWasLostIsKnownAgain() {
    store.put(Deliveries.waiting());

    assertThat(writer.write(Deliveries.begun(), this::refuse)).isEqualTo(Deliveries.waiting());
    assertThat(decidedOn).containsExactly(Deliveries.begun());
  }

  @Test
  void whoIsOvertakenDecidesAgainOnWhatWasWritten() {
    store.put(Deliveries.delivered());

    Delivery written = writer.write(Deliveries.begun(), this::refuse);

    assertThat(decidedOn).containsExactly(Deliveries.begun(), Deliveries.delivered());
    assertThat(written.state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(store.find(Deliveries.ID)).contains(written);
  }

  @Test
  void whoHasNothingToWriteWritesNothing() {
    store.put(Deliveries.waiting());

    assertThat(writer.write(Deliveries.waiting(), _ -> Optional.empty()))
        .isEqualTo(Deliveries.waiting());
    assertThat(store.find(Deliveries.ID)).contains(Deliveries.waiting());
  }

  @Test
  void nobodyIsOvertakenForEver() {
    store.put(Deliveries.delivered());

    assertThatThrownBy(
            () ->
                writer.write(
                    Deliveries.begun(),
                    current -> {
                      decidedOn.add(current);
                      return Optional.of(Deliveries.waiting());
                    }))
        .hasMessage("no end of concurrent writes on " + Deliveries.ID);
    assertThat(decidedOn).hasSize(10);
  }

  private Optional<Delivery> refuse(Delivery current) {
    decidedOn.add(current);
    return Optional.of(Deliveries.refused(current));
  }
}
