package io.paykkaserverless.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.parked.EventBody;
import io.paykkaserverless.core.parked.ParkedEvent;
import io.paykkaserverless.core.parked.ParkedEvents;
import io.paykkaserverless.core.parked.ParkedReason;
import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.core.webhook.AcceptWebhookResult.Parked;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ParkedWebhookTest {

  private static final EventBody BODY = ParkedEvents.body("{\"notify_type\":\"NEWS\"}");

  private final TestBench bench = new TestBench();

  @Test
  void aKindWeDoNotActOnIsKeptAsItCame() {
    assertThat(bench.acceptWebhook.accept(new EventReading.Unsupported("NEWS", "GW1"), () -> BODY))
        .isEqualTo(new Parked(ParkedReason.UNSUPPORTED));
    assertThat(bench.listParkedEvents.newest())
        .containsExactly(
            ParkedEvent.of(BODY, "NEWS", ParkedReason.UNSUPPORTED, "GW1", Payments.NOW));
    assertThat(bench.signals.raised()).containsExactly(Signal.EVENT_PARKED);
    assertThat(bench.signals.subjects()).containsExactly("NEWS UNSUPPORTED GW1");
  }

  @Test
  void whatCannotBeReadIsKeptWithWhatIsWrongWithIt() {
    assertThat(
            bench.acceptWebhook.accept(new EventReading.Malformed("amount is missing"), () -> BODY))
        .isEqualTo(new Parked(ParkedReason.MALFORMED));
    assertThat(bench.parked.find(ParkedEvents.saying(text(), Payments.NOW).id()))
        .map(ParkedEvent::subject)
        .contains("amount is missing");
  }

  @Test
  void theSameBodyAgainIsNotKeptTwiceButAnsweredTheSame() {
    unsupported();
    bench.clock.advance(Duration.ofHours(1));

    assertThat(unsupported()).isEqualTo(new Parked(ParkedReason.UNSUPPORTED));
    assertThat(bench.parked.all()).extracting(ParkedEvent::parkedAt).containsExactly(Payments.NOW);
  }

  /** Else PayKKa would be told that we have it. */
  @Test
  void aStoreThatCannotKeepItIsNoAnswer() {
    bench.parked.breakDown();

    assertThatThrownBy(this::unsupported).isInstanceOf(StoreUnavailable.class);
    assertThat(bench.signals.raised()).doesNotContain(Signal.EVENT_PARKED);
  }

  private AcceptWebhookResult unsupported() {
    return bench.acceptWebhook.accept(new EventReading.Unsupported("NEWS", "GW1"), () -> BODY);
  }

  private static String text() {
    return "{\"notify_type\":\"NEWS\"}";
  }
}
