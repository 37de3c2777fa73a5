package io.paykkaserverless.simulation.crash;

import static io.paykkaserverless.core.notification.FakeEndpoints.LEDGER;
import static io.paykkaserverless.core.notification.FakeEndpoints.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.notification.Delivery;
import io.paykkaserverless.core.notification.DeliveryId;
import io.paykkaserverless.core.notification.DeliveryState;
import io.paykkaserverless.core.notification.DeliveryStore.Filter;
import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.notification.FakeEndpoints;
import io.paykkaserverless.core.notification.MerchantEndpoints.Answer;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.OutboxOwner;
import io.paykkaserverless.core.notification.QueuedNotification.Announced;
import io.paykkaserverless.core.notification.QueuedNotification.Retried;
import io.paykkaserverless.core.notification.ReplayNotification;
import io.paykkaserverless.core.payment.Payments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The merchant is told, again until they answer; somebody looks at that and sends it again. */
final class DeliveryErrands {

  private static final NotificationId FIRST = NotificationId.of(Payments.ID, 1);

  private DeliveryErrands() {}

  static Stream<Errand> all() {
    return Stream.of(announced(), refused(), over(), replayed(), lost(), viewed())
        .flatMap(errands -> errands);
  }

  private static Stream<Errand> announced() {
    return Stream.of(
        Errand.ofQueue("queue: a message for one endpoint")
            .given(World::confirm)
            .then(all(DeliveryState.DELIVERED, 1)),
        Errand.ofQueue("queue: a message for two endpoints")
            .given(DeliveryErrands::twoEndpoints)
            .given(World::confirm)
            .then(all(DeliveryState.DELIVERED, 2)),
        Errand.ofQueue("queue: a message for nobody")
            .given(world -> world.changeEndpoints(endpoints -> endpoints.remove(SHOP)))
            .given(World::confirm)
            .then(all(DeliveryState.DELIVERED, 0)),
        Errand.ofQueue("queue: a message of an agreement")
            .given(AgreementErrands.with(Agreements.unscheduled()))
            .given(world -> world.uses.pauseAgreement.pause(Agreements.ID))
            .then(all(DeliveryState.DELIVERED, 1)),
        Errand.ofQueue("queue: the same message twice")
            .given(World::confirm)
            .given(world -> world.bench.queue.announce(FIRST))
            .then(all(DeliveryState.DELIVERED, 1)));
  }

  private static Stream<Errand> refused() {
    return Stream.of(
        Errand.ofQueue("queue: the endpoint is down")
            .given(World::confirm)
            .given(answering(FakeEndpoints.refused(503)))
            .meanwhile(answering(FakeEndpoints.accepted()))
            .then(all(DeliveryState.DELIVERED, 1)),
        Errand.ofQueue("queue: one of two endpoints is down")
            .given(DeliveryErrands::twoEndpoints)
            .given(World::confirm)
            .given(
                world ->
                    world.bench.endpoints.answer(
                        (name, _) ->
                            name.equals(SHOP)
                                ? FakeEndpoints.accepted()
                                : FakeEndpoints.unreachable()))
            .meanwhile(answering(FakeEndpoints.accepted()))
            .then(all(DeliveryState.DELIVERED, 2)),
        Errand.ofQueue("queue: the endpoint is up again")
            .given(refusedOften(1))
            .given(answering(FakeEndpoints.accepted()))
            .then(all(DeliveryState.DELIVERED, 1)),
        Errand.ofQueue("queue: the endpoint is still down")
            .given(refusedOften(1))
            .meanwhile(answering(FakeEndpoints.accepted()))
            .then(all(DeliveryState.DELIVERED, 1)),
        Errand.ofQueue("queue: the endpoint asks for an hour")
            .given(refusedOften(1))
            .given(answering(FakeEndpoints.refused(429, Duration.ofHours(1))))
            .meanwhile(answering(FakeEndpoints.accepted()))
            .then(all(DeliveryState.DELIVERED, 1)),
        Errand.ofQueue("queue: a message comes too early")
            .given(refusedOften(5))
            .given(answering(FakeEndpoints.accepted()))
            .given(world -> world.bench.queue.retry(tooEarly(), Duration.ZERO))
            .given(world -> world.bench.clock.advance(Duration.ofMinutes(-5)))
            .then(all(DeliveryState.DELIVERED, 1)),
        Errand.ofQueue("queue: half of the schedule is used up")
            .given(refusedOften(7))
            .meanwhile(answering(FakeEndpoints.accepted()))
            .then(all(DeliveryState.DELIVERED, 1)),
        Errand.ofQueue("queue: an endpoint recovers")
            .given(refusedOften(9))
            .given(answering(FakeEndpoints.accepted()))
            .then(all(DeliveryState.DELIVERED, 1))
            .then(world -> assertThat(world.bench.health.failing()).isEmpty()));
  }

  private static List<Retried> tooEarly() {
    return List.of(new Retried(new DeliveryId(FIRST, SHOP), 0));
  }

  private static Stream<Errand> over() {
    return Stream.of(
        Errand.ofQueue("queue: the endpoint is gone")
            .given(World::confirm)
            .given(answering(FakeEndpoints.refused(410)))
            .then(all(DeliveryState.GONE, 1)),
        Errand.ofQueue("queue: the last try is in vain")
            .given(refusedOften(15))
            .then(all(DeliveryState.GIVEN_UP, 1)),
        Errand.ofQueue("queue: the endpoint was removed")
            .given(refusedOften(1))
            .given(DeliveryErrands::endpointIsRemoved)
            .given(world -> world.pass(Duration.ofMinutes(20)))
            .then(all(DeliveryState.ENDPOINT_REMOVED, 1)),
        Errand.ofQueue("queue: the endpoint was removed a moment ago")
            .given(refusedOften(1))
            .given(DeliveryErrands::endpointIsRemoved)
            .then(all(DeliveryState.ENDPOINT_REMOVED, 1)),
        Errand.ofQueue("queue: a message that nobody has")
            .given(world -> world.bench.queue.announce(FIRST))
            .then(world -> assertThat(world.courier.deadLetters()).hasSize(1)),
        Errand.ofQueue("queue: a retry of a message that was forgotten")
            .given(refusedOften(1))
            .given(World::forgetPayments)
            .then(all(DeliveryState.GIVEN_UP, 1))
            .then(world -> assertThat(world.courier.deadLetters()).hasSize(1)),
        Errand.ofQueue("queue: an addressed message that was forgotten")
            .given(DeliveryErrands::addressedNotTried)
            .given(World::forgetPayments)
            .then(all(DeliveryState.GIVEN_UP, 2)));
  }

  /** Both endpoints have a delivery, and the queue has the message for each. */
  private static void addressedNotTried(World world) {
    twoEndpoints(world);
    world.confirm();
    world.bench.queue.clear();
    world.uses.deliver.deliver(new Announced(FIRST));
  }

  private static Stream<Errand> replayed() {
    return Stream.of(
        replay("replay what was accepted", Optional.empty())
            .given(World::confirm)
            .given(world -> world.courier.bring())
            .then(all(DeliveryState.DELIVERED, 1))
            .then(world -> assertThat(world.bench.endpoints.received()).hasSizeGreaterThan(1)),
        replay("replay what was given up", Optional.empty())
            .given(refusedOften(16))
            .given(answering(FakeEndpoints.accepted()))
            .then(all(DeliveryState.DELIVERED, 1)),
        replay("replay to two endpoints", Optional.empty())
            .given(DeliveryErrands::twoEndpoints)
            .given(World::confirm)
            .given(world -> world.courier.bring())
            .then(all(DeliveryState.DELIVERED, 2)),
        replay("replay to one of two endpoints", Optional.of(LEDGER))
            .given(DeliveryErrands::twoEndpoints)
            .given(World::confirm)
            .given(world -> world.courier.bring())
            .then(all(DeliveryState.DELIVERED, 2)));
  }

  private static Errand replay(String name, Optional<EndpointName> endpoint) {
    return Errand.of(
        name,
        world ->
            world.uses.replay.replay(FIRST, endpoint)
                instanceof ReplayNotification.Result.Replayed);
  }

  private static Stream<Errand> lost() {
    return Stream.of(
        Errand.ofSweep("sweep: the queue lost a first message")
            .given(World::confirm)
            .given(world -> world.courier.loseAll())
            .given(world -> world.pass(Duration.ofMinutes(2)))
            .then(all(DeliveryState.DELIVERED, 1)),
        Errand.ofSweep("sweep: the queue lost an addressed message")
            .given(DeliveryErrands::addressedNotTried)
            .given(world -> world.courier.loseAll())
            .given(world -> world.pass(Duration.ofHours(2)))
            .then(all(DeliveryState.DELIVERED, 2)),
        Errand.ofSweep("sweep: the queue lost a retry")
            .given(refusedOften(3))
            .given(world -> world.courier.loseAll())
            .given(answering(FakeEndpoints.accepted()))
            .given(world -> world.pass(Duration.ofHours(13)))
            .then(all(DeliveryState.DELIVERED, 1)));
  }

  private static Stream<Errand> viewed() {
    return Stream.of(
        Errand.of(
                "view a payment's messages",
                world ->
                    world
                        .uses
                        .viewDeliveries
                        .view(new OutboxOwner.OfPayment(Payments.ID))
                        .complete())
            .given(World::confirm)
            .given(world -> world.courier.bring()),
        Errand.of("list deliveries", world -> !page(world).isEmpty())
            .given(World::confirm)
            .given(world -> world.courier.bring()),
        Errand.of("list failing endpoints", world -> !world.ports.health().failing().isEmpty())
            .given(refusedOften(9))
            .given(answering(FakeEndpoints.accepted())));
  }

  private static List<Delivery> page(World world) {
    Filter everything = new Filter(Instant.EPOCH, Instant.MAX, Optional.empty(), false);
    return world.ports.deliveries().page(everything, Optional.empty(), 10).deliveries();
  }

  private static void twoEndpoints(World world) {
    world.bench.endpoints.configure(LEDGER);
  }

  private static void endpointIsRemoved(World world) {
    world.changeEndpoints(endpoints -> endpoints.remove(SHOP));
  }

  private static Consumer<World> answering(Answer answer) {
    return world -> world.bench.endpoints.answer(answer);
  }

  /** The first message was refused so often, and its next try is due. */
  private static Consumer<World> refusedOften(int times) {
    return world -> {
      world.confirm();
      world.bench.endpoints.answer(FakeEndpoints.refused(503));
      for (int i = 0; i < times; i++) {
        world.courier.bring();
        untilTheNext(world);
      }
    };
  }

  private static void untilTheNext(World world) {
    Optional<Instant> next = world.courier.dueAt();
    while (next.isPresent() && isWaiting(world)) {
      world.bench.clock.set(next.get());
      if (!triesNow(world)) {
        world.courier.bring();
      } else {
        return;
      }
      next = world.courier.dueAt();
    }
  }

  private static boolean isWaiting(World world) {
    return world.bench.deliveries.all().getFirst().state() == DeliveryState.WAITING;
  }

  private static boolean triesNow(World world) {
    Instant due = world.bench.deliveries.all().getFirst().nextTryAt();
    return !world.bench.clock.instant().isBefore(due);
  }

  private static Consumer<World> all(DeliveryState state, int number) {
    return world ->
        assertThat(world.bench.deliveries.all())
            .hasSize(number)
            .allMatch(delivery -> delivery.state() == state);
  }
}
