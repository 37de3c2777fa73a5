package io.paykkaserverless.confirmpayment;

import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.HttpRequest;
import io.paykkaserverless.aws.http.HttpResponse;
import io.paykkaserverless.core.card.PaymentMethod;
import io.paykkaserverless.core.payment.MerchantId;
import io.paykkaserverless.json.JsonWriter;
import java.util.Arrays;
import java.util.List;

/**
 * {@code GET /payment-methods}: what a shop's page must tell Apple's and Google's scripts. The same
 * for everybody, and no secret.
 *
 * @param merchant the account at PayKKa, which is what Google calls the gateway's merchant
 * @param googleGateway PayKKa's name at Google
 * @param googleEnvironment {@code TEST} or {@code PRODUCTION}
 */
record PaymentMethodsRoute(MerchantId merchant, String googleGateway, String googleEnvironment)
    implements HttpEdge.Route {

  private static final List<String> CARD_NETWORKS =
      List.of("VISA", "MASTERCARD", "JCB", "AMEX", "DISCOVER", "DINERS");

  /** As {@code ApplePayPaymentRequest.supportedNetworks} spells them; it has none for Diners. */
  private static final List<String> APPLE_NETWORKS =
      List.of("visa", "masterCard", "jcb", "amex", "discover");

  private static final List<String> GOOGLE_NETWORKS =
      List.of("AMEX", "DISCOVER", "MASTERCARD", "VISA");

  private static final List<String> GOOGLE_AUTH_METHODS = List.of("PAN_ONLY", "CRYPTOGRAM_3DS");

  @Override
  public HttpResponse answer(HttpRequest request) {
    JsonWriter json = new JsonWriter().put("merchant_id", merchant.value());
    texts(json, "payment_methods", names());
    texts(json, "card_networks", CARD_NETWORKS);
    json.beginObject("apple_pay");
    texts(json, "supported_networks", APPLE_NETWORKS);
    texts(json, "merchant_capabilities", List.of("supports3DS"));
    json.end()
        .beginObject("google_pay")
        .put("environment", googleEnvironment)
        .put("gateway", googleGateway)
        .put("gateway_merchant_id", merchant.value());
    texts(json, "allowed_auth_methods", GOOGLE_AUTH_METHODS);
    texts(json, "allowed_card_networks", GOOGLE_NETWORKS);
    return HttpResponse.json(200, json.end());
  }

  private static List<String> names() {
    return Arrays.stream(PaymentMethod.values()).map(Enum::name).toList();
  }

  private static void texts(JsonWriter json, String name, List<String> texts) {
    json.beginArray(name);
    texts.forEach(json::element);
    json.end();
  }
}
