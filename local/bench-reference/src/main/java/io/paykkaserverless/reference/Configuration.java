package io.paykkaserverless.reference;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * What the functions read from their one secret when they start.
 *
 * @param signingKey ours for PayKKa, PKCS#8 in Base64
 * @param publicKey PayKKa's, X.509 in Base64
 * @param tokenKey of shoppers' tokens, Base64
 */
record Configuration(
    @JsonProperty("merchant_id") String merchantId,
    @JsonProperty("app_id") String appId,
    @JsonProperty("signing_key") String signingKey,
    @JsonProperty("public_key") String publicKey,
    @JsonProperty("token_key") String tokenKey) {

  static Configuration read(SecretsManagerClient secrets, ObjectMapper json) {
    String text =
        secrets
            .getSecretValue(request -> request.secretId(System.getenv("CONFIGURATION_SECRET")))
            .secretString();
    try {
      return json.readValue(text, Configuration.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the secret is not the expected JSON", e);
    }
  }

  /** Never what is in it. */
  @Override
  public String toString() {
    return "Configuration of " + merchantId;
  }
}
