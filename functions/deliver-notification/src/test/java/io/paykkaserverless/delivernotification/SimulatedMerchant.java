package io.paykkaserverless.delivernotification;

import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.notification.MerchantEndpoints;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.NotificationType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** A merchant's endpoints in simulated time. Keeps what came and when. */
final class SimulatedMerchant implements MerchantEndpoints {

  static final Duration TOOK = Duration.ofMillis(80);

  private final InstantSource clock;
  private final Map<EndpointName, Predicate<NotificationType>> wants = new LinkedHashMap<>();
  private final List<Arrival> arrivals = new ArrayList<>();
  private BiFunction<EndpointName, Notification, Reaction> reactions = (_, _) -> Reaction.accept();

  SimulatedMerchant(InstantSource clock) {
    this.clock = clock;
  }

  /** What came, whether or not it was accepted. */
  record Arrival(
      EndpointName endpoint, NotificationId id, String body, Instant at, boolean accepted) {}

  /**
   * How the merchant takes a message.
   *
   * @param arrives whether it gets there at all
   */
  record Reaction(Answer answer, boolean arrives) {

    static Reaction accept() {
      return new Reaction(new Answer.Accepted(204, TOOK), true);
    }

    static Reaction refuse(int httpStatus) {
      return new Reaction(new Answer.Refused(httpStatus, TOOK, Optional.empty(), "no"), true);
    }

    static Reaction askToWait(Duration pause) {
      return new Reaction(new Answer.Refused(429, TOOK, Optional.of(pause), "later"), true);
    }

    static Reaction down() {
      return new Reaction(new Answer.Unreachable("no connection", TOOK), false);
    }

    /** Takes it in, and the answer is lost. */
    static Reaction timeOut() {
      return new Reaction(new Answer.Unreachable("no answer within 10000 ms", TOOK), true);
    }
  }

  void configure(EndpointName endpoint, Predicate<NotificationType> wanted) {
    wants.put(endpoint, wanted);
  }

  void react(BiFunction<EndpointName, Notification, Reaction> reaction) {
    reactions = reaction;
  }

  synchronized List<Arrival> arrivals() {
    return List.copyOf(arrivals);
  }

  @Override
  public List<EndpointName> wanting(NotificationType type) {
    return wants.entrySet().stream()
        .filter(entry -> entry.getValue().test(type))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public boolean has(EndpointName endpoint) {
    return wants.containsKey(endpoint);
  }

  @Override
  public synchronized Answer deliver(EndpointName endpoint, Notification notification) {
    Reaction reaction = reactions.apply(endpoint, notification);
    if (reaction.arrives()) {
      boolean accepted = reaction.answer() instanceof Answer.Accepted;
      arrivals.add(
          new Arrival(endpoint, notification.id(), notification.body(), clock.instant(), accepted));
    }
    return reaction.answer();
  }
}
