package io.paykkaserverless.bench.growth;

import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.LocalOptions;
import io.paykkaserverless.runner.LocalSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A local system with so many endpoints of the merchant's. Messages are put into its queue as
 * functions put them, and each endpoint says when it accepted which.
 */
final class NotificationMeter implements AutoCloseable {

  private static final String QUEUE = "NotificationQueue";
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final List<Endpoint> endpoints;
  private final LocalSystem system;
  private final ManyPayments payments;
  private final SqsClient sqs;
  private final String queueUrl;

  /**
   * Starts it.
   *
   * @param count how many endpoints; all of them want every message
   * @param environments how many processes the function may have
   */
  NotificationMeter(Path root, int count, int environments) {
    endpoints =
        IntStream.range(0, count).mapToObj(number -> new Endpoint("endpoint-" + number)).toList();
    system = LocalSystem.start(LocalOptions.in(root).withEnvironments(environments));
    JsonWriter secret = new JsonWriter();
    endpoints.forEach(endpoint -> endpoint.configureIn(secret));
    system.secrets().put("NotificationEndpoints", secret.toString());
    payments = new ManyPayments(system);
    sqs = system.queues().client();
    queueUrl = system.queues().queueUrl(QUEUE);
  }

  /** The first of them takes requests and does not answer, from now on. */
  void hangOne() {
    endpoints.getFirst().hang();
  }

  LocalSystem system() {
    return system;
  }

  /** What became of some messages. */
  record Course(Map<String, Long> sentAt, List<Endpoint> healthy) {

    /** How long each message took to each endpoint that does not hang. */
    List<Duration> delays() {
      List<Duration> delays = new ArrayList<>();
      for (Endpoint endpoint : healthy) {
        sentAt.forEach(
            (id, sent) ->
                delays.add(Duration.ofNanos(accepted(endpoint, id).orElseThrow() - sent)));
      }
      return delays;
    }

    /** From the first message into the queue to the last one accepted. */
    Duration took() {
      long first = sentAt.values().stream().mapToLong(Long::longValue).min().orElseThrow();
      long last =
          healthy.stream()
              .flatMap(endpoint -> sentAt.keySet().stream().map(endpoint.acceptedAt()::get))
              .mapToLong(Long::longValue)
              .max()
              .orElseThrow();
      return Duration.ofNanos(last - first);
    }

    boolean isOver() {
      return healthy.stream()
          .allMatch(endpoint -> endpoint.acceptedAt().keySet().containsAll(sentAt.keySet()));
    }

    private static Optional<Long> accepted(Endpoint endpoint, String id) {
      return Optional.ofNullable(endpoint.acceptedAt().get(id));
    }
  }

  /**
   * Announces messages, and returns once all endpoints that do not hang have accepted them.
   *
   * @param name no other messages'
   * @param pause between one and the next
   * @param patience how long it may take after the last
   * @throws IllegalStateException where it takes longer
   */
  Course announce(String name, int count, Duration pause, int hanging, Duration patience)
      throws InterruptedException {
    List<NotificationId> messages = payments.unannounced(name, count);
    Map<String, Long> sentAt = new LinkedHashMap<>();
    for (NotificationId message : messages) {
      String body = new JsonWriter().put("notification_id", message.text()).toString();
      sentAt.put(message.text(), System.nanoTime());
      sqs.sendMessage(send -> send.queueUrl(queueUrl).messageBody(body));
      Thread.sleep(pause);
    }
    Course course = new Course(sentAt, endpoints.subList(hanging, endpoints.size()));
    long deadline = System.nanoTime() + patience.toNanos();
    while (!course.isOver()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("not all endpoints were told within " + patience);
      }
      Thread.sleep(LOOK_AGAIN);
    }
    return course;
  }

  @Override
  public void close() {
    // What hangs must not, or the functions wait for it.
    endpoints.getFirst().recover();
    sqs.close();
    system.close();
    endpoints.forEach(Endpoint::close);
  }
}
