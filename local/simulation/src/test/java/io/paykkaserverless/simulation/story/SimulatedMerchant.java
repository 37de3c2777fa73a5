package io.paykkaserverless.simulation.story;

import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.notification.MerchantEndpoints;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.NotificationType;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The merchant's endpoints: up to two, one of which hears only of some things. */
final class SimulatedMerchant implements MerchantEndpoints {

  private static final EndpointName SHOP = new EndpointName("shop");
  private static final EndpointName LEDGER = new EndpointName("ledger");
  private static final Set<NotificationType> OF_MONEY =
      Set.of(
          NotificationType.PAYMENT_PAID,
          NotificationType.PAYMENT_CAPTURED,
          NotificationType.PAYMENT_REFUNDED);
  private static final Duration TOOK = Duration.ofMillis(20);
  private static final int GONE = 410;

  private final Agenda agenda;
  private final Chance chance;
  private final Weather weather;
  private final boolean hasLedger;
  private final Map<NotificationId, String> bodies = new HashMap<>();
  private final Map<EndpointName, Set<NotificationId>> accepted = new HashMap<>();
  private long deadUntil;

  SimulatedMerchant(Agenda agenda, Chance chance, Weather weather) {
    this.agenda = agenda;
    this.chance = chance;
    this.weather = weather;
    hasLedger = chance.oneIn(3);
  }

  @Override
  public List<EndpointName> wanting(NotificationType type) {
    return hasLedger && OF_MONEY.contains(type) ? List.of(LEDGER, SHOP) : List.of(SHOP);
  }

  @Override
  public boolean has(EndpointName endpoint) {
    return endpoint.equals(SHOP) || (hasLedger && endpoint.equals(LEDGER));
  }

  @Override
  public Answer deliver(EndpointName endpoint, Notification notification) {
    String before = bodies.putIfAbsent(notification.id(), notification.body());
    PromiseBroken.unless(
        before == null || before.equals(notification.body()),
        "other bytes than before under " + notification.id());
    if (weather.brings(Fault.MERCHANT_DEAD, 0.2)) {
      deadUntil = agenda.millis() + chance.mostlyLittle(60_000, 40 * 3_600_000L);
    }
    if (agenda.millis() < deadUntil && !weather.isOver()) {
      return chance.oneIn(2)
          ? new Answer.Unreachable("timed out", TOOK)
          : new Answer.Refused(503, TOOK, Optional.empty(), "down");
    }
    if (weather.brings(Fault.MERCHANT_ERROR)) {
      return new Answer.Refused(
          500, TOOK, Optional.of(Duration.ofSeconds(chance.between(1, 7_200))), "oops");
    }
    if (weather.brings(Fault.MERCHANT_GONE, 0.3)) {
      return new Answer.Refused(GONE, TOOK, Optional.empty(), "gone");
    }
    accepted.computeIfAbsent(endpoint, _ -> new HashSet<>()).add(notification.id());
    return new Answer.Accepted(204, TOOK);
  }

  /** Every message that reached some endpoint, accepted or not. */
  Set<NotificationId> heardOf() {
    return bodies.keySet();
  }

  /** The endpoints that want a message and have not accepted it. */
  List<EndpointName> missing(Notification notification) {
    return wanting(notification.type()).stream()
        .filter(it -> !accepted.getOrDefault(it, Set.of()).contains(notification.id()))
        .toList();
  }
}
