package io.paykkaserverless.aws.http;

/**
 * Ends a request with a {@link Problem}. Thrown by whatever reads requests, caught by {@link
 * HttpEdge} alone; it is an answer and not an error, so it has no stack trace.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.code(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
