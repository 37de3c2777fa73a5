package io.paykkaserverless.paykka.signature;

/** The names PayKKa gives its headers (v3, "API certification"). Compare them without case. */
public final class PaykkaHeaders {

  /** Who calls: the merchant's or partner's application. On requests and webhooks. */
  public static final String APP_ID = "x-paykka-appid";

  /** When it was signed: Unix time in milliseconds, 13 digits. */
  public static final String TIMESTAMP = "x-paykka-timestamp";

  /** 10 to 100 characters, another one each time. */
  public static final String NONCE = "x-paykka-nonce";

  /** The signature: Base64, percent-encoded. */
  public static final String SIGN = "x-paykka-sign";

  /** Always {@link #SHA256_WITH_RSA}. On requests and webhooks, not on responses. */
  public static final String SIGN_ALG = "x-paykka-sign-alg";

  /** The only signature algorithm there is: RSA PKCS#1 v1.5 over SHA-256. */
  public static final String SHA256_WITH_RSA = "SHA256_WITH_RSA";

  private PaykkaHeaders() {}
}
