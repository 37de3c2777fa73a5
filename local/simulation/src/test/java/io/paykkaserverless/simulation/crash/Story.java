package io.paykkaserverless.simulation.crash;

import io.paykkaserverless.core.agreement.Agreement;
import io.paykkaserverless.core.notification.Delivery;
import io.paykkaserverless.core.notification.DeliveryState;
import io.paykkaserverless.core.notification.FakeEndpoints.Received;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationQueue.QueueUnavailable;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.secret.Rotating.SecretUnavailable;
import io.paykkaserverless.simulation.io.FunctionDied;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One run of an errand, from its first call until everything is quiet. */
final class Story {

  /** What the caller does after something went wrong. */
  enum After {
    /** Asks again, until answered. */
    COMES_BACK,
    /** Is never seen again; a queue gives its message up. The sweep has to do. */
    IS_GONE,
    /** Was never there. */
    NEVER_CAME
  }

  /** How long the caller waits before each further call; the fourth and later as if begun anew. */
  private static final List<Duration> PAUSES =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(40), Duration.ofMinutes(11));

  private static final int CALLS_MAX = 12;
  private static final Duration UNTIL_THE_SWEEP = Duration.ofMinutes(20);
  private static final int ROUNDS_MAX = 200;

  /** What a fault may make us say that would not have been said without it. */
  private static final Set<Signal> SAID_OF_FAULTS =
      EnumSet.of(
          Signal.PAYKKA_ANSWER_LOST,
          Signal.PAYKKA_QUERY_UNAVAILABLE,
          Signal.PAYKKA_ENDING_UNANSWERED,
          Signal.APPLE_PAY_UNAVAILABLE,
          Signal.SWEEP_ITEM_FAILED,
          Signal.NOTIFICATION_NOT_QUEUED,
          Signal.NOTIFICATION_REFUSED);

  private final Errand errand;
  private final After after;
  private final List<CrashPoint> plan;
  private final World world;
  private final List<String> violations = new ArrayList<>();
  private int firstCallSteps;
  private int callSteps;
  private int sweepSteps;

  private Story(Errand errand, After after, List<CrashPoint> plan) {
    this.errand = errand;
    this.after = after;
    this.plan = plan;
    this.world = new World(plan);
  }

  static Story of(Errand errand, After after, List<CrashPoint> plan) {
    Story story = new Story(errand, after, plan);
    story.tell();
    return story;
  }

  After after() {
    return after;
  }

  /** How many steps the first call took. */
  int firstCallSteps() {
    return firstCallSteps;
  }

  /** How many steps all calls took. */
  int callSteps() {
    return callSteps;
  }

  /** How many steps there were until the first sweep after the calls was over. */
  int sweepSteps() {
    return sweepSteps;
  }

  int steps() {
    return world.tripwires.steps();
  }

  int busySweeps() {
    return world.busySweeps();
  }

  /** Whether it ended otherwise than without faults, and as it may. */
  boolean isHalfway() {
    return errand.halfway().test(world);
  }

  Tripwires.Line.Step step(int number) {
    return world.tripwires.step(number);
  }

  Set<String> useCases() {
    return world.tripwires.useCases();
  }

  List<String> ending() {
    return Ending.of(world);
  }

  /** What operators were told, but for what may be told of faults. */
  Set<Signal> alarms() {
    Set<Signal> alarms = EnumSet.noneOf(Signal.class);
    alarms.addAll(world.bench.signals.raised());
    alarms.removeAll(SAID_OF_FAULTS);
    return alarms;
  }

  List<String> violations() {
    return List.copyOf(violations);
  }

  private void tell() {
    errand.prepared().accept(world);
    world.tripwires.arm();
    if (after != After.NEVER_CAME) {
      call();
    }
    callSteps = world.tripwires.steps();
    outside();
    settle();
    world.tripwires.disarm();
    check();
  }

  private void call() {
    for (int call = 0; call < CALLS_MAX; call++) {
      world.tripwires.remark("call " + (call + 1) + " at " + world.bench.clock.instant());
      boolean[] answered = {false};
      boolean whole = survives(() -> answered[0] = errand.call().isAnswered(world));
      if (call == 0) {
        firstCallSteps = world.tripwires.steps();
      }
      if (whole && answered[0]) {
        return;
      }
      if (after == After.IS_GONE) {
        world.courier.giveUpTheUnfinished();
        return;
      }
      world.pass(PAUSES.get(call % PAUSES.size()));
      world.paykkaMoves();
    }
  }

  /**
   * One sweep, late enough for whatever is open; then everything that is due, until it is quiet.
   */
  private void settle() {
    world.countSweeps();
    Instant horizon = world.bench.clock.instant().plus(errand.horizon());
    boolean calm = world.tripwires.met() == plan.size();
    world.pass(UNTIL_THE_SWEEP);
    outside();
    bring();
    sweep();
    bring();
    sweepSteps = world.tripwires.steps();
    if (calm) {
      checkSettled();
    }
    outside();
    for (int round = 0; round < ROUNDS_MAX; round++) {
      Optional<Instant> next = next().filter(moment -> !moment.isAfter(horizon));
      if (next.isEmpty()) {
        return;
      }
      if (next.get().isAfter(world.bench.clock.instant())) {
        world.until(next.get());
      }
      bring();
      if (isDue(world.sweepComesAt())) {
        sweep();
        bring();
      }
    }
    violations.add("no quiet after " + ROUNDS_MAX + " rounds");
  }

  private void bring() {
    if (isDue(world.courier.dueAt())) {
      world.tripwires.remark("the queue brings at " + world.bench.clock.instant());
      survives(world.courier::bring);
    }
  }

  private void sweep() {
    world.tripwires.remark("sweep at " + world.bench.clock.instant());
    survives(world::sweep);
  }

  private void outside() {
    world.tripwires.disarm();
    errand.outside().accept(world);
    world.tripwires.arm();
  }

  private Optional<Instant> next() {
    return Stream.of(world.sweepComesAt(), world.courier.dueAt())
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  private boolean isDue(Optional<Instant> moment) {
    return moment.filter(at -> !at.isAfter(world.bench.clock.instant())).isPresent();
  }

  /** Whether it came to its end. */
  private boolean survives(Runnable action) {
    try {
      action.run();
      return true;
    } catch (FunctionDied | StoreUnavailable | QueueUnavailable | SecretUnavailable e) {
      world.tripwires.remark("  ended by " + e.getClass().getSimpleName());
      return false;
    } catch (RuntimeException e) {
      violations.add("breaks with " + e);
      return false;
    }
  }

  /** After one sweep nothing is in doubt of which PayKKa knows better, and nothing is due. */
  private void checkSettled() {
    for (Payment payment : world.bench.store.all()) {
      boolean open =
          payment.attempts().stream().anyMatch(attempt -> attempt.state().isOpen())
              || !payment.books().open().isEmpty();
      if (open && isAnswering(payment)) {
        violations.add("in doubt after a sweep: " + payment.state() + " " + payment.books().open());
      }
      if (!payment.waiting().isEmpty()) {
        violations.add("nobody took " + payment.waiting());
      }
    }
    for (Agreement agreement : world.bench.agreements.all()) {
      if (!agreement.waiting().isEmpty()) {
        violations.add("nobody took " + agreement.waiting());
      }
    }
    if (isDue(world.sweepDueAt())) {
      violations.add("something is due after a sweep");
    }
  }

  private boolean isAnswering(Payment payment) {
    return payment.attempts().stream()
        .noneMatch(
            attempt ->
                world.bench.paykka.knows(attempt.id())
                    && world.bench.paykka.report(attempt.id()).status()
                        == TransactionStatus.PROCESSING);
  }

  private void check() {
    violations.addAll(world.watch.violations());
    if (world.tripwires.met() < plan.size()) {
      violations.add("took another way than before and did not come to " + plan);
    }
    world.wholePayments().forEach(this::checkMoney);
    checkMessages();
    if (after == After.COMES_BACK && violations.isEmpty()) {
      try {
        errand.ending().accept(world);
      } catch (AssertionError e) {
        violations.add("does not end as it must: " + e.getMessage());
      }
    }
  }

  /** PayKKa took money once at most, and our books are PayKKa's. */
  private void checkMoney(Payment payment) {
    List<TransactionReport> known =
        payment.attempts().stream()
            .map(Attempt::id)
            .filter(world.bench.paykka::knows)
            .map(world.bench.paykka::report)
            .toList();
    List<TransactionReport> taken =
        known.stream().filter(report -> report.balances().isPresent()).toList();
    if (taken.size() > 1) {
      violations.add("charged " + taken.size() + " times: " + payment.id());
    }
    for (TransactionReport report : taken) {
      boolean ours =
          report.balances().equals(Optional.of(payment.books().balances()))
              || payment.books().differing().equals(report.balances());
      if (!ours) {
        violations.add("PayKKa's " + report.balances() + " are not " + payment.books().balances());
      }
    }
    if (taken.isEmpty() && payment.state().isApproved() && !known.isEmpty()) {
      violations.add("approved without PayKKa: " + payment.id());
    }
    checkHistory(payment);
  }

  private void checkHistory(Payment payment) {
    for (int i = 1; i < payment.history().size(); i++) {
      if (payment.history().get(i).before() != payment.history().get(i - 1).after()) {
        violations.add("a gap in the history at line " + i + ": " + payment.history());
      }
    }
  }

  /** What was received was made, to the byte; what counts as delivered was received. */
  private void checkMessages() {
    List<Notification> made =
        Stream.concat(
                world.wholePayments().stream().flatMap(it -> it.outbox().stream()),
                world.bench.agreements.all().stream().flatMap(it -> it.outbox().stream()))
            .toList();
    List<Received> received = world.bench.endpoints.received();
    for (Received one : received) {
      if (made.stream().noneMatch(it -> Watch.isSame(it, one.notification()))
          && !world.forgotten()) {
        violations.add("received what was never made: " + one);
      }
    }
    for (Delivery delivery : world.bench.deliveries.all()) {
      boolean came =
          received.stream()
              .anyMatch(
                  it ->
                      it.endpoint().equals(delivery.id().endpoint())
                          && it.notification().id().equals(delivery.id().notification()));
      if (delivery.state() == DeliveryState.DELIVERED && !came) {
        violations.add("counts as delivered and is not: " + delivery.id());
      }
    }
    for (Notification message : made) {
      checkAddressed(message);
    }
  }

  /** Everybody who wants it has it, or a delivery that says why not. */
  private void checkAddressed(Notification message) {
    if (message.isHandedOver()) {
      world.bench.endpoints.wanting(message.type()).stream()
          .filter(
              name ->
                  world.bench.deliveries.of(message.id()).stream()
                      .noneMatch(it -> it.id().endpoint().equals(name)))
          .filter(_ -> !world.endpointsChanged())
          .forEach(name -> violations.add("nothing is known of " + message.id() + " at " + name));
    }
  }

  /** Which errand, and what went wrong on the way. */
  String title() {
    return errand.name() + "; the caller " + after + "; " + plan;
  }

  /** All that is needed to see what happened. */
  String telling() {
    StringBuilder text = new StringBuilder(title());
    world.tripwires.lines().forEach(line -> text.append("\n    ").append(line));
    text.append("\n  ends with");
    ending().forEach(line -> text.append("\n    ").append(line));
    return text.toString();
  }
}
