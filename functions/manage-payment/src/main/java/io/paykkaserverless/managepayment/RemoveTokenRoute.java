package io.paykkaserverless.managepayment;

import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.aws.http.Problem;
import io.paykkaserverless.aws.http.ProblemException;
import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.storedcard.RemoveStoredCard;
import java.util.Map;

/** {@code DELETE /tokens/{token}}: a stored card is forgotten. */
record RemoveTokenRoute(Callers callers, RemoveStoredCard removeStoredCard)
    implements HttpEdge.Route {

  @Override
  public HttpResponse answer(HttpRequest request) {
    callers.requireMerchant(request);
    return switch (removeStoredCard.remove(token(request))) {
      case REMOVED -> new HttpResponse(204, Map.of(), "");
      case NOT_CONFIRMED -> throw PaykkaUnavailable.problem();
      case NO_SUCH_CARD -> throw noSuchCard();
    };
  }

  private static CardToken token(HttpRequest request) {
    try {
      return new CardToken(request.pathParameter("token"));
    } catch (IllegalArgumentException _) {
      throw noSuchCard();
    }
  }

  private static ProblemException noSuchCard() {
    return new ProblemException(Problem.notFound("There is no such stored card."));
  }
}
