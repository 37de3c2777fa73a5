package io.paykkaserverless.bench.report;

/**
 * A part of docs/performance.md. Its figures are kept beside the page under its name, so that one
 * part can be measured again without the others.
 */
public interface Section {

  /** What its file of figures and its budgets' names begin with. */
  String name();

  /**
   * Its part of the page in Markdown, heading included.
   *
   * @param figures what its last measurement came to
   */
  String text(Figures figures);
}
