package io.paykkaserverless.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.bench.load.Quiet;
import io.paykkaserverless.runner.iam.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * How telling grows with the merchant's endpoints, in requests, which are the same on every
 * machine. {@code ./paykka bench growth} measures how long it takes.
 */
class NotificationGrowthIT {

  private static final String FUNCTION = "DeliverNotificationFunction";
  private static final int MESSAGES = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  void anEndpointMoreCostsTheSameHoweverManyThereAre() throws Exception {
    Map<String, Long> two = requests(2);
    Map<String, Long> twelve = requests(12);

    assertThat(two)
        .isEqualTo(
            Map.of(
                "dynamodb:GetItem", MESSAGES * (1L + 2 * 2),
                "dynamodb:PutItem", MESSAGES * (1L + 2 * 2),
                "sqs:SendMessageBatch", MESSAGES * 1L,
                "sqs:DeleteMessage", MESSAGES * (1L + 2)));
    assertThat(twelve)
        .isEqualTo(
            Map.of(
                "dynamodb:GetItem", MESSAGES * (1L + 2 * 12),
                "dynamodb:PutItem", MESSAGES * (1L + 2 * 12),
                "sqs:SendMessageBatch", MESSAGES * 2L,
                "sqs:DeleteMessage", MESSAGES * (1L + 12)));
  }

  /** What telling so many endpoints of three payments asks for. */
  private static Map<String, Long> requests(int endpoints) throws InterruptedException {
    try (NotificationMeter meter = new NotificationMeter(Path.of("../.."), endpoints, 1)) {
      meter.announce("first", 1, Duration.ZERO, 0, PATIENCE);
      assertThat(Quiet.await(meter.system(), PATIENCE)).isTrue();
      Usage before = meter.system().usage();

      meter.announce("measured", MESSAGES, Duration.ZERO, 0, PATIENCE);
      assertThat(Quiet.await(meter.system(), PATIENCE)).isTrue();

      Map<String, Long> requests = new TreeMap<>();
      meter
          .system()
          .usage()
          .since(before)
          .calls()
          .forEach(
              (operation, count) -> {
                if (operation.function().equals(FUNCTION)) {
                  requests.put(operation.action(), count);
                }
              });
      requests.keySet().removeIf(action -> action.equals("sqs:ReceiveMessage"));
      return requests;
    }
  }
}
