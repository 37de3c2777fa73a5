package io.paykkaserverless.runner.template;

/**
 * The template says something that the local system cannot follow. The message names the place, the
 * reason and what to do.
 */
public final class TemplateProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * At {@code where}, which is read as a path into the template.
   *
   * @param what the reason and what to do
   */
  public TemplateProblem(String where, String what) {
    super("template.yaml, " + where + ": " + what);
  }
}
