package io.paykkaserverless.canaries;

import io.paykkaserverless.aws.canary.Canary;
import io.paykkaserverless.aws.canary.Canary.Finding;
import io.paykkaserverless.canaries.Fault.Place;
import io.paykkaserverless.canaries.World.Sent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that text can come out of: what is printed, log lines and metrics among it; what is
 * sent to the table, to queues, to Secrets Manager and to merchants; answers; what is thrown; what
 * the table has. PayKKa gets cards, and no keys.
 */
final class Sinks implements AutoCloseable {

  /** Their names. */
  static final List<String> NAMES =
      List.of(
          "answer",
          "exception",
          "items",
          "merchant",
          "output",
          "paykka",
          "queue",
          "secrets",
          "store");

  private final World world;
  private final Shop shop;
  private final Canary all;
  private final Canary keys;
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final List<String> leaks = new ArrayList<>();
  private final Set<String> used = new TreeSet<>();

  Sinks(World world, Shop shop, Canaries canaries) {
    this.world = world;
    this.shop = shop;
    this.all = canaries.all();
    this.keys = canaries.keys();
    PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(both);
    System.setErr(both);
  }

  /** What came out that must not have, with what was going on. */
  List<String> leaks() {
    return List.copyOf(leaks);
  }

  /** The sinks that anything came out of. */
  Set<String> used() {
    return Set.copyOf(used);
  }

  /** Looks through all that came out since it looked last, while {@code what} was going on. */
  void look(String what) {
    shop.answers().forEach(answer -> look(what, "answer", all, answer));
    look(what, "output", all, printed.toString(StandardCharsets.UTF_8));
    printed.reset();
    for (Sent sent : world.sent()) {
      String text = sent.to() == Place.MERCHANT ? withoutAddress(sent.text()) : sent.text();
      look(what, sink(sent.to()), sent.to() == Place.PAYKKA ? keys : all, text);
    }
    shop.thrown().forEach(failure -> lookAt(what, failure));
    world.failures().forEach(failure -> lookAt(what, failure));
  }

  /** Looks through everything that is in the table. */
  void lookAtItems(String what) throws IOException {
    for (String page : world.aws().everyItem(World.TABLE)) {
      look(what, "items", all, page);
    }
  }

  void look(String what, String sink, Canary canary, String text) {
    if (!text.isEmpty()) {
      used.add(sink);
      List<Finding> findings = canary.findings(text);
      if (!findings.isEmpty()) {
        leaks.add(what + ": " + sink + " has " + findings);
      }
    }
  }

  /** Message, causes and suppressed ones of an exception, each as it would print itself. */
  private void lookAt(String what, Throwable failure) {
    if (chain(failure).stream().noneMatch(Sinks::isPlanted)) {
      StringWriter text = new StringWriter();
      failure.printStackTrace(new PrintWriter(text));
      chain(failure).forEach(one -> text.append('\n').append(one.toString()));
      look(what, "exception", all, text.toString());
    }
  }

  private static boolean isPlanted(Throwable failure) {
    return String.valueOf(failure.getMessage()).startsWith(World.PLANTED);
  }

  private static Set<Throwable> chain(Throwable failure) {
    Set<Throwable> chain = Collections.newSetFromMap(new IdentityHashMap<>());
    add(failure, chain);
    return chain;
  }

  private static void add(Throwable failure, Set<Throwable> chain) {
    if (chain.add(failure)) {
      if (failure.getCause() != null) {
        add(failure.getCause(), chain);
      }
      for (Throwable suppressed : failure.getSuppressed()) {
        add(suppressed, chain);
      }
    }
  }

  /** The first line is the address, which the endpoint knows. */
  private static String withoutAddress(String request) {
    return request.substring(request.indexOf('\n'));
  }

  private static String sink(Place place) {
    return switch (place) {
      case STORE -> "store";
      case QUEUE -> "queue";
      case SECRETS -> "secrets";
      case PAYKKA -> "paykka";
      case MERCHANT -> "merchant";
      case NOWHERE -> throw new AssertionError("something was sent to nobody");
    };
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
  }
}
