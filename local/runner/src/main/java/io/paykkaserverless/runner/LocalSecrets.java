package io.paykkaserverless.runner;

import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.secrets.SecretsManagerStub;
import java.util.Base64;

/** The values of the template's secrets, by their logical ids, in the forms functions read. */
final class LocalSecrets {

  private LocalSecrets() {}

  /**
   * Gives every secret its value.
   *
   * @param caller who the merchant's server is to our API, and what its endpoint is called
   * @param endpoint where the merchant's server takes messages
   */
  static void put(SecretsManagerStub secrets, LocalKeys keys, String caller, String endpoint) {
    byte[] signing = keys.merchant().getPrivate().getEncoded();
    secrets.put("PaykkaSigningKey", Base64.getEncoder().encodeToString(signing));
    secrets.put("TokenKeys", new JsonWriter().put("current", keys.token()).toString());
    secrets.put(
        "NotificationEndpoints",
        new JsonWriter()
            .beginObject(caller)
            .put("url", endpoint)
            .put("current", keys.notification())
            .end()
            .toString());
    secrets.put(
        "ApiKeys", new JsonWriter().beginArray(caller).element(keys.api()).end().toString());
  }
}
