package io.paykkaserverless.delivernotification;

import static io.paykkaserverless.delivernotification.NotificationWorld.LEDGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.delivernotification.SimulatedMerchant.Reaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ten thousand messages, a merchant that refuses, asks to wait, times out before and after taking a
 * message in, and a function that dies before and after each of its steps. Drawn from one seed.
 */
class RandomFaultsTest {

  private static final int PAYMENTS = 5_000;
  private static final double OUR_FAULTS = 0.01;

  @ParameterizedTest
  @ValueSource(longs = 20_261_128)
  void eachIsDeliveredAtLeastOnceNoneIsInventedNoneIsTriedOutsideTheSchedule(long seed) {
    Random random = new Random(seed);
    Faults faults = new Faults(random, OUR_FAULTS);
    NotificationWorld world = new NotificationWorld(faults);
    world.merchant.configure(LEDGER, type -> type == NotificationType.PAYMENT_PAID);
    world.react((_, _) -> reaction(random));
    Instant start = world.clock.instant();

    for (int i = 0; i < PAYMENTS; i++) {
      world.pay(
          NotificationWorld.payment(i),
          NotificationType.PAYMENT_AUTHORIZED,
          NotificationType.PAYMENT_PAID);
      world.runUntil(start.plusSeconds(2L * i), 1);
    }
    for (int hour = 3; hour <= 24 * 5; hour++) {
      world.runUntil(start.plus(Duration.ofHours(hour)), 1);
      world.sweep();
    }
    faults.stop();
    world.runUntil(start.plus(Duration.ofDays(8)), 1);

    String story =
        "seed %d: %d tries for %d deliveries; faults of ours: %s"
            .formatted(seed, world.tries(), world.deliveries(), faults.happened());
    System.out.println(story);
    assertThat(world.deliveries()).as(story).isEqualTo(3 * PAYMENTS);
    assertThat(faults.happened().keySet())
        .as("every step failed in every way; %s", story)
        .containsAll(everyFault());
    world.checkThatEverythingArrived();
  }

  private static Reaction reaction(Random random) {
    int drawn = random.nextInt(100);
    if (drawn < 15) {
      return Reaction.refuse(500 + random.nextInt(5));
    }
    if (drawn < 20) {
      return Reaction.down();
    }
    if (drawn < 27) {
      return Reaction.timeOut();
    }
    if (drawn < 32) {
      return Reaction.askToWait(Duration.ofSeconds(random.nextInt(3_600)));
    }
    if (drawn < 34) {
      return Reaction.refuse(302);
    }
    return Reaction.accept();
  }

  private static List<String> everyFault() {
    return List.of(
            "PaymentStore.find",
            "PaymentStore.replace",
            "DeliveryStore.find",
            "DeliveryStore.put",
            "MerchantEndpoints.wanting",
            "MerchantEndpoints.has",
            "MerchantEndpoints.deliver",
            "DeliveryQueue.address",
            "DeliveryQueue.retry",
            "MessageVisibility.hide")
        .stream()
        .flatMap(
            step ->
                List.of("CRASH_BEFORE ", "CRASH_AFTER ", "NO_ANSWER_BEFORE ", "NO_ANSWER_AFTER ")
                    .stream()
                    .map(fault -> fault + step))
        .toList();
  }
}
