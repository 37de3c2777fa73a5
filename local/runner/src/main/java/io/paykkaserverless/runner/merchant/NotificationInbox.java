package io.paykkaserverless.runner.merchant;

import io.paykkaserverless.runner.merchant.ReceivedNotification.Treatment;
import io.paykkaserverless.runner.merchant.Verification.Doubtful;
import io.paykkaserverless.runner.merchant.Verification.Genuine;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Receives notifications: verifies each, drops repeats, tells the orders, and keeps what came for
 * whoever wants to look. For use by several threads.
 */
public final class NotificationInbox {

  private static final int KEPT_MAX = 1_000;
  private static final int IDS_MAX = 10_000;
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;

  private final WebhookVerifier verifier;
  private final OrderBook orders;
  private final InstantSource clock;
  private final Deque<ReceivedNotification> received = new ArrayDeque<>();
  private final Recent<String, Boolean> takenIds = new Recent<>(IDS_MAX);
  private final List<Consumer<ReceivedNotification>> listeners = new CopyOnWriteArrayList<>();
  private int deadStatus = OK;
  private int deadTimes;

  NotificationInbox(WebhookVerifier verifier, OrderBook orders, InstantSource clock) {
    this.verifier = verifier;
    this.orders = orders;
    this.clock = clock;
  }

  /** What came, oldest first; the last {@value #KEPT_MAX}. */
  public synchronized List<ReceivedNotification> received() {
    return List.copyOf(received);
  }

  /** Hears of everything that comes from now on, on the thread that received it. */
  public void onReceived(Consumer<ReceivedNotification> listener) {
    listeners.add(listener);
  }

  /**
   * Plays dead: the next {@code times} genuine notifications are answered with {@code status} and
   * otherwise ignored.
   */
  public synchronized void answerNext(int times, int status) {
    deadTimes = times;
    deadStatus = status;
  }

  /** Takes in one request and says which HTTP status it gets. */
  int receive(Function<String, List<String>> headers, byte[] body) {
    ReceivedNotification notification =
        switch (verifier.verify(headers, body)) {
          case Doubtful doubtful -> refuse(doubtful);
          case Genuine genuine -> take(genuine, body);
        };
    listeners.forEach(listener -> listener.accept(notification));
    return notification.answeredStatus();
  }

  private synchronized ReceivedNotification refuse(Doubtful doubtful) {
    return keep(doubtful, Optional.empty(), Treatment.REFUSED, BAD_REQUEST);
  }

  private synchronized ReceivedNotification take(Genuine genuine, byte[] body) {
    Optional<NotificationMessage> message = NotificationMessage.read(body);
    if (deadTimes > 0) {
      deadTimes--;
      return keep(genuine, message, Treatment.TURNED_AWAY, deadStatus);
    }
    if (takenIds.find(genuine.id()).isPresent()) {
      return keep(genuine, message, Treatment.REPEATED, OK);
    }
    if (message.isEmpty() && AgreementMessage.read(body).isEmpty()) {
      return keep(genuine, message, Treatment.UNREADABLE, BAD_REQUEST);
    }
    Treatment treatment = message.map(orders::take).orElse(Treatment.NOTED);
    takenIds.put(genuine.id(), true);
    return keep(genuine, message, treatment, OK);
  }

  private ReceivedNotification keep(
      Verification verification,
      Optional<NotificationMessage> message,
      Treatment treatment,
      int status) {
    ReceivedNotification notification =
        new ReceivedNotification(clock.instant(), verification, message, treatment, status);
    received.addLast(notification);
    if (received.size() > KEPT_MAX) {
      received.removeFirst();
    }
    return notification;
  }
}
