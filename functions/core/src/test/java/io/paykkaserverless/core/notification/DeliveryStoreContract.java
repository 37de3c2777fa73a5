package io.paykkaserverless.core.notification;

import static io.paykkaserverless.core.notification.FakeEndpoints.LEDGER;
import static io.paykkaserverless.core.notification.FakeEndpoints.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.notification.DeliveryStore.Filter;
import io.paykkaserverless.core.notification.DeliveryStore.Page;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.race.AtOnce;
import io.paykkaserverless.core.sweep.DueIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link DeliveryStore} and its {@link DueIndex} promise. Extended once per store; each
 * test gets an empty one.
 */
public abstract class DeliveryStoreContract {

  private static final int WRITERS = 20;
  private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");

  /** Begins as {@link FakeEndpoints#SHOP} does. */
  private static final EndpointName SHOP_2 = new EndpointName("shop-2");

  /** The store under test, empty when a test begins. */
  protected abstract DeliveryStore store();

  /** The index over the store under test. */
  protected abstract DueIndex index();

  @Test
  void findsNothingThatWasNeverStored() {
    assertThat(store().find(Deliveries.ID)).isEmpty();
    assertThat(store().of(Deliveries.ID.notification())).isEmpty();
    assertThat(store().of(Deliveries.ID.notification().owner(), 10)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("deliveries")
  void keepsEveryDetail(List<Delivery> versions) {
    versions.forEach(this::store);

    assertThat(store().find(versions.getLast().id())).contains(versions.getLast());
  }

  static Stream<List<Delivery>> deliveries() {
    Delivery waiting = Deliveries.waiting();
    Delivery replayed = Deliveries.replayed(Deliveries.gone());
    DeliveryAttempt odd = new DeliveryAttempt(Payments.NOW, 0, Duration.ZERO, "✓\u0000\n\"");
    return Stream.of(
        List.of(Deliveries.delivered()),
        List.of(waiting),
        List.of(Deliveries.gone()),
        List.of(Deliveries.endpointRemoved()),
        List.of(Deliveries.gone(), replayed, Deliveries.delivered(replayed)),
        List.of(waiting, Deliveries.requeued(waiting, FAR)),
        List.of(waiting, waiting.refused(waiting, odd, Optional.of(Duration.ofMillis(7_200_001)))),
        List.of(Deliveries.begun(Deliveries.ofAgreement(), Payments.NOW).endpointRemoved()));
  }

  @Test
  void keepsWhatWasAnsweredToEveryTry() {
    Delivery delivery = Deliveries.begun();
    for (String excerpt : List.of("", "down", "down", "x".repeat(200), "", "down")) {
      delivery = delivery.refused(delivery, Deliveries.attempt(502, excerpt), Optional.empty());
      store(delivery);
    }
    Delivery delivered = Deliveries.delivered(delivery);
    store(delivered);

    assertThat(store().find(Deliveries.ID)).contains(delivered);
  }

  @Test
  void storesOneOfTwoThatBeginAtOnceAndHandsTheOtherWhatIsStored() {
    store(Deliveries.delivered());

    assertThat(store().put(Deliveries.waiting())).contains(Deliveries.delivered());
    assertThat(store().find(Deliveries.ID)).contains(Deliveries.delivered());
  }

  @Test
  void storesOneOfManyThatBeginAtOnce() throws Exception {
    List<Delivery> rivals = List.of(Deliveries.waiting(), Deliveries.delivered());

    List<Optional<Delivery>> answers = AtOnce.times(WRITERS, i -> store().put(rivals.get(i % 2)));

    assertOneWon(rivals, answers);
  }

  @Test
  void oneOfManyConcurrentWritersOnAVersionWins() throws Exception {
    Delivery first = Deliveries.waiting();
    store(first);
    List<Delivery> rivals = List.of(Deliveries.refused(first), Deliveries.delivered(first));

    List<Optional<Delivery>> answers = AtOnce.times(WRITERS, i -> store().put(rivals.get(i % 2)));

    assertOneWon(rivals, answers);
  }

  @Test
  void refusesAnotherVersionAndHandsBackWhatIsStored() {
    Delivery first = Deliveries.waiting();
    Delivery second = Deliveries.refused(first);
    store(first);
    store(second);

    assertThat(store().put(Deliveries.delivered(first))).contains(second);
    assertThat(store().put(second)).contains(second);
    assertThat(store().put(Deliveries.refused(Deliveries.refused(second)))).contains(second);
    assertThat(store().find(Deliveries.ID)).contains(second);
  }

  @Test
  void refusesALaterVersionOfWhatWasNeverStored() {
    Delivery second = Deliveries.refused(Deliveries.waiting());

    assertThatThrownBy(() -> store().put(second))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(Deliveries.ID.toString());
  }

  @Test
  void tellsOneMessagesDeliveriesByEndpoint() {
    Delivery shop = stored(1, SHOP);
    Delivery ledger = stored(1, LEDGER);
    stored(2, SHOP);
    stored(10, SHOP);
    stored(11, SHOP);

    assertThat(store().of(Deliveries.ID.notification())).containsExactly(ledger, shop);
  }

  @Test
  void tellsAnOwnersDeliveriesTheLatestMessageFirstAndNoMoreThanWanted() {
    Delivery first = stored(1, SHOP);
    Delivery tenth = stored(10, SHOP);
    Delivery second = stored(2, LEDGER);
    store(Deliveries.delivered(Deliveries.begun(ofOther(1), Payments.NOW)));
    OutboxOwner owner = Deliveries.ID.notification().owner();

    assertThat(store().of(owner, 10)).containsExactly(tenth, second, first);
    assertThat(store().of(owner, 2)).containsExactly(tenth, second);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void listsWhatWasMadeInTime(boolean undeliveredOnly) {
    Delivery early = waitingAt(1, Payments.NOW);
    Delivery late = waitingAt(2, Payments.NOW.plusMillis(1));
    waitingAt(3, Payments.NOW.plusMillis(2));
    waitingAt(4, Payments.NOW.minusMillis(1));
    Instant from = Payments.NOW;
    Instant to = Payments.NOW.plusMillis(2);

    assertThat(every(new Filter(from, to, Optional.empty(), undeliveredOnly), 10))
        .containsExactlyInAnyOrder(early, late);
    assertThat(
            every(
                new Filter(from.plusNanos(1), to.minusNanos(1), Optional.empty(), undeliveredOnly),
                10))
        .containsExactly(late);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void listsNothingOfNoTimeAndEverythingOfAllTime(boolean undeliveredOnly) {
    Delivery only = waitingAt(1, Payments.NOW);

    assertThat(every(new Filter(FAR, FAR, Optional.empty(), undeliveredOnly), 10)).isEmpty();
    assertThat(every(new Filter(FAR, Payments.NOW, Optional.empty(), undeliveredOnly), 10))
        .isEmpty();
    assertThat(every(new Filter(Instant.MIN, Instant.MAX, Optional.empty(), undeliveredOnly), 10))
        .containsExactly(only);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void listsOneEndpointsAlone(boolean undeliveredOnly) {
    Delivery shop = Deliveries.refused(Deliveries.begun(of(1, SHOP), Payments.NOW));
    Delivery other = Deliveries.refused(Deliveries.begun(of(1, SHOP_2), Payments.NOW));
    store(shop);
    store(other);

    assertThat(every(new Filter(Instant.EPOCH, FAR, Optional.of(SHOP), undeliveredOnly), 10))
        .containsExactly(shop);
    assertThat(every(new Filter(Instant.EPOCH, FAR, Optional.of(SHOP_2), undeliveredOnly), 10))
        .containsExactly(other);
  }

  @Test
  void listsWhatWasNotAcceptedAlone() {
    Delivery begun = Deliveries.begun(of(2, SHOP), Payments.NOW);
    List<Delivery> undelivered =
        List.of(
            Deliveries.waiting(),
            begun.gone(begun, Deliveries.attempt(410, "no thanks")),
            Deliveries.begun(of(3, SHOP), Payments.NOW).endpointRemoved());
    undelivered.forEach(this::store);
    Delivery accepted = stored(4, SHOP);

    assertThat(every(undelivered(), 10)).containsExactlyInAnyOrderElementsOf(undelivered);
    assertThat(every(all(), 10))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(undelivered.stream(), Stream.of(accepted)).toList());
  }

  @Test
  void listsNothingAsUndeliveredOnceItWasAccepted() {
    store(Deliveries.waiting());
    store(Deliveries.delivered(Deliveries.waiting()));

    assertThat(every(undelivered(), 10)).isEmpty();
  }

  @Test
  void listsWhatIsReplayedAsUndeliveredAgain() {
    Delivery replayed = Deliveries.replayed(Deliveries.delivered());
    store(Deliveries.delivered());
    store(replayed);

    assertThat(every(undelivered(), 10)).containsExactly(replayed);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 24})
  void listsEveryDeliveryOnceHoweverLongThePagesAre(int limit) {
    List<Delivery> stored = new ArrayList<>();
    for (int message = 1; message <= 24; message++) {
      stored.add(waitingAt(message, Payments.NOW.plusSeconds(message % 3)));
    }

    assertThat(every(undelivered(), limit)).containsExactlyInAnyOrderElementsOf(stored);
    assertThat(every(all(), limit)).containsExactlyInAnyOrderElementsOf(stored);
    assertThat(every(new Filter(Instant.EPOCH, FAR, Optional.of(SHOP), true), limit))
        .containsExactlyInAnyOrderElementsOf(stored);
  }

  /** As "the last week" does while somebody reads it page by page. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void goesOnAfterTheFilterHasOvertakenTheLastPage(boolean undeliveredOnly) {
    List<Delivery> late = new ArrayList<>();
    for (int message = 1; message <= 16; message += 2) {
      waitingAt(message, Payments.NOW);
      late.add(waitingAt(message + 1, Payments.NOW.plusMillis(1)));
    }
    Filter filter = new Filter(Payments.NOW, FAR, Optional.empty(), undeliveredOnly);
    Filter later = new Filter(Payments.NOW.plusMillis(1), FAR, Optional.empty(), undeliveredOnly);
    List<Delivery> read = new ArrayList<>();
    Page page = store().page(filter, Optional.empty(), 1);
    read.addAll(page.deliveries());
    while (page.next().isPresent()) {
      assertThat(Stream.concat(read.stream(), every(later, page.next(), 10).stream()))
          .containsAll(late);
      page = store().page(filter, page.next(), 1);
      read.addAll(page.deliveries());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "!", "AAAA", "-1", "2147483648", "dTA", "dTk", "dQ", "\u0000"})
  void refusesACursorThatIsNotItsOwn(String cursor) {
    assertThatThrownBy(() -> store().page(all(), Optional.of(cursor), 10))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tellsWhatIsMissedAndNothingBefore() {
    Delivery waiting = Deliveries.waiting();
    store(waiting);

    assertThat(index().deliveries(waiting.missedAt().minusMillis(1), 10)).isEmpty();
    assertThat(index().deliveries(waiting.missedAt(), 10)).containsExactly(Deliveries.ID);
    assertThat(index().payments(FAR, 10)).isEmpty();
    assertThat(index().agreements(FAR, 10)).isEmpty();
    assertThat(index().parkedEvents(FAR, 10)).isEmpty();
  }

  @Test
  void tellsTheLongestMissedFirstAndNoMoreThanWanted() {
    List<DeliveryId> inOrder =
        List.of(of(12, SHOP), of(1, LEDGER), Deliveries.ofAgreement(), of(1, SHOP));
    for (DeliveryId id : inOrder.reversed()) {
      Instant requeuedAt = Payments.NOW.plusSeconds(inOrder.indexOf(id));
      store(Deliveries.requeued(Deliveries.begun(id, Payments.NOW), requeuedAt));
    }

    assertThat(index().deliveries(FAR, 10)).containsExactlyElementsOf(inOrder);
    assertThat(index().deliveries(FAR, 2)).containsExactlyElementsOf(inOrder.subList(0, 2));
  }

  @Test
  void tellsTheNextTimeOnceADeliveryWasGivenToTheQueueAgain() {
    Delivery waiting = Deliveries.waiting();
    Delivery requeued = Deliveries.requeued(waiting, waiting.missedAt());
    store(waiting);
    store(requeued);

    assertThat(index().deliveries(requeued.missedAt().minusMillis(1), 10)).isEmpty();
    assertThat(index().deliveries(requeued.missedAt(), 10)).containsExactly(Deliveries.ID);
  }

  @Test
  void forgetsWhatIsOver() {
    store(Deliveries.delivered());
    store(Deliveries.begun(of(2, SHOP), Payments.NOW).endpointRemoved());

    assertThat(index().deliveries(FAR, 10)).isEmpty();
  }

  private void assertOneWon(List<Delivery> rivals, List<Optional<Delivery>> answers) {
    Delivery winner = store().find(Deliveries.ID).orElseThrow();
    assertThat(rivals).contains(winner);
    assertThat(answers).containsOnlyOnce(Optional.empty());
    assertThat(answers).filteredOn(Optional::isPresent).containsOnly(Optional.of(winner));
  }

  private void store(Delivery delivery) {
    assertThat(store().put(delivery)).isEmpty();
  }

  private Delivery stored(int message, EndpointName endpoint) {
    Delivery delivery = Deliveries.delivered(Deliveries.begun(of(message, endpoint), Payments.NOW));
    store(delivery);
    return delivery;
  }

  private Delivery waitingAt(int message, Instant announcedAt) {
    Delivery delivery = Deliveries.refused(Deliveries.begun(of(message, SHOP), announcedAt));
    store(delivery);
    return delivery;
  }

  /** What is on all pages together. */
  private List<Delivery> every(Filter filter, int limit) {
    return every(filter, Optional.empty(), limit);
  }

  private List<Delivery> every(Filter filter, Optional<String> first, int limit) {
    List<Delivery> every = new ArrayList<>();
    Optional<String> after = first;
    int pages = 0;
    do {
      Page page = store().page(filter, after, limit);
      assertThat(page.deliveries()).hasSizeLessThanOrEqualTo(limit);
      assertThat(pages++).as("pages").isLessThan(100);
      every.addAll(page.deliveries());
      after = page.next();
    } while (after.isPresent());
    return every;
  }

  private static Filter all() {
    return new Filter(Instant.EPOCH, FAR, Optional.empty(), false);
  }

  private static Filter undelivered() {
    return new Filter(Instant.EPOCH, FAR, Optional.empty(), true);
  }

  private static DeliveryId of(int message, EndpointName endpoint) {
    return new DeliveryId(NotificationId.of(Payments.ID, message), endpoint);
  }

  private static DeliveryId ofOther(int message) {
    return new DeliveryId(NotificationId.of(Payments.OTHER_ID, message), SHOP);
  }
}
