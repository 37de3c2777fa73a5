package io.paykkaserverless.simulation.smallscope;

import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.webhook.PaykkaEvent;
import io.paykkaserverless.simulation.smallscope.Desk.Job;
import io.paykkaserverless.simulation.smallscope.TruthfulPaykka.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The webhooks of one {@link Course}, in any order, each as often as it likes, some or all of them
 * before the payment is there.
 */
final class CourseScope implements Scope<CourseScope.Heard> {

  private final Desk desk = new Desk();
  private final Course course;

  CourseScope(Course course) {
    this.course = course;
  }

  /**
   * What is known.
   *
   * @param heard which webhooks came so far, one bit each
   */
  record Heard(World world, int heard) {}

  @Override
  public Heard start() {
    return new Heard(World.EMPTY.at(Payments.NOW.plusSeconds(2)), 0);
  }

  @Override
  public String key(Heard heard) {
    World world = heard.world();
    String parked =
        world.parked().stream().map(it -> it.id().value().substring(0, 7)).toList() + "";
    return heard.heard() + world.payment().map(Canonical::of).orElse("none") + parked;
  }

  @Override
  public List<Step<Heard>> steps(Heard before) {
    List<Step<Heard>> steps = new ArrayList<>();
    if (before.world().payment().isEmpty()) {
      World there = before.world().with(course.start());
      steps.add(
          Step.whole(course.name() + "; the payment is there", new Heard(there, before.heard())));
    }
    for (int i = 0; i < course.webhooks().size(); i++) {
      PaykkaEvent event = course.webhooks().get(i);
      String what = course.name() + "; webhook: " + AcceptScope.words(event);
      World after = does(before.world(), it -> it.webhook(event));
      try {
        holds(before.world(), after);
      } catch (AssertionError broken) {
        throw new AssertionError(what + ": " + broken.getMessage(), broken);
      }
      steps.add(Step.whole(what, new Heard(after, before.heard() | 1 << i)));
    }
    return steps;
  }

  private static void holds(World before, World after) {
    boolean there = before.payment().isPresent();
    if (there) {
      Laws.holdOf(before.payment().get(), after.payment().orElseThrow());
    }
    Laws.require(
        there ? after.parked().equals(before.parked()) : !after.parked().isEmpty(),
        "a true webhook was not taken in where it could be, or not kept where it could not");
  }

  private World does(World world, Consumer<Desk> work) {
    return desk.does(world, new Job(Way.DOES_IT, work)).world();
  }

  /** Whether the payment is there and every webhook came. */
  boolean isComplete(Heard heard) {
    return heard.world().payment().isPresent()
        && heard.heard() == (1 << course.webhooks().size()) - 1;
  }

  /**
   * Where the payment is once the sweep has tried what is parked, and what is known of the money.
   */
  String outcome(Heard heard) {
    World done = does(heard.world(), AcceptScope::retry);
    Laws.require(done.parked().isEmpty(), "a true webhook stays parked");
    Payment payment = done.payment().orElseThrow();
    Balances known = payment.books().differing().orElseGet(() -> payment.books().balances());
    return outcome(
        payment.state(), payment.attempts().stream().map(Attempt::state).toList(), known);
  }

  /** Where it must be. */
  String expected() {
    return outcome(course.end(), course.attempts(), course.money());
  }

  private static String outcome(PaymentState state, List<PaymentState> attempts, Balances money) {
    return state + ", its attempts " + attempts + ", money " + money.amounts();
  }
}
