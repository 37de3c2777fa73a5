package io.paykkaserverless.runner.keys;

/** The template's secrets. */
public enum SecretName {
  /** Our private keys for PayKKa. */
  SIGNING_KEY("PaykkaSigningKey"),
  /** Keys of the tokens we sign. */
  TOKEN_KEYS("TokenKeys"),
  /** What the merchant's servers show to our API. */
  API_KEYS("ApiKeys"),
  /** Who hears of changes, and the keys that messages to them are signed with. */
  ENDPOINTS("NotificationEndpoints");

  private final String logicalId;

  SecretName(String logicalId) {
    this.logicalId = logicalId;
  }

  /** The name of its resource in the template. */
  public String logicalId() {
    return logicalId;
  }
}
