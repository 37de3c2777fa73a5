package io.paykkaserverless.runner.costs;

import io.paykkaserverless.runner.iam.Usage;
import io.paykkaserverless.runner.template.FunctionDefinition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What each story asks AWS for, and which function of it, as lines that budgets are held against
 * and docs/performance.md shows.
 */
final class CallFigures {

  private static final Set<String> READS =
      Set.of("GetItem", "BatchGetItem", "Query", "Scan", "TransactGetItems");
  private static final Set<String> KINDS =
      Set.of("database-reads", "database-writes", "messages-sent", "secrets", "transactions");
  private static final String HEAD =
      "# What CostPageIT counts of each story, in all and by function; see docs/costs.md.\n";

  private CallFigures() {}

  /**
   * The file's text.
   *
   * @param counted with the bytes that docs/costs.md has, since what was counted differs a little
   */
  static String of(Measurement counted, PriceTable table) {
    StringBuilder lines = new StringBuilder(HEAD);
    counted.stories().forEach((story, load) -> lines.append(of(story, load, counted, table)));
    CostModel model = new CostModel(counted, table);
    return lines
        .append(lines("mix", million(model.average(), counted, table)))
        .append(lines("payments", million(model.average(Story.PAYMENTS), counted, table)))
        .toString();
  }

  /** What it costs to take a million, in each region. */
  private static SortedMap<String, BigDecimal> million(
      Load load, Measurement counted, PriceTable table) {
    SortedMap<String, BigDecimal> usd = new TreeMap<>();
    for (String region : table.regions()) {
      usd.put(
          "usd-per-million." + region,
          new CostModel(counted, table.in(region)).taking(load).setScale(2, RoundingMode.HALF_UP));
    }
    return usd;
  }

  private static String of(Story story, Load load, Measurement counted, PriceTable table) {
    Usage usage = counted.usage().getOrDefault(story, new Usage(Map.of(), Map.of()));
    SortedMap<String, BigDecimal> figures = million(load, counted, table);
    figures.put("write-units", load.writeUnits());
    figures.put("read-units", load.readUnits());
    figures.put("transactions", BigDecimal.ZERO);
    usage
        .calls()
        .forEach(
            (operation, calls) -> {
              String function = FunctionDefinition.nameOf(operation.function());
              KINDS.forEach(it -> figures.putIfAbsent(function + "." + it, BigDecimal.ZERO));
              String kind = kind(operation.action());
              if (kind.equals("transactions")) {
                figures.merge(kind, BigDecimal.valueOf(calls), BigDecimal::add);
              }
              if (!kind.isEmpty()) {
                figures.merge(function + "." + kind, BigDecimal.valueOf(calls), BigDecimal::add);
              }
            });
    units(figures, usage, "write-units", Usage.Capacity::write);
    units(figures, usage, "read-units", Usage.Capacity::read);
    return lines(story.key(), figures);
  }

  private static String lines(String story, SortedMap<String, BigDecimal> figures) {
    StringBuilder lines = new StringBuilder();
    figures.forEach(
        (name, value) -> lines.append(story + "." + name + "=" + value.toPlainString() + "\n"));
    return lines.toString();
  }

  private static void units(
      SortedMap<String, BigDecimal> figures,
      Usage usage,
      String name,
      Function<Usage.Capacity, BigDecimal> which) {
    usage
        .capacity()
        .forEach(
            (function, capacity) ->
                figures.put(
                    FunctionDefinition.nameOf(function) + "." + name, which.apply(capacity)));
  }

  /** Empty for what Lambda asks in a function's name, by the clock. */
  private static String kind(String action) {
    String operation = action.substring(action.indexOf(':') + 1);
    if (action.startsWith("dynamodb:")) {
      if (operation.startsWith("Transact")) {
        return "transactions";
      }
      return READS.contains(operation) ? "database-reads" : "database-writes";
    }
    if (action.startsWith("secretsmanager:")) {
      return "secrets";
    }
    return operation.startsWith("SendMessage") ? "messages-sent" : "";
  }
}
