package io.paykkaserverless.managepayment;

import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.aws.http.Problem;
import io.paykkaserverless.aws.http.ProblemException;
import io.paykkaserverless.core.agreement.Agreement;

/** The answers of the routes below {@code /agreements/{id}}. */
final class AgreementAnswer {

  private AgreementAnswer() {}

  static HttpResponse of(Agreement agreement) {
    return HttpResponse.json(200, AgreementJson.of(agreement));
  }

  static ProblemException noSuchAgreement() {
    return new ProblemException(Problem.notFound("There is no such agreement."));
  }

  static ProblemException notActive(Agreement agreement) {
    return new ProblemException(
        Problem.of(
            409,
            "agreement-not-active",
            "The agreement does not allow this.",
            "It is " + AgreementJson.status(agreement.state()) + ". Nothing was done."));
  }

  static ProblemException periodReused() {
    return new ProblemException(
        Problem.of(
            422,
            "period-reused",
            "The period was charged with other fields.",
            "Nothing was charged. Use another period, or send the first request unchanged."));
  }
}
