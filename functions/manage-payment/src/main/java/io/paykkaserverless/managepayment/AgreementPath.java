package io.paykkaserverless.managepayment;

import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.ProblemException;
import io.paykkaserverless.core.agreement.AgreementId;

/** The agreement that a path below {@code /agreements/{id}} names. */
final class AgreementPath {

  private AgreementPath() {}

  /**
   * The id in the path.
   *
   * @throws ProblemException 404 where it is none
   */
  static AgreementId id(HttpRequest request) {
    return AgreementId.parse(request.pathParameter("id"))
        .orElseThrow(AgreementAnswer::noSuchAgreement);
  }
}
