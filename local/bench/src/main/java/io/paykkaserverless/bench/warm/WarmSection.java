package io.paykkaserverless.bench.warm;

import io.paykkaserverless.bench.report.Figures;
import io.paykkaserverless.bench.report.Machine;
import io.paykkaserverless.bench.report.Section;
import io.paykkaserverless.bench.report.Table;
import io.paykkaserverless.bench.warm.Meter.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Warm invocations beyond their I/O: CPU and what is allocated. */
public final class WarmSection implements Section {

  private static final double MS = 1e6;
  private static final double KB = 1e3;

  private static final String WEBHOOK_HANDLER = "webhook-handler";

  /** What the probe prints, and what it is. */
  private static final Map<String, String> PIECES = pieces();

  private static Map<String, String> pieces() {
    Map<String, String> pieces = new LinkedHashMap<>();
    pieces.put(WEBHOOK_HANDLER, "webhook's handler over ports in memory: decode, verify, decide");
    pieces.put("confirm-handler", "confirm's handler over ports in memory: decode, token, decide");
    pieces.put("item-read", "a paid payment out of its DynamoDB item");
    pieces.put("item-write", "a paid payment into its DynamoDB item");
    pieces.put("sign", "an RSA-2048 signature");
    pieces.put("verify", "an RSA-2048 signature checked");
    return pieces;
  }

  @Override
  public String name() {
    return "warm";
  }

  /**
   * Measures.
   *
   * @param root the project's folder, whose samples are invoked with
   */
  public Figures measure(Path root, Consumer<String> progress) {
    progress.accept("warm invocations, about two minutes");
    Map<String, Usage> usage = new LinkedHashMap<>(probe(root, List.of()));
    Map<String, Usage> webhook = probe(root, List.of("-XX:TieredStopAtLevel=1"));
    usage.put(WEBHOOK_HANDLER, sum(webhook, WEBHOOK_HANDLER));
    Figures figures = Machine.describe(new Figures());
    for (String piece : PIECES.keySet()) {
      put(figures, piece, sum(usage, piece));
    }
    put(figures, "receive-webhook", sum(webhook, WEBHOOK_HANDLER, "item-read", "item-write"));
    put(
        figures,
        "confirm-payment",
        sum(usage, "confirm-handler", "item-read", "item-write", "item-write", "sign", "verify"));
    return figures;
  }

  @Override
  public String text(Figures figures) {
    Table table = new Table("what", "CPU, ms", "allocated, KB");
    PIECES.forEach((piece, what) -> row(table, figures, piece, what));
    row(
        table,
        figures,
        "receive-webhook",
        "**receive-webhook**: its handler, one item read, one written");
    row(
        table,
        figures,
        "confirm-payment",
        "**confirm-payment**: its handler, one item read, two written, a signature, one checked");
    return """
    ## Warm, beyond the I/O

    In one JVM, for the webhook with C1 alone and for the rest with both compilers, as they are shipped ([ADR 46](adr/0046-one-compiler-where-nothing-is-signed.md)):
    medians of 2,001 after 6,000 that warm it up, CPU and allocation of the thread alone.
    The handlers run over ports in memory; items are mapped and messages signed beside that, and added. Not in it: AWS's SDK, HTTP, TLS, the
    runtime client, writing log lines, and for confirm the JSON of request and reply. %s

    %s\
    """
        .formatted(Machine.sentence(figures), table);
  }

  private static void row(Table table, Figures figures, String key, String what) {
    table.row(what, figures.text(key + ".cpu-ms"), figures.text(key + ".allocated-kb"));
  }

  private static void put(Figures figures, String name, Usage usage) {
    figures
        .put(name + ".cpu-ms", usage.nanos() / MS, 3)
        .put(name + ".allocated-kb", usage.bytes() / KB, 1);
  }

  private static Usage sum(Map<String, Usage> usage, String... pieces) {
    long nanos = 0;
    long bytes = 0;
    for (String piece : pieces) {
      Usage each = Objects.requireNonNull(usage.get(piece), piece);
      nanos += each.nanos();
      bytes += each.bytes();
    }
    return new Usage(nanos, bytes);
  }

  private static Map<String, Usage> probe(Path root, List<String> flags) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.addAll(flags);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), WarmProbe.class.getName()));
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(root.resolve("local/bench").toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("the probe of warm invocations failed: " + said);
      }
      Map<String, Usage> usage = new LinkedHashMap<>();
      for (String line : said.lines().toList()) {
        String[] words = line.split(" ", -1);
        if (words.length == 3 && PIECES.containsKey(words[0])) {
          usage.put(words[0], new Usage(Long.parseLong(words[1]), Long.parseLong(words[2])));
        }
      }
      return usage;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
