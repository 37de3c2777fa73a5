package io.paykkaserverless.sandbox.challenge;

import io.paykkaserverless.sandbox.http.HttpAnswer;
import io.paykkaserverless.sandbox.page.Page;
import io.paykkaserverless.sandbox.transaction.Transaction;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Sends the shopper's browser to the merchant's {@code return_url}. */
final class ReturnToShop {

  private final ChallengeSettings settings;

  ReturnToShop(ChallengeSettings settings) {
    this.settings = settings;
  }

  HttpAnswer answer(Transaction transaction, URI returnUrl) {
    return switch (settings.returnMethod()) {
      case GET -> HttpAnswer.seeOther(address(transaction, returnUrl));
      case POST -> HttpAnswer.html(200, form(transaction, returnUrl));
    };
  }

  /** Where a link back to the shop leads. */
  String address(Transaction transaction, URI returnUrl) {
    if (!settings.appendParameters()) {
      return returnUrl.toString();
    }
    String parameters =
        "trans_id="
            + URLEncoder.encode(transaction.order().transId(), StandardCharsets.UTF_8)
            + "&order_id="
            + transaction.orderId();
    return returnUrl + (returnUrl.getRawQuery() == null ? "?" : "&") + parameters;
  }

  private String form(Transaction transaction, URI returnUrl) {
    return settings.appendParameters()
        ? Page.of("return-form-with-parameters.html")
            .with("return_url", returnUrl.toString())
            .with("trans_id", transaction.order().transId())
            .with("order_id", transaction.orderId())
            .html()
        : Page.of("return-form.html").with("return_url", returnUrl.toString()).html();
  }
}
