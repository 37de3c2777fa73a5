package io.paykkaserverless.runner.doctor;

import java.util.Comparator;
import java.util.List;

/**
 * What came of a check.
 *
 * @param findings at least one
 */
record Report(String name, String subject, List<Finding> findings) {

  Report {
    findings = List.copyOf(findings);
  }

  static Report of(Check check, List<Finding> findings) {
    return new Report(check.name(), check.subject(), findings);
  }

  /** The worst of its findings. */
  Verdict verdict() {
    return findings.stream()
        .map(Finding::verdict)
        .max(Comparator.naturalOrder())
        .orElse(Verdict.NOT_CHECKED);
  }
}
