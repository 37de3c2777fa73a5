package io.paykkaserverless.runner;

import io.paykkaserverless.sandbox.PaykkaSandbox;
import java.net.URI;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What the local system says where a deployment would ask for the template's parameters. */
final class LocalParameters {

  /** For templates that have them: what is wise before strangers is in the way on one machine. */
  private static final Map<String, String> RELAXED =
      Map.of(
          "AttemptsPerAddressMax", "10000",
          "AttemptsPerShopperMax", "10000",
          "PlainCards", "on");

  private LocalParameters() {}

  /**
   * The values, those of {@code options} last and so before all others.
   *
   * @param declared the parameters that the template has
   */
  static Map<String, String> of(
      LocalOptions options, Set<String> declared, PaykkaSandbox sandbox, URI api, URI shop) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("PaykkaMerchantId", LocalSystem.MERCHANT_ID);
    parameters.put("PaykkaAppId", LocalSystem.APP_ID);
    parameters.put(
        "PaykkaPublicKeys",
        Base64.getEncoder().encodeToString(sandbox.platformPublicKey().getEncoded()));
    parameters.put("PaykkaApiUrl", sandbox.baseUrl().toString());
    parameters.put("PaykkaResponseSignature", "enforce");
    parameters.put("ShopOrigins", shop.toString());
    parameters.put("PublicBaseUrl", api.toString());
    RELAXED.forEach(
        (name, value) -> {
          if (declared.contains(name)) {
            parameters.put(name, value);
          }
        });
    parameters.putAll(options.parameters());
    return parameters;
  }
}
