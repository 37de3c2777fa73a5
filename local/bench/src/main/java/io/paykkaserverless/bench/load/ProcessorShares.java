package io.paykkaserverless.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How much processor time each part of the local system has had so far, as Linux counts it in
 * {@code /proc}, in hundredths of a second. Functions are processes of their own, children of this
 * one. What else there is shares this process and is told apart by its threads' names; where there
 * is no {@code /proc}, it is one part.
 *
 * @param parts by name
 * @param machine what all processes of the machine have had; no less than the parts
 */
record ProcessorShares(Map<String, Duration> parts, Duration machine) {

  /** What the names of those parts begin with that are functions. */
  static final String FUNCTION = "function ";

  /** Threads by the beginning of their name, of which Linux keeps fifteen characters. */
  private static final Map<String, String> THREADS =
      Map.of(
          "qtp", "DynamoDB Local",
          "elasticmq", "ElasticMQ",
          "pekko", "ElasticMQ",
          "ForkJoinPool", "HTTP front, gate, PayKKa's sandbox, merchant",
          "HTTP-Dispatcher", "HTTP front, gate, PayKKa's sandbox, merchant",
          "worker-", "the load itself",
          "HttpClient", "the load itself, webhooks sent");

  private static final String REST = "the same process: compiler, collector, rest";
  private static final Path PROC = Path.of("/proc");
  private static final long TICK_MS = 10;

  /** Where user and system time stand after the process's name (man proc_pid_stat: 14, 15). */
  private static final int USER_TIME = 11;

  ProcessorShares {
    parts = Map.copyOf(parts);
  }

  /** As it stands now. */
  static ProcessorShares now() {
    Map<String, Duration> parts = new TreeMap<>();
    ProcessHandle self = ProcessHandle.current();
    self.children().forEach(child -> parts.merge(function(child), spent(child), Duration::plus));
    Duration rest = spent(self);
    for (Map.Entry<String, Duration> thread : threads().entrySet()) {
      parts.merge(thread.getKey(), thread.getValue(), Duration::plus);
      rest = rest.minus(thread.getValue());
    }
    parts.merge(REST, rest, Duration::plus);
    return new ProcessorShares(parts, machineTime());
  }

  /** What came since {@code earlier}. */
  ProcessorShares since(ProcessorShares earlier) {
    Map<String, Duration> more = new TreeMap<>();
    parts.forEach(
        (part, spent) ->
            more.put(part, spent.minus(earlier.parts.getOrDefault(part, Duration.ZERO))));
    return new ProcessorShares(more, machine.minus(earlier.machine));
  }

  /** All parts together. */
  Duration together() {
    return parts.values().stream().reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration spent(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** By the handler that its process was started with. */
  private static String function(ProcessHandle process) {
    String handler =
        process
            .info()
            .arguments()
            .filter(arguments -> arguments.length > 0)
            .map(arguments -> arguments[arguments.length - 1])
            .orElse("a child process");
    return FUNCTION + handler.substring(handler.lastIndexOf('.') + 1).replace("Handler", "");
  }

  private static Map<String, Duration> threads() {
    Map<String, Duration> spent = new TreeMap<>();
    Path tasks = PROC.resolve("self/task");
    if (!Files.isDirectory(tasks)) {
      return spent;
    }
    try (Stream<Path> all = Files.list(tasks)) {
      for (Path task : all.toList()) {
        addThread(task, spent);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + tasks, e);
    }
    return spent;
  }

  private static void addThread(Path task, Map<String, Duration> spent) {
    try {
      String name = Files.readString(task.resolve("comm")).strip();
      String stat = Files.readString(task.resolve("stat"));
      THREADS.entrySet().stream()
          .filter(part -> name.startsWith(part.getKey()))
          .findFirst()
          .ifPresent(part -> spent.merge(part.getValue(), ofTask(stat), Duration::plus));
    } catch (IOException _) {
      // The thread has ended meanwhile; its time is in the process's.
    }
  }

  private static Duration ofTask(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return ticks(Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1]));
  }

  /**
   * User, nice, system, interrupts and what a hypervisor took; not idle, not waiting for a disk.
   */
  private static Duration machineTime() {
    Path stat = PROC.resolve("stat");
    if (!Files.isReadable(stat)) {
      return Duration.ZERO;
    }
    try (Stream<String> lines = Files.lines(stat)) {
      String[] fields = lines.findFirst().orElse("").split(" +", -1);
      return ticks(
          List.of(1, 2, 3, 6, 7, 8).stream().mapToLong(i -> Long.parseLong(fields[i])).sum());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + stat, e);
    }
  }

  private static Duration ticks(long count) {
    return Duration.ofMillis(count * TICK_MS);
  }
}
