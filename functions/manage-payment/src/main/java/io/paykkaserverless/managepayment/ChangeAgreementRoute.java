package io.paykkaserverless.managepayment;

import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.agreement.AgreementResult;
import io.paykkaserverless.core.agreement.AgreementResult.Done;
import io.paykkaserverless.core.agreement.AgreementResult.NoSuchAgreement;
import io.paykkaserverless.core.agreement.AgreementResult.NotConfirmed;
import io.paykkaserverless.core.agreement.AgreementResult.NotPossible;
import java.util.function.Function;

/**
 * {@code POST /agreements/{id}/pause}, {@code POST /agreements/{id}/resume} and {@code DELETE
 * /agreements/{id}}: the same request, another use case.
 *
 * @param change pauses, resumes or cancels
 */
record ChangeAgreementRoute(Callers callers, Function<AgreementId, AgreementResult> change)
    implements HttpEdge.Route {

  @Override
  public HttpResponse answer(HttpRequest request) {
    callers.requireMerchant(request);
    return switch (change.apply(AgreementPath.id(request))) {
      case Done(var agreement) -> AgreementAnswer.of(agreement);
      case NotPossible(var agreement) -> throw AgreementAnswer.notActive(agreement);
      case NotConfirmed _ -> throw PaykkaUnavailable.problem();
      case NoSuchAgreement _ -> throw AgreementAnswer.noSuchAgreement();
    };
  }
}
