package io.paykkaserverless.simulation.smallscope;

import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.OperationState;
import io.paykkaserverless.core.paykka.RefundStatus;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.webhook.PaykkaEvent;
import io.paykkaserverless.simulation.smallscope.Desk.Done;
import io.paykkaserverless.simulation.smallscope.Desk.Job;
import io.paykkaserverless.simulation.smallscope.TruthfulPaykka.Way;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A payment with a PayKKa that says nothing but the truth, loses answers, sends its webhooks late,
 * twice or never, and with functions that die at any of their calls. Wherever it stops, the sweep
 * finds out what is true.
 */
final class WholeScope implements Scope<World> {

  private final Desk desk = new Desk();
  private final Set<String> ended = new HashSet<>();

  /** Where it was seen before how it goes on. */
  private final Set<String> settled = new HashSet<>();

  private final World start;
  private final Stories stories;
  private final int crashesMax;

  /** What can happen in a world; each by its words. */
  @FunctionalInterface
  interface Stories {
    List<Story> in(World world);
  }

  /**
   * One thing that can happen.
   *
   * @param truth what it makes of PayKKa's truth first
   * @param job what our functions do of it; nothing where it happens at PayKKa alone
   */
  record Story(String what, Truth truth, Optional<Job> job) {}

  WholeScope(World start, Stories stories, int crashesMax) {
    this.start = start;
    this.stories = stories;
    this.crashesMax = crashesMax;
  }

  @Override
  public World start() {
    return start;
  }

  @Override
  public String key(World world) {
    return Canonical.of(world.payment().orElseThrow(), world.now())
        + world.mail()
        + world.truth().text()
        + "|x"
        + world.crashes();
  }

  @Override
  public List<Step<World>> steps(World world) {
    List<Step<World>> steps = new ArrayList<>();
    for (Story story : stories.in(world)) {
      try {
        steps(world, story, steps);
      } catch (AssertionError | RuntimeException broken) {
        throw new AssertionError(story.what() + ": " + broken.getMessage(), broken);
      }
    }
    return steps;
  }

  private void steps(World world, Story story, List<Step<World>> steps) {
    World before = world.knowing(story.truth());
    if (story.job().isEmpty()) {
      steps.add(Step.whole(story.what(), before));
      ends(before);
      return;
    }
    Job job = story.job().get();
    Done done = desk.does(before, job);
    World after = delivered(done.world());
    holds(before, after);
    steps.add(Step.whole(story.what(), after));
    ends(after);
    for (int call = 0; before.crashes() < crashesMax && call < done.calls().size(); call++) {
      String died = " dies before " + done.calls().get(call) + ", its call " + (call + 1);
      World broken = desk.diesAt(before, job, call);
      try {
        holds(before, broken);
        ends(broken);
      } catch (AssertionError e) {
        throw new AssertionError(died + ": " + e.getMessage(), e);
      }
      steps.add(new Step<>(story.what() + died, true, delivered(broken)));
    }
  }

  private static void holds(World before, World after) {
    Payment payment = after.payment().orElseThrow();
    Laws.holdOf(before.payment().orElseThrow(), payment);
    Truth truth = after.truth();
    Laws.require(truth.approvals() <= 1, "the shopper was charged twice");
    truth
        .asked()
        .forEach(
            (what, times) ->
                Laws.require(
                    times <= written(payment, what),
                    () -> "PayKKa was asked " + times + " times: " + what));
    truth
        .transactions()
        .values()
        .forEach(
            it ->
                Laws.require(
                    it.balances().map(Balances::isPlausible).orElse(true),
                    "more was moved at PayKKa than there was"));
  }

  /** How often PayKKa may have been asked: once for each thing that was written down before. */
  private static long written(Payment payment, String what) {
    return payment.books().operations().stream()
            .filter(it -> it.id().text().equals(what) || it.kind().name().equals(what))
            .count()
        + payment.attempts().stream()
            .filter(it -> what.equals("attempt " + it.id().number()))
            .count();
  }

  /** The queue works. */
  private World delivered(World world) {
    World done = world;
    while (!done.queue().isEmpty()) {
      done = desk.does(done, new Job(Way.DOES_IT, Desk::deliver)).world();
    }
    return done;
  }

  private void ends(World world) {
    if (ended.add(key(world))) {
      hearsAll(world);
      settles(world);
    }
  }

  /**
   * Every webhook came, and nobody asked: PayKKa's state is ours, or PayKKa will be asked, because
   * what became of a capture or void is not to be told from a status alone.
   */
  private void hearsAll(World world) {
    World done = world;
    for (PaykkaEvent event : world.truth().webhooks()) {
      done = desk.does(done, new Job(Way.DOES_IT, it -> it.webhook(event))).world();
    }
    Laws.require(done.parked().isEmpty(), "a true webhook was not taken in");
    Payment payment = done.payment().orElseThrow();
    PaymentState state = payment.state();
    boolean willBeAsked =
        payment.books().openOnAuthorisation().isPresent() && payment.dueAt().isPresent();
    world
        .truth()
        .approved()
        .map(it -> it.getValue().status())
        .ifPresent(
            status ->
                Laws.require(
                    state == stateOf(status) || willBeAsked,
                    () -> "PayKKa told all and has " + status + ", we have " + state));
  }

  /** No webhook came, and the sweep looked as long as something was due. */
  private void settles(World world) {
    World done = delivered(world);
    Set<String> way = new HashSet<>();
    for (Optional<Instant> due = due(done); due.isPresent(); due = due(done)) {
      Instant at = due.get().isAfter(done.now()) ? due.get() : done.now();
      Job look = new Job(Way.DOES_IT, it -> it.uses().sweep.run(Instant.MAX));
      done = delivered(desk.does(done.at(at), look).world());
      String key = key(done);
      Laws.require(way.add(key), "the sweep never comes to an end");
      if (!settled.add(key)) {
        return;
      }
    }
    agrees(done);
  }

  static Optional<Instant> due(World world) {
    return Stream.concat(
            world.payment().flatMap(Payment::listedAt).stream(),
            world.parked().stream().flatMap(event -> event.dueAt().stream()))
        .min(Instant::compareTo);
  }

  /** What we have is what PayKKa has. */
  private static void agrees(World world) {
    Payment payment = world.payment().orElseThrow();
    Truth truth = world.truth();
    Laws.require(payment.waiting().isEmpty(), "a message never reached the queue");
    Laws.require(world.parked().isEmpty(), () -> "an event stays parked: " + world.parked());
    Optional<TransactionReport> approved = truth.approved().map(Map.Entry::getValue);
    if (approved.isPresent()) {
      TransactionStatus status = approved.get().status();
      Laws.require(
          payment.state() == stateOf(status),
          () -> "PayKKa has " + status + ", we end as " + payment.state());
      Laws.require(
          approved.get().balances().orElseThrow().equals(payment.books().balances()),
          () -> "PayKKa's books are " + approved.get().balances() + ", ours " + payment.books());
      operations(payment, truth);
      return;
    }
    boolean open =
        truth.transactions().values().stream()
            .anyMatch(it -> it.status() == TransactionStatus.PROCESSING);
    Laws.require(
        open
            ? payment.needsAttention() && payment.attempts().getLast().state().isOpen()
            : payment.state() == PaymentState.EXPIRED,
        () -> "PayKKa has " + truth.text() + ", we end as " + payment.state());
    for (Attempt attempt : payment.attempts()) {
      Laws.require(!attempt.state().isApproved(), "approved by nobody");
    }
  }

  private static void operations(Payment payment, Truth truth) {
    Laws.require(
        payment.books().differing().isEmpty(), () -> "a difference is left: " + payment.books());
    for (Operation operation : payment.books().operations()) {
      if (operation.kind() != OperationKind.REFUND) {
        Laws.require(!operation.isOpen(), operation.id() + " stays open");
        continue;
      }
      RefundStatus status =
          Optional.ofNullable(truth.refunds().get(operation.id().number()))
              .map(it -> it.status())
              .orElse(RefundStatus.FAILURE);
      boolean same =
          switch (status) {
            case SUCCESS -> operation.state() == OperationState.SUCCEEDED;
            case FAILURE -> operation.state() == OperationState.FAILED;
            case PROCESSING, REVIEWING -> operation.isOpen();
          };
      Laws.require(
          same,
          () -> "PayKKa has " + status + " of " + operation.id() + ", we " + operation.state());
    }
  }

  private static PaymentState stateOf(TransactionStatus status) {
    return switch (status) {
      case PROCESSING -> PaymentState.PROCESSING;
      case AUTHORIZED -> PaymentState.AUTHORIZED;
      case SUCCESS -> PaymentState.PAID;
      case FAILURE -> PaymentState.DECLINED;
      case CANCELED -> PaymentState.CANCELED;
      case PARTIALLY_REVERSED -> PaymentState.PARTIALLY_REVERSED;
      case PARTIALLY_REFUNDED -> PaymentState.PARTIALLY_REFUNDED;
      case REFUNDED -> PaymentState.REFUNDED;
    };
  }
}
