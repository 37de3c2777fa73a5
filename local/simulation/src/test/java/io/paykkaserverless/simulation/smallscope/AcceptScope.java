package io.paykkaserverless.simulation.smallscope;

import io.paykkaserverless.core.card.PaymentMethod;
import io.paykkaserverless.core.parked.ParkedEvent;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.core.webhook.PaykkaEvent;
import io.paykkaserverless.core.webhook.PaykkaEvent.PaymentReported;
import io.paykkaserverless.simulation.smallscope.Desk.Done;
import io.paykkaserverless.simulation.smallscope.Desk.Job;
import io.paykkaserverless.simulation.smallscope.TruthfulPaykka.Way;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A webhook's way from PayKKa to the merchant, with functions that die at any of their calls: taken
 * in or parked, tried again, told to the queue, handed over.
 */
final class AcceptScope implements Scope<World> {

  private static final int CRASHES_MAX = 2;

  private final Desk desk = new Desk();
  private final List<Event> alphabet = new ArrayList<>();
  private final Map<String, String> ends = new HashMap<>();

  /** A scope with these webhooks, which may come at any time, again, or never. */
  AcceptScope(List<PaykkaEvent> webhooks) {
    webhooks.forEach(
        event ->
            alphabet.add(
                new Event("webhook: " + words(event), true, true, desk -> desk.webhook(event))));
    alphabet.add(new Event("the payment is created", true, true, AcceptScope::create));
    alphabet.add(new Event("an attempt is started", false, false, AcceptScope::start));
    alphabet.add(new Event("the queue delivers", true, false, AcceptScope::deliver));
    alphabet.add(
        new Event("the sweep hands messages over again", true, true, AcceptScope::requeue));
    alphabet.add(new Event("the sweep tries what is parked", true, false, AcceptScope::retry));
  }

  /**
   * What can happen.
   *
   * @param comesAgain whether it comes again where it broke off
   * @param repeats whether it may come twice and must then change nothing
   */
  private record Event(String what, boolean comesAgain, boolean repeats, Consumer<Desk> work) {

    Job job() {
      return new Job(Way.DOES_IT, work);
    }
  }

  int alphabet() {
    return alphabet.size();
  }

  @Override
  public World start() {
    return World.EMPTY;
  }

  @Override
  public String key(World world) {
    return stored(world) + world.mail() + "|x" + world.crashes();
  }

  private static String stored(World world) {
    return world.payment().map(Canonical::of).orElse("none");
  }

  @Override
  public List<Step<World>> steps(World world) {
    List<Step<World>> steps = new ArrayList<>();
    for (Event event : alphabet) {
      try {
        steps(world, event, steps);
      } catch (AssertionError | RuntimeException broken) {
        throw new AssertionError(event.what() + ": " + broken.getMessage(), broken);
      }
    }
    return steps;
  }

  private void steps(World before, Event event, List<Step<World>> steps) {
    Done done = desk.does(before, event.job());
    World after = done.world();
    holds(before, after);
    steps.add(Step.whole(event.what(), after));
    if (event.repeats()) {
      Laws.require(
          key(desk.does(after, event.job()).world()).equals(key(after)),
          "the same once more changes something");
    }
    for (int call = 0; before.crashes() < CRASHES_MAX && call < done.calls().size(); call++) {
      String died = " dies before " + done.calls().get(call) + ", its call " + (call + 1);
      World broken = desk.diesAt(before, event.job(), call);
      steps.add(new Step<>(event.what() + died, true, broken));
      try {
        holds(before, broken);
        isWholeOrNothing(before, broken, after, event);
      } catch (AssertionError e) {
        throw new AssertionError(died + ": " + e.getMessage(), e);
      }
    }
  }

  private static void holds(World before, World after) {
    Laws.require(
        before.payment().isEmpty() || after.payment().isPresent(), "the payment was forgotten");
    if (before.payment().isPresent()) {
      Laws.holdOf(before.payment().get(), after.payment().orElseThrow());
    }
    for (Payment payment : after.payment().stream().toList()) {
      for (int message : after.queue()) {
        Laws.require(message <= payment.outbox().size(), "a message was queued and is not stored");
      }
    }
  }

  /** Once the sweep has looked; and as if nothing had happened, once it has come again. */
  private void isWholeOrNothing(World before, World broken, World after, Event event) {
    String end = end(broken);
    Laws.require(
        end.equals(end(before)) || end.equals(end(after)),
        () -> "it ends neither as if it had not come nor as if it had been done: " + end);
    if (event.comesAgain()) {
      String again = end(desk.does(broken, event.job()).world());
      Laws.require(
          again.equals(end(after)),
          () -> "it came again, and ends as " + again + " and not as " + end(after));
    }
  }

  /** How it ends once the sweep and the queue have done what is left to do. */
  String end(World world) {
    return ends.computeIfAbsent(key(world), _ -> settled(world));
  }

  private String settled(World world) {
    World done = world;
    for (int round = 0; round < 2; round++) {
      done = desk.does(done, new Job(Way.DOES_IT, AcceptScope::retry)).world();
      done = desk.does(done, new Job(Way.DOES_IT, AcceptScope::requeue)).world();
      while (!done.queue().isEmpty()) {
        done = desk.does(done, new Job(Way.DOES_IT, AcceptScope::deliver)).world();
      }
    }
    nothingIsLost(done);
    return stored(done) + done.mail();
  }

  /** What stays parked is of nothing we have, or is not what it says. */
  private static void nothingIsLost(World world) {
    if (world.payment().isEmpty()) {
      return;
    }
    Payment payment = world.payment().get();
    Laws.require(payment.waiting().isEmpty(), "a message never reached the queue");
    for (ParkedEvent event : world.parked()) {
      boolean known = AttemptId.parse(event.subject()).flatMap(payment::attempt).isPresent();
      Laws.require(
          !known || isRefusedForGood(event, payment),
          () -> "an event stays parked though its attempt is there: " + event.subject());
    }
  }

  /** A wrong amount stays wrong, and a dispute needs an attempt that was approved. */
  private static boolean isRefusedForGood(ParkedEvent event, Payment payment) {
    boolean approved =
        AttemptId.parse(event.subject())
            .flatMap(payment::attempt)
            .filter(it -> it.state().isApproved())
            .isPresent();
    String text = new String(event.body().bytes(), StandardCharsets.UTF_8);
    return text.contains("12.49") || (text.startsWith("DisputeReported") && !approved);
  }

  private static void create(Desk desk) {
    desk.ports().payments().insert(Payments.created());
  }

  private static void start(Desk desk) {
    desk.ports()
        .payments()
        .find(Payments.ID)
        .ifPresent(
            seen ->
                desk.uses()
                    .writer
                    .startAttempt(
                        seen, Speaker.SHOPPER, PaymentMethod.BANKCARD, TestBench.ATTEMPTS_MAX));
  }

  private static void deliver(Desk desk) {
    if (desk.hasMessages()) {
      desk.deliver();
    }
  }

  private static void requeue(Desk desk) {
    desk.ports().payments().find(Payments.ID).ifPresent(desk.uses().writer::requeue);
  }

  /** Its time has come. */
  static void retry(Desk desk) {
    Instant before = desk.clock().instant();
    for (ParkedEvent event : desk.parked()) {
      desk.clock().set(event.dueAt().orElse(before));
      desk.uses().reapply.look(event.id());
    }
    desk.clock().set(before);
  }

  static String words(PaykkaEvent event) {
    return switch (event) {
      case PaymentReported(var report) ->
          "attempt "
              + AttemptId.parse(report.transId()).map(AttemptId::number).orElse(0)
              + " "
              + report.status()
              + report.authenticationUrl().map(_ -> " with 3-D Secure").orElse("")
              + report.balances().map(it -> " " + it.amounts()).orElse("")
              + (report.amount().equals(Optional.of(Payments.AMOUNT)) ? "" : ", another amount");
      case PaykkaEvent.RefundReported(var report) ->
          "refund " + report.refundTransId().substring(33) + " " + report.status();
      case PaykkaEvent.DisputeReported(_, boolean signed) ->
          signed ? "a signed dispute" : "an unsigned dispute";
    };
  }
}
