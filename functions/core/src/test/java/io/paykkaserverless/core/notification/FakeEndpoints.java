package io.paykkaserverless.core.notification;

import io.paykkaserverless.core.notification.MerchantEndpoints.Answer.Accepted;
import io.paykkaserverless.core.notification.MerchantEndpoints.Answer.Refused;
import io.paykkaserverless.core.notification.MerchantEndpoints.Answer.Unreachable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/** Endpoints of a merchant that answer as the test wants, and keep what they are sent. */
public final class FakeEndpoints implements MerchantEndpoints {

  /** How long every answer takes. */
  public static final Duration TOOK = Duration.ofMillis(20);

  public static final EndpointName SHOP = new EndpointName("shop");
  public static final EndpointName LEDGER = new EndpointName("ledger");

  private final Map<String, Set<NotificationType>> wanted = new ConcurrentSkipListMap<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile BiFunction<EndpointName, Notification, Answer> answers =
      (_, _) -> new Accepted(204, TOOK);

  /** What came, in order. */
  public record Received(EndpointName endpoint, Notification notification) {}

  /** One endpoint, {@link #SHOP}, that hears of everything. */
  public FakeEndpoints() {
    configure(SHOP);
  }

  /** Adds an endpoint, or changes what it hears of: everything where nothing is named. */
  public void configure(EndpointName endpoint, NotificationType... types) {
    wanted.put(
        endpoint.value(), types.length == 0 ? Set.of(NotificationType.values()) : Set.of(types));
  }

  public void remove(EndpointName endpoint) {
    wanted.remove(endpoint.value());
  }

  /** From now on every endpoint answers so. */
  public void answer(Answer answer) {
    answers = (_, _) -> answer;
  }

  /** From now on it is decided for each message. */
  public void answer(BiFunction<EndpointName, Notification, Answer> decision) {
    answers = decision;
  }

  public static Answer accepted() {
    return new Accepted(204, TOOK);
  }

  public static Answer refused(int httpStatus) {
    return new Refused(httpStatus, TOOK, Optional.empty(), "no");
  }

  public static Answer refused(int httpStatus, Duration retryAfter) {
    return new Refused(httpStatus, TOOK, Optional.of(retryAfter), "no");
  }

  public static Answer unreachable() {
    return new Unreachable("no connection", TOOK);
  }

  public List<Received> received() {
    return List.copyOf(received);
  }

  @Override
  public List<EndpointName> wanting(NotificationType type) {
    return wanted.entrySet().stream()
        .filter(entry -> entry.getValue().contains(type))
        .map(entry -> new EndpointName(entry.getKey()))
        .toList();
  }

  @Override
  public boolean has(EndpointName endpoint) {
    return wanted.containsKey(endpoint.value());
  }

  @Override
  public Answer deliver(EndpointName endpoint, Notification notification) {
    received.add(new Received(endpoint, notification));
    return answers.apply(endpoint, notification);
  }
}
