package io.paykkaserverless.bench.report;

import io.paykkaserverless.bench.report.Budget.CheckedBy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** All budgets, from their one file. */
public record Budgets(List<Budget> all) {

  /** Where the file is, from the project's folder. */
  public static final Path FILE = Path.of("docs/performance/budgets.yaml");

  private static final Set<String> MEMBERS = Set.of("name", "limit", "unit", "checked", "why");

  public Budgets {
    all = List.copyOf(all);
  }

  /**
   * Reads {@link #FILE} of the project in {@code root}.
   *
   * @throws IllegalArgumentException naming the entry that is not as it must be
   */
  public static Budgets of(Path root) {
    try (Reader file = Files.newBufferedReader(root.resolve(FILE))) {
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }

  static Budgets read(Reader file) {
    Map<?, ?> document = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
    if (!(document.get("budgets") instanceof List<?> entries)) {
      throw new IllegalArgumentException("there must be a list called budgets");
    }
    List<Budget> budgets = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Object entry : entries) {
      Budget budget = budget(entry);
      if (!names.add(budget.name())) {
        throw new IllegalArgumentException("two budgets are called " + budget.name());
      }
      budgets.add(budget);
    }
    return new Budgets(budgets);
  }

  /**
   * The one with this name.
   *
   * @throws IllegalArgumentException where there is none
   */
  public Budget named(String name) {
    return all.stream()
        .filter(budget -> budget.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no budget is called " + name));
  }

  /** Those of one section. */
  public List<Budget> ofSection(String section) {
    return all.stream().filter(budget -> budget.section().equals(section)).toList();
  }

  private static Budget budget(Object entry) {
    if (entry instanceof Map<?, ?> members && members.keySet().equals(MEMBERS)) {
      String name = text(members, "name");
      if (!name.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+")) {
        throw new IllegalArgumentException(name + " is no <section>.<figure>");
      }
      return new Budget(
          name,
          new BigDecimal(text(members, "limit")),
          text(members, "unit"),
          CheckedBy.valueOf(text(members, "checked").toUpperCase(Locale.ROOT)),
          text(members, "why"));
    }
    throw new IllegalArgumentException("a budget has " + MEMBERS + ", not " + entry);
  }

  private static String text(Map<?, ?> members, String name) {
    return String.valueOf(members.get(name));
  }
}
