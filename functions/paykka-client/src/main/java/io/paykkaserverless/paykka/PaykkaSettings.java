package io.paykkaserverless.paykka;

import io.paykkaserverless.core.payment.MerchantId;
import io.paykkaserverless.http.AddressRule;
import io.paykkaserverless.paykka.transaction.PlainText;
import java.net.URI;

/**
 * Who we are at PayKKa and where PayKKa is.
 *
 * @param merchant the account that is paid
 * @param appId PayKKa's {@code x-paykka-appid}, 1 to 64 letters, digits, dots, dashes or
 *     underscores
 * @param apiUrl PayKKa's host, for example {@code https://openapi.paykka.com}; a path before the
 *     operations' paths is possible
 * @param addresses what {@code apiUrl} and the 3-D Secure pages must be like
 * @param paths where each operation lives
 */
public record PaykkaSettings(
    MerchantId merchant, String appId, URI apiUrl, AddressRule addresses, PaykkaPaths paths) {

  private static final int APP_ID_LENGTH_MAX = 64;

  /** Refuses an app id that is no header value, and a host that requests must not go to. */
  public PaykkaSettings {
    if (!PlainText.isPlain(appId, APP_ID_LENGTH_MAX)) {
      throw new IllegalArgumentException(
          "PayKKa's app id must be 1 to 64 letters, digits, dots, dashes or underscores");
    }
    if (!addresses.allows(apiUrl) || apiUrl.getRawQuery() != null || apiUrl.getFragment() != null) {
      throw new IllegalArgumentException(
          "PayKKa's API URL must be https, without user, query or fragment");
    }
  }

  /** The settings of a deployment: https alone, v3's paths. */
  public static PaykkaSettings v3(MerchantId merchant, String appId, URI apiUrl) {
    return new PaykkaSettings(merchant, appId, apiUrl, AddressRule.HTTPS_ONLY, PaykkaPaths.v3());
  }

  /** The full address of {@code operation}. */
  URI address(Operation operation) {
    String base = apiUrl.toString();
    return URI.create(
        (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + paths.of(operation));
  }
}
