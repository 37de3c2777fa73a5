package io.paykkaserverless.runner.costs;

import io.paykkaserverless.runner.LocalSystem;
import io.paykkaserverless.runner.demo.StepFailed;
import io.paykkaserverless.runner.iam.Usage;
import io.paykkaserverless.runner.log.LogLines;
import io.paykkaserverless.runner.template.FunctionDefinition;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads what a local system has been asked for so far, and waits until nothing moves. */
final class Meters {

  /** Longer than a webhook waits before it is sent. */
  private static final Duration QUIET = Duration.ofMillis(2500);

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LOOK_AGAIN_MS = 100;
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final String TABLE = "PaymentsTable";
  private static final Duration KEPT = Duration.ofDays(31);

  /** Polls, which come whether there is a message or not. */
  private static final Set<String> BY_THE_CLOCK =
      Set.of("sqs:ReceiveMessage", "sqs:GetQueueAttributes");

  private static final String SEND = "sqs:SendMessage";
  private static final String DELETE = "sqs:DeleteMessage";

  private final LocalSystem system;
  private final InstantSource clock;

  Meters(LocalSystem system, InstantSource clock) {
    this.system = system;
    this.clock = clock;
  }

  /**
   * All meters at one moment.
   *
   * @param stored the size of each item that stays for longer than a month, by its key
   */
  record Reading(
      long apiRequests,
      Map<String, Long> invocations,
      Usage usage,
      int logLines,
      Map<Map<String, AttributeValue>, Long> stored) {}

  /**
   * Waits until no function runs, no message is under way and nothing has moved for a while.
   *
   * @throws StepFailed where that does not come
   */
  Reading settled() {
    long deadline = clock.millis() + PATIENCE.toMillis();
    Map<Usage.Operation, Long> last = moved(system.usage());
    long since = clock.millis();
    while (clock.millis() - since < QUIET.toMillis()) {
      if (clock.millis() > deadline) {
        throw new StepFailed("the local system does not come to rest");
      }
      pause();
      Map<Usage.Operation, Long> now = moved(system.usage());
      if (!now.equals(last) || !system.functions().isIdle() || !noMessageIsUnderWay(now)) {
        last = now;
        since = clock.millis();
      }
    }
    return new Reading(
        system.apiRequests(),
        system.functions().invocations(),
        system.usage(),
        system.logLines().all().size(),
        stored());
  }

  /** What came between two readings. */
  Load between(Reading before, Reading after) {
    Usage usage = after.usage().since(before.usage());
    long messages = calls(usage, DELETE);
    TreeMap<String, BigDecimal> invocations = new TreeMap<>();
    after
        .invocations()
        .forEach(
            (function, all) -> {
              long more = all - before.invocations().getOrDefault(function, 0L);
              if (more > 0) {
                long counted = readsQueues(function, after.usage()) ? messages : more;
                invocations.put(FunctionDefinition.nameOf(function), BigDecimal.valueOf(counted));
              }
            });
    return new Load(
        BigDecimal.valueOf(after.apiRequests() - before.apiRequests()),
        invocations,
        awsCalls(usage),
        units(usage, Usage.Capacity::write),
        readUnits(usage),
        // Received and deleted; whatever a function asks of a queue is counted as it is.
        BigDecimal.valueOf(
            calls(usage, SEND) + 2 * messages + calls(usage, "sqs:ChangeMessageVisibility")),
        BigDecimal.valueOf(logBytes(before, after)),
        BigDecimal.valueOf(storedBytes(before, after)));
  }

  /** Lambda itself receives and deletes messages, before and after it calls the function. */
  private static SortedMap<String, BigDecimal> awsCalls(Usage usage) {
    SortedMap<String, BigDecimal> calls = new TreeMap<>();
    usage
        .calls()
        .forEach(
            (operation, count) -> {
              if (!BY_THE_CLOCK.contains(operation.action())
                  && !operation.action().equals(DELETE)) {
                calls.merge(
                    FunctionDefinition.nameOf(operation.function()),
                    BigDecimal.valueOf(count),
                    BigDecimal::add);
              }
            });
    return calls;
  }

  /** How many secrets each function read, by the function's name. */
  static Map<String, Long> secretCalls(Usage usage) {
    Map<String, Long> calls = new TreeMap<>();
    usage
        .calls()
        .forEach(
            (operation, count) -> {
              if (operation.action().equals("secretsmanager:GetSecretValue")) {
                calls.merge(FunctionDefinition.nameOf(operation.function()), count, Long::sum);
              }
            });
    return calls;
  }

  /** What functions printed between two readings. */
  List<LogLines.Line> lines(Reading before, Reading after) {
    return system.logLines().all().subList(before.logLines(), after.logLines());
  }

  private static Map<Usage.Operation, Long> moved(Usage usage) {
    Map<Usage.Operation, Long> moved = new HashMap<>(usage.calls());
    moved.keySet().removeIf(operation -> BY_THE_CLOCK.contains(operation.action()));
    return moved;
  }

  private static boolean noMessageIsUnderWay(Map<Usage.Operation, Long> calls) {
    return calls(calls, SEND) == calls(calls, DELETE);
  }

  private static boolean readsQueues(String function, Usage usage) {
    return usage.calls().containsKey(new Usage.Operation(function, DELETE));
  }

  private static long calls(Usage usage, String action) {
    return calls(usage.calls(), action);
  }

  private static long calls(Map<Usage.Operation, Long> calls, String action) {
    return calls.entrySet().stream()
        .filter(call -> call.getKey().action().equals(action))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** DynamoDB bills half a unit for a query that finds nothing; DynamoDB Local tells none. */
  private static BigDecimal readUnits(Usage usage) {
    BigDecimal queries = BigDecimal.valueOf(calls(usage, "dynamodb:Query"));
    return units(usage, Usage.Capacity::read).max(queries.multiply(HALF));
  }

  private static BigDecimal units(Usage usage, Function<Usage.Capacity, BigDecimal> which) {
    return usage.capacity().values().stream().map(which).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private long logBytes(Reading before, Reading after) {
    return lines(before, after).stream()
        .mapToLong(line -> line.text().getBytes(StandardCharsets.UTF_8).length + 1L)
        .sum();
  }

  private static long storedBytes(Reading before, Reading after) {
    return after.stored().entrySet().stream()
        .filter(item -> !before.stored().containsKey(item.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private boolean isKept(Map<String, AttributeValue> item) {
    AttributeValue ttl = item.get("ttl");
    return ttl == null || Long.parseLong(ttl.n()) > clock.instant().plus(KEPT).getEpochSecond();
  }

  private Map<Map<String, AttributeValue>, Long> stored() {
    return system.database().everyItem(TABLE).stream()
        .filter(this::isKept)
        .collect(Collectors.toMap(Meters::key, StoredSize::of));
  }

  private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> key = new TreeMap<>(item);
    key.keySet().retainAll(Set.of("pk", "sk"));
    return key;
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StepFailed("interrupted", e);
    }
  }
}
