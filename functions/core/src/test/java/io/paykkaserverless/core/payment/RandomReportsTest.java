package io.paykkaserverless.core.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.evidence.Evidence;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever PayKKa reports, in whatever order: what must always hold. */
class RandomReportsTest {

  private static final int STORIES = 3_000;
  private static final int STEPS = 14;
  private static final List<Mood> MOODS = List.of(Mood.values());
  private static final List<TransactionStatus> STATUSES = List.of(TransactionStatus.values());

  @Test
  void noOrderOfReportsBreaksAPromise() {
    for (long seed = 0; seed < STORIES; seed++) {
      tell(seed);
    }

    Evidence.of("random-reports")
        .number("stories", STORIES)
        .number("steps", (long) STORIES * STEPS)
        .keep();
  }

  private static void tell(long seed) {
    Random random = new Random(seed);
    TestBench bench = new TestBench();
    List<String> story = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      Payment before = bench.payment();
      story.add(act(bench, random));
      holds(before, bench.payment(), "seed " + seed + ": " + story);
    }
  }

  private static String act(TestBench bench, Random random) {
    int attempts = bench.payment().attempts().size();
    if (attempts == 0 || random.nextInt(4) == 0) {
      Mood mood = oneOf(MOODS, random);
      bench.paykka.mood(mood);
      bench.confirm();
      return "confirm, PayKKa " + mood;
    }
    AttemptId attempt = new AttemptId(Payments.ID, 1 + random.nextInt(attempts));
    if (!bench.paykka.knows(attempt)) {
      return "nothing about " + attempt.number();
    }
    TransactionStatus status = oneOf(STATUSES, random);
    bench.webhook(bench.paykka.becomes(attempt, status));
    return "webhook " + status + " about " + attempt.number();
  }

  private static <T> T oneOf(List<T> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static void holds(Payment before, Payment after, String story) {
    if (before.state().isApproved()) {
      assertThat(after.state().isApproved()).as(story).isTrue();
    }
    long approved =
        after.attempts().stream().filter(attempt -> attempt.state().isApproved()).count();
    if (approved > 1) {
      assertThat(after.needsAttention()).as("two attempts hold money; %s", story).isTrue();
    }
    if (approved > 0) {
      assertThat(after.state().isApproved()).as(story).isTrue();
    }
    long open = after.attempts().stream().filter(attempt -> attempt.state().isOpen()).count();
    assertThat(open).as("open attempts; %s", story).isLessThanOrEqualTo(1);

    assertThat(after.outbox().subList(0, before.outbox().size()))
        .as("what was announced stays; %s", story)
        .isEqualTo(before.outbox());
    Set<String> ids = new HashSet<>();
    for (Notification notification : after.outbox()) {
      assertThat(ids.add(notification.id().text())).as(story).isTrue();
    }
    List<NotificationType> fresh =
        after.outbox().stream().skip(before.outbox().size()).map(Notification::type).toList();
    if (before.state() != after.state()) {
      NotificationType.announcing(after.state())
          .ifPresent(type -> assertThat(fresh).as("announced; %s", story).contains(type));
    }
    if (!before.needsAttention() && after.needsAttention()) {
      assertThat(fresh).as(story).contains(NotificationType.PAYMENT_NEEDS_ATTENTION);
    }
    if (before.equals(after)) {
      return;
    }
    assertThat(after.version()).as(story).isGreaterThan(before.version());
  }
}
