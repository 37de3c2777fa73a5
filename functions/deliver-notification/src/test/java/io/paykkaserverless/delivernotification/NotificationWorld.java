package io.paykkaserverless.delivernotification;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.FixedContext;
import io.paykkaserverless.aws.sqs.MessageVisibility;
import io.paykkaserverless.aws.sqs.SqsBatch;
import io.paykkaserverless.aws.telemetry.InvocationLog;
import io.paykkaserverless.core.notification.DeliverNotification;
import io.paykkaserverless.core.notification.Delivery;
import io.paykkaserverless.core.notification.DeliveryAttempt;
import io.paykkaserverless.core.notification.DeliveryId;
import io.paykkaserverless.core.notification.DeliveryQueue;
import io.paykkaserverless.core.notification.DeliverySchedule;
import io.paykkaserverless.core.notification.DeliveryState;
import io.paykkaserverless.core.notification.DeliveryStore;
import io.paykkaserverless.core.notification.EndpointHealthStore;
import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.notification.InMemoryNotificationQueue;
import io.paykkaserverless.core.notification.MerchantEndpoints;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.notification.Outboxes;
import io.paykkaserverless.core.notification.QueuedNotification;
import io.paykkaserverless.core.notification.TryDelivery;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.SettableClock;
import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.delivernotification.Faults.Crash;
import io.paykkaserverless.delivernotification.SimulatedMerchant.Reaction;
import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;

/**
 * The real handler and use cases between a simulated queue and a simulated merchant, in simulated
 * time. Checks at every try that it is due.
 */
final class NotificationWorld {

  static final EndpointName SHOP = new EndpointName("shop");
  static final EndpointName LEDGER = new EndpointName("ledger");

  /** What a message may be late that came too early once and was put off. */
  private static final Duration PUT_OFF = Duration.ofSeconds(90);

  final TestBench bench = new TestBench();
  final SettableClock clock = bench.clock;
  final SimulatedQueue queue = new SimulatedQueue(clock);
  final SimulatedMerchant merchant = new SimulatedMerchant(clock);
  final Map<Signals.Signal, Integer> signals = new EnumMap<>(Signals.Signal.class);
  final List<String> violations = new ArrayList<>();

  private final Faults faults;
  private final DeliverNotificationHandler handler;
  private final Map<NotificationId, Notification> made = new HashMap<>();

  /** Invocations for a message that failed by our own fault. */
  private final Map<NotificationId, Integer> disturbed = new HashMap<>();

  /** What happened to each message, for the reader of a failure. */
  private final Map<NotificationId, List<String>> stories = new HashMap<>();

  private final Map<DeliveryId, Duration> askedToWait = new HashMap<>();
  private final Map<DeliveryId, Integer> sends = new HashMap<>();
  private final Set<NotificationId> unannounced = new HashSet<>();
  private final Set<String> hidden = new HashSet<>();
  private int tries;

  NotificationWorld(Faults faults) {
    this.faults = faults;
    bench.store.clear();
    merchant.configure(SHOP, _ -> true);
    DeliveryQueue failingQueue = faults.around(DeliveryQueue.class, queue);
    MerchantEndpoints watched = faults.around(MerchantEndpoints.class, new Watched());
    Signals counting =
        new Signals() {
          @Override
          public void raise(Signal signal, String subject) {
            count(signal);
          }

          @Override
          public void measure(Measure measure, long value, String subject) {
            throw new AssertionError("a delivery measures nothing, but " + measure);
          }
        };
    PaymentStore payments = faults.around(PaymentStore.class, bench.store);
    TryDelivery trying =
        new TryDelivery(
            faults.around(DeliveryStore.class, bench.deliveries),
            watched,
            faults.around(EndpointHealthStore.class, bench.health),
            counting,
            clock);
    DeliverNotification deliver =
        new DeliverNotification(
            new Outboxes(payments, bench.archiving, bench.agreements),
            watched,
            trying,
            failingQueue,
            counting,
            clock);
    this.handler =
        new DeliverNotificationHandler(
            new Wiring(
                new SqsBatch(new SilentLog(), faults.around(MessageVisibility.class, this::hide)),
                deliver));
  }

  private synchronized void count(Signals.Signal signal) {
    signals.merge(signal, 1, Integer::sum);
  }

  /** A payment with messages in its outbox, as the write left it that made them. */
  void pay(PaymentId id, NotificationType... told) {
    var payment = Payments.payment().id(id).state(PaymentState.PAID);
    for (int i = 1; i <= told.length; i++) {
      Notification message =
          Notification.fresh(
              NotificationId.of(id, i),
              told[i - 1],
              clock.instant(),
              "{\"data\":{\"payment_id\":\"" + id + "\",\"sequence\":" + i + "}}");
      made.put(message.id(), message);
      payment.outbox(message);
    }
    bench.store.insert(payment.build());
    for (int i = 1; i <= told.length; i++) {
      if (faults.happens("an announcement is lost")) {
        unannounced.add(NotificationId.of(id, i));
      } else {
        queue.announce(NotificationId.of(id, i));
      }
    }
  }

  /** A number's payment id. */
  static PaymentId payment(int number) {
    StringBuilder id = new StringBuilder("p");
    long rest = number;
    for (int i = 0; i < 32; i++) {
      id.append("abcdefghijklmnopqrstuvwxyz234567".charAt((int) (rest & 31)));
      rest >>= 5;
    }
    return new PaymentId(id.toString());
  }

  /** How the merchant takes messages from now on. */
  void react(BiFunction<EndpointName, Notification, Reaction> reaction) {
    merchant.react(reaction);
  }

  /** Lets everything happen that happens until then, in batches. */
  void runUntil(Instant end, int batchSize) {
    Optional<Instant> next = queue.nextAt();
    while (next.isPresent() && !next.get().isAfter(end)) {
      if (next.get().isAfter(clock.instant())) {
        clock.set(next.get());
      }
      invoke(queue.receive(batchSize));
      next = queue.nextAt();
    }
    clock.set(end);
  }

  /** The scheduled sweep runs once. */
  void sweep() {
    bench.sweep.run(Instant.MAX);
    bench.queue.given().stream()
        .map(InMemoryNotificationQueue.Given::message)
        .forEach(message -> queue.send(message, Duration.ZERO));
    bench.queue.clear();
  }

  private void invoke(List<SimulatedQueue.Received> batch) {
    if (batch.isEmpty()) {
      return;
    }
    hidden.clear();
    Set<String> failed;
    try {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      handler.handleRequest(
          new ByteArrayInputStream(SimulatedQueue.event(batch).getBytes(StandardCharsets.UTF_8)),
          answer,
          new FixedContext());
      failed = failed(answer.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CompletionException e) {
      // As it comes from the thread of the message.
      if (!(e.getCause() instanceof Crash)) {
        throw e;
      }
      batch.forEach(message -> disturb(message.content(), e.getCause().toString()));
      return;
    }
    for (SimulatedQueue.Received message : batch) {
      if (failed.contains(message.id())) {
        // Nobody said how long to hide it: we failed, not the merchant.
        if (!hidden.contains(message.id())) {
          disturb(message.content(), "failed");
        }
      } else if (faults.happens("a deletion is lost")) {
        disturb(message.content(), "deletion lost");
      } else {
        queue.delete(message.id());
      }
    }
  }

  private synchronized void hide(String queueName, String id, Duration pause) {
    assertThat(queueName).isEqualTo(SimulatedQueue.NAME);
    queue.hide(id, pause);
    hidden.add(id);
  }

  private void disturb(QueuedNotification content, String how) {
    tell(content.notification(), how + ": " + content);
    disturbed.merge(content.notification(), 1, Integer::sum);
  }

  private synchronized void tell(NotificationId message, String what) {
    stories.computeIfAbsent(message, _ -> new ArrayList<>()).add(clock.instant() + " " + what);
  }

  private void violate(DeliveryId id, String what) {
    violations.add(
        clock.instant()
            + " "
            + what
            + ": "
            + id
            + "\n  "
            + String.join("\n  ", stories.getOrDefault(id.notification(), List.of())));
  }

  private static Set<String> failed(byte[] answer) {
    try {
      JsonArray failures = JsonReader.readObject(answer).array("batchItemFailures").orElseThrow();
      Set<String> ids = new HashSet<>();
      failures
          .values()
          .forEach(failure -> ids.add(((JsonObject) failure).text("itemIdentifier").orElseThrow()));
      return ids;
    } catch (MalformedJson e) {
      throw new IllegalStateException("the handler's answer is no JSON", e);
    }
  }

  /** How many tries were made. */
  int tries() {
    return tries;
  }

  int deliveries() {
    return sends.size();
  }

  /** Nothing was lost, nothing invented, nothing tried outside the schedule, and all is told. */
  void checkThatEverythingArrived() {
    assertThat(violations.stream().limit(5)).isEmpty();
    assertThat(queue.deadLetters()).isEmpty();
    assertThat(queue.expired()).isZero();
    Map<DeliveryId, Integer> accepted = new HashMap<>();
    for (SimulatedMerchant.Arrival arrival : merchant.arrivals()) {
      Notification message = made.get(arrival.id());
      assertThat(message).as("invented: %s", arrival).isNotNull();
      assertThat(arrival.body()).isEqualTo(message.body());
      if (arrival.accepted()) {
        accepted.merge(new DeliveryId(arrival.id(), arrival.endpoint()), 1, Integer::sum);
      }
    }
    for (Notification message : made.values()) {
      for (EndpointName endpoint : merchant.wanting(message.type())) {
        DeliveryId id = new DeliveryId(message.id(), endpoint);
        assertThat(accepted).as("never accepted").containsKey(id);
        assertThat(bench.deliveries.find(id).map(Delivery::state))
            .as(id.toString())
            .contains(DeliveryState.DELIVERED);
      }
    }
    assertThat(bench.store.all()).allSatisfy(paid -> assertThat(paid.waiting()).isEmpty());
  }

  /** Checks at each try that it is due. */
  private final class Watched implements MerchantEndpoints {

    private Duration longer(Duration one, Duration other) {
      return one.compareTo(other) > 0 ? one : other;
    }

    @Override
    public List<EndpointName> wanting(NotificationType type) {
      return merchant.wanting(type);
    }

    @Override
    public boolean has(EndpointName endpoint) {
      return merchant.has(endpoint);
    }

    @Override
    public Answer deliver(EndpointName endpoint, Notification notification) {
      synchronized (NotificationWorld.this) {
        DeliveryId id = new DeliveryId(notification.id(), endpoint);
        tries++;
        sends.merge(id, 1, Integer::sum);
        check(id, notification);
        Answer answer = merchant.deliver(endpoint, notification);
        tell(id.notification(), endpoint + " answers " + answer);
        if (answer instanceof Answer.Refused refused) {
          // The longest so far: the latest answer may never have been written down.
          refused.retryAfter().ifPresent(pause -> askedToWait.merge(id, pause, this::longer));
        }
        return answer;
      }
    }
  }

  private void check(DeliveryId id, Notification notification) {
    Instant now = clock.instant();
    Optional<Delivery> known = bench.deliveries.find(id);
    int ours = disturbed.getOrDefault(id.notification(), 0);
    if (known.isPresent() && known.get().state() != DeliveryState.WAITING) {
      violate(id, "tried though " + known.get().state());
    }
    int vain = known.map(Delivery::tries).orElse(0);
    Instant planned =
        vain == 0
            ? notification.createdAt()
            : known.orElseThrow().attempts().getLast().at().plus(DeliverySchedule.planned(vain));
    if (now.isBefore(planned)) {
      violate(id, "tried before " + planned);
    }
    Duration asked = askedToWait.getOrDefault(id, Duration.ZERO);
    Instant latest = latest(planned, vain, asked, known.map(Delivery::attempts), ours);
    boolean brought = vain == 0 && unannounced.contains(id.notification());
    if (now.isAfter(latest) && !brought) {
      violate(id, "tried after " + latest + ", with " + ours + " faults of ours");
    }
    if (sends.getOrDefault(id, 0) > DeliverySchedule.TRIES_MAX + ours) {
      violate(
          id, "tried " + sends.getOrDefault(id, 0) + " times, with " + ours + " faults of ours");
    }
  }

  /** The schedule's jitter, what the merchant asked for, and what our own faults cost. */
  private static Instant latest(
      Instant planned,
      int vain,
      Duration asked,
      Optional<List<DeliveryAttempt>> attempts,
      int ours) {
    Duration jitter =
        vain == 0
            ? Duration.ofSeconds(10)
            : DeliverySchedule.planned(vain).dividedBy(10).plusSeconds(2);
    Instant byAsking =
        attempts
            .filter(made -> !made.isEmpty())
            .map(made -> made.getLast().at().plus(asked).plusSeconds(2))
            .orElse(planned);
    // The queue cannot delay a new message for so long: it comes too early once, and is put off.
    Duration slack = asked.compareTo(DeliveryQueue.DELAY_MAX) > 0 ? PUT_OFF : Duration.ZERO;
    Instant base = planned.plus(jitter).isAfter(byAsking) ? planned.plus(jitter) : byAsking;
    return base.plus(slack).plus(SimulatedQueue.VISIBILITY.plus(PUT_OFF).multipliedBy(ours));
  }

  /** Logs nothing: ten thousand messages would fill the screen. */
  private static final class SilentLog implements InvocationLog {
    @Override
    public void started(com.amazonaws.services.lambda.runtime.Context context) {}

    @Override
    public void answered(String route, int status, String problem) {}

    @Override
    public void handled(String messageId, String outcome) {}

    @Override
    public void swept(int looked, int failed) {}

    @Override
    public void failed(String what, Throwable cause) {}

    @Override
    public void finished() {}
  }
}
