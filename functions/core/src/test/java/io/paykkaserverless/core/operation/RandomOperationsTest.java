package io.paykkaserverless.core.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.evidence.Evidence;
import io.paykkaserverless.core.notification.AgreementNotificationContent;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationContent;
import io.paykkaserverless.core.notification.NotificationContent.Cause;
import io.paykkaserverless.core.notification.NotificationFormat;
import io.paykkaserverless.core.operation.StoryPaykka.Breakdown;
import io.paykkaserverless.core.operation.StoryPaykka.Way;
import io.paykkaserverless.core.paykka.RefundReport;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentEvent;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import io.paykkaserverless.core.payment.PaymentTransitions;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.SequentialIds;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.TestBench;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Whatever merchant, PayKKa, webhooks, sweep, store and clock do to a payment's money, in whatever
 * order, one breaking into the other: nothing moves twice, nothing is lost, nothing stays reserved.
 */
class RandomOperationsTest {

  /** More with {@code -Dstories=60000}. */
  private static final int STORIES = Integer.getInteger("stories", 4_000);

  private static final int STEPS = 30;
  private static final List<Way> WAYS = List.of(Way.values());
  private static final List<OperationKind> KINDS = List.of(OperationKind.values());
  private static final Set<String> SUCCESS =
      Set.of(
          "payment.captured", "payment.canceled", "payment.partially_reversed", "payment.refunded");
  private static final Set<String> FAILURE =
      Set.of("payment.capture_failed", "payment.void_failed", "payment.refund_failed");

  @Test
  void noOrderOfThingsBreaksAPromise() {
    for (long seed = 0; seed < STORIES; seed++) {
      Story story = new Story(seed);
      story.tell();
      story.endWell();
    }

    Evidence.of("random-operations")
        .number("stories", STORIES)
        .number("steps", (long) STORIES * STEPS)
        .keep();
  }

  /** Says which operation it is about, so that each can be counted. */
  private static final class NamingFormat implements NotificationFormat {
    @Override
    public String body(NotificationContent content) {
      return content.cause() instanceof Cause.OfOperation(Operation operation)
          ? content.type().code() + " " + operation.id()
          : content.type().code();
    }

    @Override
    public String body(AgreementNotificationContent content) {
      return content.type().code();
    }
  }

  private static final class Story {

    private final Random random;
    private final List<String> story = new ArrayList<>();
    private final List<OperationCommand> commands = new ArrayList<>();
    private final TestBench bench;
    private final StoryPaykka paykka;
    private final OperationsWorld world;
    private int underWay;

    Story(long seed) {
      random = new Random(seed);
      // Random's first draws hardly differ between seeds that follow each other.
      bench = seed % 3 == 0 ? Stages.paid() : Stages.authorised();
      paykka = new StoryPaykka(bench, seed % 5 == 0);
      PaymentTransitions transitions =
          new PaymentTransitions(
              Payments.MERCHANT, new NamingFormat(), bench.clock, new SequentialIds());
      world = new OperationsWorld(bench, transitions, paykka, paykka);
      story.add("seed " + seed);
    }

    void tell() {
      for (int step = 0; step < STEPS; step++) {
        if (random.nextInt(4) == 0) {
          world.store.meanwhile(random.nextInt(4), this::meanwhile);
        } else if (random.nextInt(4) == 0) {
          paykka.meanwhile(this::meanwhile);
        }
        if (random.nextInt(5) == 0) {
          world.store.failAfter(random.nextInt(6), random.nextBoolean());
        }
        if (random.nextInt(12) == 0) {
          paykka.killsTheNext();
        }
        act();
        world.store.calm();
        paykka.calm();
        holds();
      }
    }

    private void meanwhile() {
      story.add("[ meanwhile");
      act();
      story.add("]");
    }

    private void act() {
      switch (random.nextInt(20)) {
        case 0, 1, 2, 3 -> during(command());
        case 4 -> askAgain();
        case 5, 6 -> way(anyOf(WAYS));
        case 7 -> queries(random.nextBoolean(), random.nextBoolean());
        case 8, 9 -> finishes();
        case 10, 11, 12 -> webhook();
        case 13, 14 -> during("sweep", () -> world.reconcile.look(Payments.ID));
        case 15 -> during("recheck", () -> world.reconcile.recheck(Payments.ID));
        case 16 -> view();
        case 17 -> advance(Duration.ofHours(1 + random.nextInt(20)));
        default -> advance(Duration.ofSeconds(20 + random.nextInt(1200)));
      }
    }

    private OperationCommand command() {
      OperationKind kind = anyOf(KINDS);
      String key = "key-" + commands.size();
      boolean all = kind == OperationKind.VOID || random.nextInt(3) == 0;
      int amount = 1 + random.nextInt(600);
      OperationCommand command =
          switch (kind) {
            case VOID -> Operations.voidRest(key);
            case CAPTURE -> all ? Operations.captureAll(key) : Operations.capture(amount, key);
            case REFUND -> all ? Operations.refundAll(key) : Operations.refund(amount, key);
          };
      commands.add(command);
      return command;
    }

    private void askAgain() {
      if (!commands.isEmpty()) {
        during(commands.get(random.nextInt(commands.size())));
      }
    }

    private void during(OperationCommand command) {
      String what = command.kind() + " " + command.amount() + " " + command.key().value();
      during(what, () -> story.add(outcome(world.operate.operate(command))));
    }

    private static String outcome(OperationResult result) {
      return switch (result) {
        case OperationResult.Taken(var _, Operation operation, boolean again) ->
            operation.id().text().substring(33) + " " + operation.state() + (again ? " again" : "");
        case OperationResult.NotPossible(var _, Refusal refusal) -> refusal.name();
        case OperationResult.KeyReused _, OperationResult.NoSuchPayment _ -> "refused";
      };
    }

    private void way(Way way) {
      story.add("PayKKa " + way);
      paykka.goes(way);
    }

    private void queries(boolean transactions, boolean refunds) {
      story.add("queries answered: " + transactions + ", of refunds: " + refunds);
      if (transactions) {
        bench.paykka.answerQueries();
      } else {
        bench.paykka.stopAnsweringQueries();
      }
      if (refunds) {
        bench.operations.answerQueries();
      } else {
        bench.operations.stopAnsweringQueries();
      }
    }

    private void finishes() {
      boolean well = random.nextInt(3) > 0;
      story.add("PayKKa finishes one, well: " + well);
      paykka.finishes(well);
    }

    /** A new one, or an old one once more, or one that was held up; some tell no balances. */
    private void webhook() {
      if (random.nextBoolean() && !paykka.refunds.isEmpty()) {
        RefundReport report = anyOf(paykka.refunds);
        OperationId id = OperationId.parse(report.refundTransId()).orElseThrow();
        during(
            "webhook " + report.status() + " of " + id.number(),
            () -> world.writer.reportRefund(read(), id, report, Speaker.PAYKKA_WEBHOOK));
        return;
      }
      TransactionReport any = anyOf(paykka.transactions);
      boolean tellsAPart = any.status() == TransactionStatus.SUCCESS && any.isTakenInPart();
      boolean tellsBalances = random.nextBoolean() || tellsAPart;
      TransactionReport report =
          tellsBalances ? any : StoryPaykka.with(any.status(), Optional.empty(), any);
      during(
          "webhook " + report.status() + " " + report.balances(),
          () -> world.writer.report(read(), Payments.FIRST, report, Speaker.PAYKKA_WEBHOOK));
    }

    private Payment read() {
      return world.store.find(Payments.ID).orElseThrow();
    }

    private void view() {
      List<Operation> operations = bench.payment().books().operations();
      if (!operations.isEmpty()) {
        OperationId id = anyOf(operations).id();
        during("view " + id.number(), () -> world.viewOperation.view(id));
      }
    }

    private void advance(Duration time) {
      // Whoever is in the middle of something does not sleep for hours.
      Duration pause = underWay > 0 ? Duration.ofSeconds(10) : time;
      paykka.untilThen(bench.clock.instant().plus(pause));
      bench.clock.advance(pause);
      story.add("it is " + bench.clock.instant());
    }

    private void during(String what, Runnable action) {
      story.add(what);
      underWay++;
      try {
        action.run();
      } catch (StoreUnavailable | Breakdown e) {
        story.add("failed: " + e.getMessage());
      } finally {
        underWay--;
      }
    }

    private void holds() {
      Payment payment = bench.payment();
      assertThat(paykka.violations).as(this::toString).isEmpty();
      assertThat(paykka.balances().isPlausible()).as(() -> "at PayKKa; " + this).isTrue();
      reservedIsThere(payment.books());
      for (Operation operation : payment.books().operations()) {
        holds(payment, operation);
      }
      assertThat(payment.books().differing()).as(() -> "false alarm; " + this).isEmpty();
      boolean gaveUp =
          payment.history().stream().anyMatch(line -> line.event() == PaymentEvent.SWEEP_GAVE_UP);
      assertThat(payment.needsAttention()).as(() -> "attention; " + this).isEqualTo(gaveUp);
    }

    private void reservedIsThere(Books books) {
      Balances ours = books.balances();
      long onAuthorisation =
          books.reserved(OperationKind.CAPTURE) + books.reserved(OperationKind.VOID);
      assertThat(ours.captured() + ours.voided() + onAuthorisation)
          .as(() -> "taken, let go and reserved; " + this)
          .isLessThanOrEqualTo(ours.authorised());
      assertThat(ours.refunded() + books.reserved(OperationKind.REFUND))
          .as(() -> "given back and reserved; " + this)
          .isLessThanOrEqualTo(ours.captured());
    }

    private void holds(Payment payment, Operation operation) {
      switch (operation.state()) {
        case SUCCEEDED ->
            assertThat(paykka.hasMoved(operation.id()))
                .as(() -> operation + " succeeded; " + this)
                .isTrue();
        case FAILED ->
            assertThat(paykka.hasMoved(operation.id()))
                .as(() -> operation + " failed; " + this)
                .isFalse();
        case REQUESTED, UNKNOWN, PROCESSING, REVIEWING -> {}
      }
      assertThat(told(payment, SUCCESS, operation.id()))
          .as(() -> "told that it succeeded " + operation + "; " + this)
          .isEqualTo(operation.state() == OperationState.SUCCEEDED ? 1 : 0);
      assertThat(told(payment, FAILURE, operation.id()))
          .as(() -> "told that it failed " + operation + "; " + this)
          .isEqualTo(operation.state() == OperationState.FAILED ? 1 : 0);
    }

    private static long told(Payment payment, Set<String> types, OperationId id) {
      return payment.outbox().stream()
          .map(Notification::body)
          .filter(body -> types.stream().anyMatch(type -> body.equals(type + " " + id)))
          .count();
    }

    /** Nothing fails any more, PayKKa finishes what it has: two looks settle everything. */
    void endWell() {
      story.add("nothing fails any more");
      queries(true, true);
      while (paykka.isAtWork()) {
        finishes();
      }
      advance(Duration.ofMinutes(11));
      for (int look = 0; look < 2; look++) {
        lookWhenDue();
        holds();
      }
      Payment payment = bench.payment();
      if (!payment.books().open().isEmpty()) {
        assertThat(payment.needsAttention() && payment.dueAt().isEmpty())
            .as(() -> "left open without a person called; " + this)
            .isTrue();
        during("recheck", () -> world.reconcile.recheck(Payments.ID));
      }
      assertThat(bench.payment().books().open()).as(this::toString).isEmpty();
      assertThat(bench.payment().books().balances())
          .as(this::toString)
          .isEqualTo(paykka.balances());
      assertThat(bench.payment().state().name())
          .as(this::toString)
          .isEqualTo(stateOf(paykka.balances()));
      leavesTheIndex();
      holds();
    }

    private void lookWhenDue() {
      bench.handOver();
      Optional<Instant> due = bench.payment().dueAt();
      if (due.isPresent() && !bench.payment().books().open().isEmpty()) {
        if (due.get().isAfter(bench.clock.instant())) {
          bench.clock.set(due.get());
        }
        during("sweep at " + bench.clock.instant(), () -> world.reconcile.look(Payments.ID));
      }
    }

    /** Only an authorisation that nobody captures is looked at once more, days later. */
    private void leavesTheIndex() {
      bench.handOver();
      if (bench.payment().state() != PaymentState.AUTHORIZED) {
        assertThat(bench.payment().dueAt()).as(this::toString).isEmpty();
      }
    }

    private static String stateOf(Balances balances) {
      PaymentEvent event = balances.asEvent();
      return event == PaymentEvent.SUCCEEDED ? "PAID" : event.name();
    }

    private <T> T anyOf(List<T> choices) {
      return choices.get(random.nextInt(choices.size()));
    }

    @Override
    public String toString() {
      return String.join("\n", story) + "\nbooks " + bench.payment().books();
    }
  }
}
