package io.paykkaserverless.runner.doctor;

import io.paykkaserverless.json.JsonWriter;
import java.util.List;

/**
 * What came of all checks.
 *
 * @param where which system was looked at
 * @param reports in the order in which they are printed
 */
public record Diagnosis(String where, List<Report> reports) {

  private static final int VERDICT_WIDTH = Verdict.NOT_CHECKED.words().length();

  public Diagnosis {
    reports = List.copyOf(reports);
  }

  /** Whether something is wrong; a warning is not. */
  public boolean hasProblems() {
    return count(Verdict.PROBLEM) > 0;
  }

  /** For people. */
  public String text() {
    StringBuilder text = new StringBuilder("Looked at " + where + ".\n\n");
    int names = reports.stream().mapToInt(report -> report.name().length()).max().orElse(1);
    String line = "%-" + VERDICT_WIDTH + "s  %-" + names + "s  %s%n";
    String more = " ".repeat(VERDICT_WIDTH + names + 4);
    for (Report report : reports) {
      for (Finding finding : report.findings()) {
        text.append(line.formatted(finding.verdict().words(), report.name(), finding.says()));
        finding
            .fix()
            .ifPresent(
                fix ->
                    text.append(
                        "%sat %s%n%sto do: %s%n".formatted(more, report.subject(), more, fix)));
      }
    }
    return text.append("\n").append(summary()).toString();
  }

  /** How many checks came to what. */
  public String summary() {
    return "%s: %d OK, %s, %s, %d not checked."
        .formatted(
            Ago.many(reports.size(), "check"),
            count(Verdict.OK),
            Ago.many(count(Verdict.WARNING), "warning"),
            Ago.many(count(Verdict.PROBLEM), "problem"),
            count(Verdict.NOT_CHECKED));
  }

  /** For programs. */
  public String json() {
    JsonWriter json =
        new JsonWriter()
            .put("looked_at", where)
            .put("problems", count(Verdict.PROBLEM))
            .put("warnings", count(Verdict.WARNING))
            .beginArray("checks");
    for (Report report : reports) {
      json.beginElement()
          .put("name", report.name())
          .put("looked_at", report.subject())
          .put("verdict", report.verdict().name())
          .beginArray("findings");
      for (Finding finding : report.findings()) {
        json.beginElement()
            .put("verdict", finding.verdict().name())
            .put("says", finding.says())
            .put("fix", finding.fix())
            .end();
      }
      json.end().end();
    }
    return json.end().toString();
  }

  private long count(Verdict verdict) {
    return reports.stream().filter(report -> report.verdict() == verdict).count();
  }
}
