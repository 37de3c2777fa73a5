package io.paykkaserverless.runner.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.lambda.FunctionBench.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Measures what the shipped functions cost, and writes {@code target/function-costs.md}. No test:
 * it runs when it is asked for by name, and docs/adr/0026 says how and what follows from it.
 *
 * <p>CPU time is of the whole process, compiler and collector included, as the kernel counts it: in
 * steps of 10 ms. It hardly depends on what else the machine does; elapsed time would.
 */
final class MeasureFunctions {

  private static final Path RESULT = Path.of("target/function-costs.md");
  private static final int SAMPLES = Integer.getInteger("samples", 5);
  private static final int PRIMED_SAMPLES = Integer.getInteger("primedSamples", 5);
  private static final int WARM_ROUNDS = Integer.getInteger("warmRounds", 20);

  private static final String CREATE = "CreatePaymentFunction";
  private static final String CONFIRM = "ConfirmPaymentFunction";
  private static final String CONFIRM_PLAIN = "ConfirmPlainCardFunction";
  private static final String RETURN = "ReturnFrom3dsFunction";
  private static final String WEBHOOK = "ReceiveWebhookFunction";
  private static final String MANAGE = "ManagePaymentFunction";
  private static final String DELIVER = "DeliverNotificationFunction";
  private static final String RECONCILE = "ReconcilePaymentsFunction";

  private static final List<String> ALL =
      List.of(CREATE, CONFIRM, CONFIRM_PLAIN, RETURN, WEBHOOK, MANAGE, DELIVER, RECONCILE);

  /** Enough for a webhook to come, and what matters most to a shopper who waits. */
  private static final List<String> PRIMED = List.of(CREATE, CONFIRM, WEBHOOK);

  private final Map<String, List<Long>> costs = new LinkedHashMap<>();
  private final Map<String, Running> running = new LinkedHashMap<>();
  private JsonObject payment = new JsonObject(Map.of());
  private URI page = URI.create("");

  @Test
  void measure() throws IOException {
    try (BenchShop shop = new BenchShop(Path.of("../.."))) {
      for (int sample = 0; sample < PRIMED_SAMPLES; sample++) {
        primed(shop, Initialization.SNAP_START_WITHOUT_HOOKS);
        primed(shop, Initialization.SNAP_START);
      }
      for (int sample = 0; sample < SAMPLES; sample++) {
        onDemand(shop);
      }
    }
    String table = table();
    System.out.println(table);
    assertThat(table).contains(ALL);
  }

  private void primed(BenchShop shop, Initialization initialization) throws IOException {
    start(shop, PRIMED, initialization);
    firstInvocations(shop, initialization);
    stop();
  }

  private void onDemand(BenchShop shop) throws IOException {
    start(shop, ALL, Initialization.ON_DEMAND);
    firstInvocations(shop, Initialization.ON_DEMAND);
    otherFirstInvocations(shop);
    warmInvocations(shop);
    memory();
    stop();
  }

  private void stop() throws IOException {
    running.values().forEach(Running::stop);
    running.clear();
    Files.writeString(RESULT, table());
  }

  private void start(BenchShop shop, List<String> ids, Initialization initialization) {
    for (String id : ids) {
      Running function = shop.bench().start(shop.function(id), initialization);
      running.put(id, function);
      if (initialization == Initialization.ON_DEMAND) {
        function.awaitInitialised();
      } else {
        function.awaitCheckpoint();
      }
    }
    settle(Duration.ofSeconds(1));
    for (String id : ids) {
      add(id, initialization, "init ms", cpu(id));
      function(id).api().restore();
    }
  }

  private void firstInvocations(BenchShop shop, Initialization initialization) {
    first(CREATE, initialization, () -> payment = shop.create());
    first(CONFIRM, initialization, () -> page = shop.confirm(payment));
    first(WEBHOOK, initialization, () -> page = shop.approve(page));
  }

  private void otherFirstInvocations(BenchShop shop) {
    first(RETURN, Initialization.ON_DEMAND, () -> shop.comeBack(page));
    first(MANAGE, Initialization.ON_DEMAND, () -> shop.view(payment));
    first(DELIVER, Initialization.ON_DEMAND, () -> deliver(shop, payment));
    first(RECONCILE, Initialization.ON_DEMAND, () -> sweep(shop));
    JsonObject another = shop.create();
    first(CONFIRM_PLAIN, Initialization.ON_DEMAND, () -> shop.confirmPlain(another));
  }

  private void warmInvocations(BenchShop shop) {
    Map<String, Long> before = new LinkedHashMap<>();
    ALL.forEach(id -> before.put(id, cpu(id)));
    for (int round = 0; round < WARM_ROUNDS; round++) {
      JsonObject bought = shop.create();
      shop.comeBack(shop.approve(shop.confirm(bought)));
      shop.view(bought);
      deliver(shop, bought);
      sweep(shop);
      shop.confirmPlain(shop.create());
    }
    settle(Duration.ofSeconds(2));
    for (String id : ALL) {
      int invocations = CREATE.equals(id) ? 2 * WARM_ROUNDS : WARM_ROUNDS;
      long tenths = 10 * (cpu(id) - before.getOrDefault(id, 0L)) / invocations;
      add(id, Initialization.ON_DEMAND, "warm, tenths of ms", tenths);
    }
  }

  private void memory() {
    for (String id : ALL) {
      long pid = function(id).process().pid();
      add(id, Initialization.ON_DEMAND, "peak MB", peakResidentMb(pid));
      add(id, Initialization.ON_DEMAND, "live heap KB", liveHeapKb(pid));
    }
  }

  private void first(String id, Initialization initialization, Runnable invocation) {
    long before = cpu(id);
    invocation.run();
    settle(Duration.ofMillis(WEBHOOK.equals(id) ? 3000 : 500));
    add(id, initialization, "first ms", cpu(id) - before);
  }

  private static void deliver(BenchShop shop, JsonObject payment) {
    String notification = NotificationId.of(new PaymentId(BenchShop.id(payment)), 1).text();
    String event =
        new JsonWriter()
            .beginArray("Records")
            .beginElement()
            .put("messageId", "bench")
            .put("receiptHandle", "bench")
            .put("body", new JsonWriter().put("notification_id", notification).toString())
            .put("eventSourceARN", "arn:aws:sqs:eu-west-1:000000000000:NotificationQueue")
            .end()
            .end()
            .toString();
    assertAnswered(shop.bench().invoke(DELIVER, event.getBytes(StandardCharsets.UTF_8)));
  }

  private static void sweep(BenchShop shop) {
    assertAnswered(shop.bench().invoke(RECONCILE, "{}".getBytes(StandardCharsets.UTF_8)));
  }

  private static void assertAnswered(InvocationResult result) {
    assertThat(result).isInstanceOf(InvocationResult.Answered.class);
  }

  private Running function(String id) {
    return Objects.requireNonNull(running.get(id));
  }

  private long cpu(String id) {
    return function(id).process().info().totalCpuDuration().orElseThrow().toMillis();
  }

  private static long peakResidentMb(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the collector cannot give back. */
  private static long liveHeapKb(long pid) {
    jcmd(pid, "GC.run");
    String histogram = jcmd(pid, "GC.class_histogram");
    String total =
        histogram.lines().filter(line -> line.startsWith("Total")).findFirst().orElseThrow();
    return Long.parseLong(total.strip().split("\\s+", -1)[2]) / 1024;
  }

  private static String jcmd(long pid, String command) {
    String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      Process process =
          new ProcessBuilder(tool, Long.toString(pid), command).redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String id, Initialization initialization, String what, long value) {
    costs
        .computeIfAbsent(id + " | " + initialization + " | " + what, _ -> new ArrayList<>())
        .add(value);
  }

  private String table() {
    StringBuilder table =
        new StringBuilder(
            "| function | start | what | median | lowest | highest |\n|---|---|---|---|---|---|\n");
    costs.forEach(
        (row, values) -> {
          List<Long> sorted = values.stream().sorted().toList();
          table.append(
              "| %s | %d | %d | %d |%n"
                  .formatted(
                      row, sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast()));
        });
    return table.toString();
  }

  private static void settle(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
