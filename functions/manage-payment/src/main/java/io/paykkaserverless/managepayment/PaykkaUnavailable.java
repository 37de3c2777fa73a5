package io.paykkaserverless.managepayment;

import io.paykkaserverless.aws.http.Problem;
import io.paykkaserverless.aws.http.ProblemException;

/** 502: something is over here, and PayKKa has not confirmed that it is over there. */
final class PaykkaUnavailable {

  private PaykkaUnavailable() {}

  static ProblemException problem() {
    return new ProblemException(
        Problem.of(
            502,
            "paykka-unavailable",
            "PayKKa has not confirmed.",
            "Nothing is charged any more, but PayKKa did not confirm it. Send the request again."));
  }
}
