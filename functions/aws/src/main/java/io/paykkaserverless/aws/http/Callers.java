package io.paykkaserverless.aws.http;

import io.paykkaserverless.aws.secrets.ApiKeys;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.secret.Rotating;
import io.paykkaserverless.core.token.ClientTokens;
import io.paykkaserverless.core.token.TokenCheck;
import java.util.Optional;

/**
 * Finds out who sent a request, and whether they may. The same refusal whether a key is wrong, a
 * token forged or a payment somebody else's, so that nothing can be found out by trying.
 */
public final class Callers {

  private static final String CLIENT_TOKEN_PREFIX = "ct1.";

  private final Rotating<ApiKeys> apiKeys;
  private final ClientTokens clientTokens;

  public Callers(Rotating<ApiKeys> apiKeys, ClientTokens clientTokens) {
    this.apiKeys = apiKeys;
    this.clientTokens = clientTokens;
  }

  /**
   * A caller and the payment they may act on.
   *
   * @param payment the one the path names
   */
  public record Entitled(Caller caller, PaymentId payment) {}

  /**
   * The merchant's server, by its API key.
   *
   * @throws ProblemException 401 where it is nobody or somebody else
   */
  public Caller.Merchant requireMerchant(HttpRequest request) {
    return request
        .bearerToken()
        .flatMap(this::merchant)
        .orElseThrow(
            () -> unauthorized("Send Authorization: Bearer with one of the merchant's API keys."));
  }

  /**
   * Whoever may act on the payment that the path names: the merchant, or the browser with this
   * payment's client token.
   *
   * @param pathParameter where the path has the payment's id
   * @throws ProblemException 401 where it is somebody else, 404 where the path names no payment
   */
  public Entitled requireEntitledToPayment(HttpRequest request, String pathParameter) {
    String presented =
        request
            .bearerToken()
            .orElseThrow(
                () ->
                    unauthorized(
                        "Send Authorization: Bearer with the payment's client token or an API"
                            + " key."));
    Optional<PaymentId> payment = PaymentId.parse(request.pathParameter(pathParameter));
    if (presented.startsWith(CLIENT_TOKEN_PREFIX)) {
      return shopper(presented, payment);
    }
    Caller merchant =
        merchant(presented).orElseThrow(() -> unauthorized("The API key is not known."));
    return new Entitled(
        merchant,
        payment.orElseThrow(
            () -> new ProblemException(Problem.notFound("There is no such payment."))));
  }

  private Entitled shopper(String presented, Optional<PaymentId> payment) {
    return switch (clientTokens.check(presented)) {
      case TokenCheck.Valid<PaymentId>(PaymentId named) -> {
        if (payment.filter(named::equals).isEmpty()) {
          throw unauthorized("The client token is for another payment.");
        }
        yield new Entitled(new Caller.Shopper(named), named);
      }
      case TokenCheck.Expired<PaymentId> _ ->
          throw unauthorized("The client token has expired. Ask the shop for a new payment.");
      case TokenCheck.Forged<PaymentId> _ -> throw unauthorized("The client token is not ours.");
    };
  }

  private Optional<Caller.Merchant> merchant(String presented) {
    Optional<String> name = apiKeys.current().callerOf(presented);
    if (name.isEmpty() && apiKeys.refresh()) {
      name = apiKeys.current().callerOf(presented);
    }
    return name.map(Caller.Merchant::new);
  }

  private static ProblemException unauthorized(String detail) {
    return new ProblemException(Problem.unauthorized(detail));
  }
}
