package io.paykkaserverless.simulation.story;

import io.paykkaserverless.core.agreement.Agreement;
import io.paykkaserverless.core.agreement.InMemoryAgreementStore;
import io.paykkaserverless.core.guard.InMemoryAttemptCounters;
import io.paykkaserverless.core.notification.Delivery;
import io.paykkaserverless.core.notification.InMemoryDeliveryStore;
import io.paykkaserverless.core.notification.InMemoryEndpointHealthStore;
import io.paykkaserverless.core.parked.InMemoryParkedEventStore;
import io.paykkaserverless.core.parked.ParkedEvent;
import io.paykkaserverless.core.payment.ArchiveRule;
import io.paykkaserverless.core.payment.Archiving;
import io.paykkaserverless.core.payment.InMemoryPaymentArchive;
import io.paykkaserverless.core.payment.InMemoryPaymentStore;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Ports;
import io.paykkaserverless.core.payment.SequentialIds;
import io.paykkaserverless.core.payment.UseCases;
import io.paykkaserverless.core.secret.HmacKey;
import io.paykkaserverless.core.secret.Rotating;
import io.paykkaserverless.core.storedcard.InMemoryStoredCardStore;
import io.paykkaserverless.core.sweep.InMemoryDueIndex;
import io.paykkaserverless.simulation.io.GatedPorts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything of one story: real use cases over stores in memory, and all that acts on them. */
final class World {

  /** So that stories as short as these archive, too. */
  private static final ArchiveRule SOON = new ArchiveRule(0, 0, 2, 1, 1, 2, 1, 1);

  final Chance chance;
  final Coverage coverage;
  final Weather weather;
  final Story story;
  final Agenda agenda = new Agenda(Payments.NOW);
  final Functions functions;
  final InMemoryPaymentStore payments = new InMemoryPaymentStore();
  final InMemoryPaymentArchive archive = new InMemoryPaymentArchive();
  final InMemoryAgreementStore agreements = new InMemoryAgreementStore();
  final InMemoryStoredCardStore storedCards = new InMemoryStoredCardStore();
  final InMemoryParkedEventStore parkedEvents = new InMemoryParkedEventStore();
  final InMemoryDeliveryStore deliveries = new InMemoryDeliveryStore();
  final InMemoryEndpointHealthStore health = new InMemoryEndpointHealthStore();
  final Webhooks webhooks;
  final SimulatedPaykka paykka;
  final SimulatedOperations operations;
  final SimulatedMerchant merchant;
  final SimulatedQueue queue;

  /** What the use cases reach the world by, for those who look without a use case. */
  final Ports gated;

  final UseCases useCases;
  final Sweeper sweeper;
  final Mistake mistake;
  private long clockError;

  World(long seed, boolean told, Coverage coverage, Mistake mistake) {
    this.coverage = coverage;
    this.mistake = mistake;
    chance = new Chance(seed);
    weather = new Weather(chance, coverage);
    story = new Story(told);
    functions = new Functions(agenda, weather, story);
    webhooks = new Webhooks(agenda, chance, weather, functions, coverage);
    paykka = new SimulatedPaykka(agenda, chance, weather, story, webhooks);
    operations = new SimulatedOperations(paykka, agenda, chance, story, webhooks, payments);
    paykka.hasPortal(operations::moveInPortal);
    merchant = new SimulatedMerchant(agenda, chance, weather);
    queue = new SimulatedQueue(agenda, chance, weather, functions);
    Promises promises = new Promises(payments, archive, agreements, paykka, this::isDue);
    FaultyGate gate = new FaultyGate(agenda, chance, weather, functions, coverage, story, promises);
    gated = mistake.in(GatedPorts.behind(gate, ports()));
    useCases = new UseCases(gated, this::clock, new SequentialIds(), SOON);
    webhooks.goTo(useCases.acceptWebhook);
    queue.bringTo(
        message ->
            () -> {
              coverage.called(UseCase.DELIVER);
              return useCases.deliver.deliver(message);
            });
    sweeper = new Sweeper(agenda, weather, functions, coverage, useCases.sweep, this::earliestDue);
  }

  /** Every payment, with what of it is archived. */
  List<Payment> wholePayments() {
    return payments.all().stream().map(new Archiving(archive)::whole).toList();
  }

  private Ports ports() {
    return new Ports(
        payments,
        archive,
        agreements,
        storedCards,
        parkedEvents,
        deliveries,
        health,
        new InMemoryDueIndex(payments, agreements, parkedEvents, deliveries),
        new InMemoryAttemptCounters(),
        queue,
        queue,
        paykka,
        operations,
        paykka,
        paykka,
        merchant,
        new OneKey(),
        webhooks::reread,
        new SilentSignals(),
        this::pause);
  }

  /** What the functions take for the time. */
  private Instant clock() {
    return agenda.instant().plusMillis(clockError);
  }

  void clockGoesWrongBy(long millis) {
    clockError = millis;
  }

  private void pause(Duration duration) {
    functions.pause(duration.toMillis());
  }

  private void isDue(Optional<Instant> due) {
    sweeper.consider(due);
  }

  /** When the next thing is due of all that is stored. */
  private Optional<Instant> earliestDue() {
    return Stream.of(
            payments.all().stream().map(Payment::listedAt),
            agreements.all().stream().map(Agreement::dueAt),
            parkedEvents.all().stream().map(ParkedEvent::dueAt),
            deliveries.all().stream().map(Delivery::dueAt))
        .flatMap(dues -> dues)
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  /** One key for the tokens of all stories: what they are signed with decides nothing here. */
  private static final class OneKey implements Rotating<List<HmacKey>> {
    private static final List<HmacKey> KEYS = List.of(new HmacKey(new byte[32]));

    @Override
    public List<HmacKey> current() {
      return KEYS;
    }

    @Override
    public boolean refresh() {
      return false;
    }
  }
}
