package io.paykkaserverless.core.parked;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.payment.Payments;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParkedEventTest {

  private final ParkedEvent event = ParkedEvents.unknown();

  @Test
  void isNamedByItsBodyAlone() {
    ParkedEvent again =
        ParkedEvent.of(event.body(), "NEWS", ParkedReason.UNSUPPORTED, "GW1", Instant.EPOCH);

    assertThat(again.id()).isEqualTo(event.id());
    assertThat(ParkedEvents.saying("else", Payments.NOW).id()).isNotEqualTo(event.id());
  }

  @Test
  void isTriedWithGrowingGapsAndThenLeftAloneBeforeItIsForgotten() {
    List<Duration> gaps = new ArrayList<>();
    ParkedEvent current = event;
    Instant last = event.parkedAt();
    while (current.dueAt().isPresent()) {
      Instant due = current.dueAt().get();
      gaps.add(Duration.between(last, due));
      last = due;
      current = current.triedAt(due);
    }

    assertThat(gaps).hasSizeBetween(8, 20).isSorted();
    assertThat(current.tries()).isEqualTo(gaps.size());
    assertThat(last).isBefore(event.parkedAt().plus(ParkedEvent.KEPT));
  }

  @Test
  void doesNotMakeUpForTimesThatWereMissed() {
    Instant late = event.parkedAt().plus(Duration.ofHours(2));

    ParkedEvent tried = event.triedAt(late);

    assertThat(tried.tries()).isEqualTo(1);
    assertThat(tried.dueAt()).isEqualTo(Optional.of(event.parkedAt().plus(Duration.ofHours(4))));
  }

  @Test
  void saysNothingOfWhatItsBodySays() {
    ParkedEvent telling = ParkedEvents.saying("{\"shopper_reference\":\"Robin\"}", Payments.NOW);

    assertThat(telling.toString()).doesNotContain("Robin").contains("body of 29 bytes");
  }

  /** PayKKa has no reason to send one; nobody keeps it if it does. */
  @Test
  void keepsNoCardNumber() {
    ParkedEvent careless =
        ParkedEvent.of(
            ParkedEvents.body("{\"card_no\":\"4242424242424242\",\"n\":\"ü\"}"),
            "NEWS.4242424242424242",
            ParkedReason.UNSUPPORTED,
            "4242424242424242",
            Payments.NOW);

    assertThat(careless.body())
        .isEqualTo(ParkedEvents.body("{\"card_no\":\"****************\",\"n\":\"ü\"}"));
    assertThat(careless.kind()).isEqualTo("NEWS.****************");
    assertThat(careless.subject()).isEqualTo("****************");
  }

  @Test
  void isDueFromItsTimeOnAndNeverAfterItsLast() {
    ParkedEvent event = ParkedEvents.unknown();
    Instant due = event.dueAt().orElseThrow();

    assertThat(event.isDue(due.minusMillis(1))).isFalse();
    assertThat(event.isDue(due)).isTrue();
    while (event.dueAt().isPresent()) {
      event = event.triedAt(event.dueAt().orElseThrow());
    }
    assertThat(event.isDue(Instant.MAX)).isFalse();
  }

  @Test
  void itsBodyIsItsBytesAndNothingElse() {
    EventBody body = ParkedEvents.body("news");

    assertThat(body.bytes()).isEqualTo("news".getBytes(StandardCharsets.UTF_8));
    assertThat(body.length()).isEqualTo(4);
    assertThat(body)
        .isEqualTo(ParkedEvents.body("news"))
        .hasSameHashCodeAs(ParkedEvents.body("news"))
        .isNotEqualTo(ParkedEvents.body("olds"));
    assertThat(body.hashCode()).isNotEqualTo(ParkedEvents.body("olds").hashCode());
  }
}
