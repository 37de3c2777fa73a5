package io.paykkaserverless.runner.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.notification.Delivery;
import io.paykkaserverless.core.notification.DeliveryId;
import io.paykkaserverless.core.notification.DeliveryState;
import io.paykkaserverless.core.notification.DeliveryStore;
import io.paykkaserverless.core.notification.EndpointHealth;
import io.paykkaserverless.core.notification.EndpointHealthStore;
import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.notification.OutboxOwner;
import io.paykkaserverless.core.parked.EventBody;
import io.paykkaserverless.core.parked.ParkedEvent;
import io.paykkaserverless.core.parked.ParkedEventId;
import io.paykkaserverless.core.parked.ParkedEventStore;
import io.paykkaserverless.core.parked.ParkedReason;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.sweep.DueIndex;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What waits for too long is counted, with the age of the oldest. */
final class StuckTest {

  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final PaymentId PAYMENT = new PaymentId("p" + "a".repeat(32));

  @Test
  void whatIsDueJustNowIsTheNextSweeps() {
    assertThat(overdue(Duration.ofMinutes(14)))
        .containsExactly(Finding.ok("nothing is due for more than 15 minutes unattended"));
  }

  @Test
  void whatTheSweepDidNotLookAtIsAProblem() {
    assertThat(overdue(Duration.ofMinutes(20)).getFirst().says())
        .isEqualTo(
            "1 payment is due for more than 15 minutes, the oldest for more than 15 minutes");
    assertThat(overdue(Duration.ofDays(2), Duration.ofMinutes(20)).getFirst())
        .extracting(Finding::verdict, Finding::says)
        .containsExactly(
            Verdict.PROBLEM,
            "2 payments are due for more than 15 minutes, the oldest for more than 1 day");
  }

  @Test
  void countsNoFurtherThanNeeded() {
    Duration[] many =
        IntStream.range(0, 600).mapToObj(_ -> Duration.ofHours(2)).toArray(Duration[]::new);

    assertThat(overdue(many).getFirst().says()).startsWith("at least 500 payments are due");
  }

  @Test
  void parkedEventsAreAWarning() {
    assertThat(parked()).containsExactly(Finding.ok("none"));
    assertThat(parked(Duration.ofHours(5), Duration.ofDays(3)))
        .containsExactly(
            Finding.warning(
                "2 events, the oldest of these 3 days ago",
                "./paykka parked says why each could not be taken in"));
  }

  @Test
  void messagesUnderWayAreFineForAnHour() {
    assertThat(undelivered()).containsExactly(Finding.ok("every one was accepted"));
    assertThat(undelivered(delivery(DeliveryState.WAITING, Duration.ofMinutes(50))))
        .containsExactly(Finding.ok("1 young one on the way"));
  }

  @Test
  void messagesThatNobodyAcceptsAreAWarning() {
    assertThat(
            undelivered(
                delivery(DeliveryState.WAITING, Duration.ofHours(3)),
                delivery(DeliveryState.GIVEN_UP, Duration.ofDays(5)),
                delivery(DeliveryState.GONE, Duration.ofDays(6))))
        .extracting(Finding::verdict, Finding::says)
        .containsExactly(
            tuple(Verdict.WARNING, "2 messages are not tried any more, the oldest 6 days old"),
            tuple(Verdict.WARNING, "1 message was not accepted yet, the oldest 3 hours old"));
  }

  @Test
  void anEndpointThatFailsIsAProblem() {
    EndpointHealth down =
        new EndpointHealth(new EndpointName("shop"), NOW.minus(Duration.ofDays(2)), 70);

    assertThat(health(List.of())).containsExactly(Finding.ok("none fails"));
    assertThat(health(List.of(down)))
        .containsExactly(
            Finding.problem(
                "endpoint shop fails for 2 days; 70% of the schedule of tries is used up",
                "mend the receiver; then ./paykka replay --endpoint shop"));
  }

  private static List<Finding> overdue(Duration... since) {
    return new OverdueCheck("table", new Payments(List.of(since)), () -> NOW).look();
  }

  private static List<Finding> parked(Duration... since) {
    List<ParkedEvent> events =
        Stream.of(since)
            .map(
                ago ->
                    ParkedEvent.of(
                        EventBody.of("{}".getBytes(StandardCharsets.UTF_8)),
                        "PAYMENT",
                        ParkedReason.UNKNOWN_PAYMENT,
                        "subject",
                        NOW.minus(ago)))
            .toList();
    return new ParkedCheck("table", new Parked(events), () -> NOW).look();
  }

  private static List<Finding> undelivered(Delivery... deliveries) {
    return new UndeliveredCheck("table", new Deliveries(List.of(deliveries)), () -> NOW).look();
  }

  private static List<Finding> health(List<EndpointHealth> failing) {
    return new EndpointHealthCheck("table", new Health(failing), () -> NOW).look();
  }

  private static Delivery delivery(DeliveryState state, Duration age) {
    Instant at = NOW.minus(age);
    return new Delivery(
        new DeliveryId(
            NotificationId.parse("msg_" + PAYMENT.value() + "_1").orElseThrow(),
            new EndpointName("shop")),
        1,
        NotificationType.PAYMENT_AUTHORIZED,
        at,
        state,
        0,
        1,
        at,
        at,
        List.of());
  }

  /** Payments alone, each due since a while. */
  private record Payments(List<Duration> since) implements DueIndex {

    @Override
    public List<PaymentId> payments(Instant now, int limit) {
      return since.stream()
          .filter(ago -> !NOW.minus(ago).isAfter(now))
          .limit(limit)
          .map(_ -> PAYMENT)
          .toList();
    }

    @Override
    public List<AgreementId> agreements(Instant now, int limit) {
      return List.of();
    }

    @Override
    public List<ParkedEventId> parkedEvents(Instant now, int limit) {
      return List.of();
    }

    @Override
    public List<DeliveryId> deliveries(Instant now, int limit) {
      return List.of();
    }

    @Override
    public Optional<Unresolved> longestUnresolved() {
      return Optional.empty();
    }
  }

  /** Is only listed. */
  private record Parked(List<ParkedEvent> events) implements ParkedEventStore {

    @Override
    public List<ParkedEvent> newest(int limit) {
      return events.stream().limit(limit).toList();
    }

    @Override
    public void parkUnlessPresent(ParkedEvent event) {
      throw new AssertionError("a doctor changes nothing");
    }

    @Override
    public Optional<ParkedEvent> find(ParkedEventId id) {
      return Optional.empty();
    }

    @Override
    public boolean reschedule(ParkedEvent next) {
      throw new AssertionError("a doctor changes nothing");
    }

    @Override
    public void delete(ParkedEventId id) {
      throw new AssertionError("a doctor changes nothing");
    }
  }

  /** One a page. */
  private record Deliveries(List<Delivery> all) implements DeliveryStore {

    @Override
    public Page page(Filter filter, Optional<String> after, int limit) {
      int at = after.map(Integer::parseInt).orElse(0);
      return at >= all.size()
          ? new Page(List.of(), Optional.empty())
          : new Page(
              Stream.of(all.get(at)).filter(filter::selects).toList(),
              Optional.of(String.valueOf(at + 1)));
    }

    @Override
    public Optional<Delivery> find(DeliveryId id) {
      return Optional.empty();
    }

    @Override
    public List<Delivery> of(NotificationId notification) {
      return List.of();
    }

    @Override
    public List<Delivery> of(OutboxOwner owner, int limit) {
      return List.of();
    }

    @Override
    public Optional<Delivery> put(Delivery next) {
      throw new AssertionError("a doctor changes nothing");
    }
  }

  private record Health(List<EndpointHealth> failing) implements EndpointHealthStore {

    @Override
    public boolean escalate(EndpointHealth health) {
      throw new AssertionError("a doctor changes nothing");
    }

    @Override
    public boolean recovered(EndpointName endpoint) {
      throw new AssertionError("a doctor changes nothing");
    }
  }
}
