package io.paykkaserverless.simulation.smallscope;

import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.NotificationQueue;
import io.paykkaserverless.core.parked.EventBody;
import io.paykkaserverless.core.parked.InMemoryParkedEventStore;
import io.paykkaserverless.core.parked.ParkedEvent;
import io.paykkaserverless.core.payment.InMemoryPaymentStore;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Ports;
import io.paykkaserverless.core.payment.SequentialIds;
import io.paykkaserverless.core.payment.SettableClock;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.core.payment.UseCases;
import io.paykkaserverless.core.sweep.InMemoryDueIndex;
import io.paykkaserverless.core.webhook.EventReading;
import io.paykkaserverless.core.webhook.PaykkaEvent;
import io.paykkaserverless.simulation.io.FunctionDied;
import io.paykkaserverless.simulation.io.Gate;
import io.paykkaserverless.simulation.io.GatedPorts;
import io.paykkaserverless.simulation.io.IoStep;
import io.paykkaserverless.simulation.smallscope.TruthfulPaykka.Way;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The use cases as the functions wire them, over a world that can be put down and taken up again,
 * and die at any of their calls.
 */
final class Desk implements NotificationQueue {

  private static final int NEVER = -1;

  private final SettableClock clock = new SettableClock(Payments.NOW);
  private final InMemoryPaymentStore payments = new InMemoryPaymentStore();
  private final InMemoryParkedEventStore parked = new InMemoryParkedEventStore();
  private final TruthfulPaykka paykka = new TruthfulPaykka();
  private final SortedSet<Integer> queue = new TreeSet<>();
  private final Map<EventBody, PaykkaEvent> bodies = new HashMap<>();
  private final List<IoStep> calls = new ArrayList<>();
  private final UseCases uses;
  private final Ports ports;
  private int diesAt = NEVER;

  Desk() {
    TestBench bench = new TestBench();
    Ports fakes = bench.ports();
    ports =
        GatedPorts.behind(
            this::pass,
            new Ports(
                payments,
                bench.archive,
                bench.agreements,
                bench.storedCards,
                parked,
                bench.deliveries,
                bench.health,
                new InMemoryDueIndex(payments, bench.agreements, parked, bench.deliveries),
                new Uncounted(),
                this,
                fakes.retries(),
                paykka,
                paykka,
                fakes.credentials(),
                fakes.applePay(),
                fakes.endpoints(),
                fakes.keys(),
                this::reread,
                new Unheard(),
                _ -> {}));
    uses = new UseCases(ports, clock, new SequentialIds());
  }

  /**
   * What is done at the desk.
   *
   * @param way how PayKKa answers meanwhile
   */
  record Job(Way way, Consumer<Desk> work) {}

  /**
   * How a job ended.
   *
   * @param calls the calls it made to the outside
   */
  record Done(World world, List<IoStep> calls) {}

  UseCases uses() {
    return uses;
  }

  Ports ports() {
    return ports;
  }

  SettableClock clock() {
    return clock;
  }

  /** Does a job to its end. */
  Done does(World world, Job job) {
    put(world, job.way());
    diesAt = NEVER;
    job.work().accept(this);
    return new Done(take(world), List.copyOf(calls));
  }

  /**
   * Does a job until the function dies.
   *
   * @param call before which of its calls, from 0
   */
  World diesAt(World world, Job job, int call) {
    put(world, job.way());
    diesAt = call;
    try {
      job.work().accept(this);
    } catch (FunctionDied _) {
      diesAt = NEVER;
      return take(world).crashed();
    }
    throw new AssertionError("it made fewer calls than before");
  }

  private void put(World world, Way way) {
    calls.clear();
    clock.set(world.now());
    payments.clear();
    world.payment().ifPresent(payments::insert);
    parked.all().forEach(event -> parked.delete(event.id()));
    world.parked().forEach(parked::parkUnlessPresent);
    queue.clear();
    queue.addAll(world.queue());
    paykka.begin(world.truth(), way);
  }

  private World take(World before) {
    return new World(
        payments.find(Payments.ID),
        parked(),
        new TreeSet<>(queue),
        paykka.truth(),
        clock.instant(),
        before.crashes());
  }

  private Object pass(IoStep step, List<Object> arguments, Gate.Call call) {
    if (calls.size() == diesAt) {
      throw new FunctionDied();
    }
    calls.add(step);
    return call.make();
  }

  @Override
  public void announce(NotificationId notification) {
    queue.add(notification.sequence());
  }

  /** PayKKa's webhook arrives. */
  void webhook(PaykkaEvent event) {
    uses.acceptWebhook.accept(new EventReading.Read(event, "TOLD"), () -> body(event));
  }

  /** Stands for what PayKKa signed. */
  private EventBody body(PaykkaEvent event) {
    EventBody body = EventBody.of(event.toString().getBytes(StandardCharsets.UTF_8));
    bodies.put(body, event);
    return body;
  }

  private EventReading reread(EventBody body) {
    PaykkaEvent event = bodies.get(body);
    return event == null
        ? new EventReading.Malformed("nothing like it ever came")
        : new EventReading.Read(event, "TOLD");
  }

  /** The queue hands over its first message and forgets it once that is done. */
  void deliver() {
    int message = queue.first();
    uses.outboxes
        .find(NotificationId.of(Payments.ID, message))
        .orElseThrow()
        .handedOver(clock.instant());
    queue.remove(message);
  }

  /** What is parked, in the order of its ids; looked at without a call. */
  List<ParkedEvent> parked() {
    return parked.all().stream().sorted(Comparator.comparing(event -> event.id().value())).toList();
  }

  boolean hasMessages() {
    return !queue.isEmpty();
  }
}
