package io.paykkaserverless.sandbox.challenge;

import io.paykkaserverless.sandbox.card.CardInfo;
import io.paykkaserverless.sandbox.http.HttpAnswer;
import io.paykkaserverless.sandbox.http.HttpReply;
import io.paykkaserverless.sandbox.http.HttpRequest;
import io.paykkaserverless.sandbox.http.Router;
import io.paykkaserverless.sandbox.page.Page;
import io.paykkaserverless.sandbox.transaction.Acquirer;
import io.paykkaserverless.sandbox.transaction.Transaction;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The page at {@code authentication_url}: a shopper approves, declines or walks away. It stands in
 * for the issuer's page and says so.
 */
public final class ChallengePage {

  private final Acquirer acquirer;
  private final ReturnToShop way;

  public ChallengePage(Acquirer acquirer, ChallengeSettings settings) {
    this.acquirer = acquirer;
    this.way = new ReturnToShop(settings);
  }

  public List<Router.Route> routes() {
    return List.of(
        Router.Route.of("GET", "/3ds/{}", (_, id) -> show(id)),
        Router.Route.of("POST", "/3ds/{}", this::choose));
  }

  private HttpReply show(String id) {
    Optional<Transaction> found = acquirer.byChallenge(id);
    if (found.isEmpty()) {
      return unknown();
    }
    Transaction transaction = found.get();
    if (!transaction.isChallengeOpen()) {
      return over(transaction);
    }
    return HttpAnswer.html(
        200,
        Page.of("challenge.html")
            .with("amount", transaction.order().amount().toString())
            .with("card", transaction.card().map(ChallengePage::name).orElse("your card"))
            .with("order_id", transaction.orderId())
            .html());
  }

  private HttpReply choose(HttpRequest request, String id) {
    Optional<Transaction> found = acquirer.byChallenge(id);
    if (found.isEmpty()) {
      return unknown();
    }
    Transaction transaction = found.get();
    if (!transaction.isChallengeOpen()) {
      return back(transaction);
    }
    return switch (request.formField("choice").orElse("")) {
      case "approve" -> {
        acquirer.passChallenge(transaction);
        yield back(transaction);
      }
      case "decline" -> {
        acquirer.refuseChallenge(transaction);
        yield back(transaction);
      }
      case "abandon" ->
          HttpAnswer.html(
              200, Page.of("abandoned.html").with("return_url", link(transaction)).html());
      default -> HttpAnswer.html(400, Page.of("no-choice.html").html());
    };
  }

  private HttpReply back(Transaction transaction) {
    Optional<URI> returnUrl = transaction.order().returnUrl();
    return returnUrl.isPresent() ? way.answer(transaction, returnUrl.get()) : over(transaction);
  }

  private HttpReply over(Transaction transaction) {
    return HttpAnswer.html(
        409, Page.of("challenge-over.html").with("return_url", link(transaction)).html());
  }

  private static HttpReply unknown() {
    return HttpAnswer.html(404, Page.of("challenge-unknown.html").html());
  }

  private String link(Transaction transaction) {
    return transaction.order().returnUrl().map(url -> way.address(transaction, url)).orElse("/");
  }

  private static String name(CardInfo card) {
    return card.brand() + " ending in " + card.last4();
  }
}
