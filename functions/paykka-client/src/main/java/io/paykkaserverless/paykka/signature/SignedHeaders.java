package io.paykkaserverless.paykka.signature;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The headers that make a message a signed one.
 *
 * @param timestamp Unix time in milliseconds
 * @param nonce unique to this message
 * @param sign the signature, percent-encoded Base64
 */
public record SignedHeaders(String timestamp, String nonce, String sign) {

  /** For a request to PayKKa or a webhook from it: with application id and algorithm. */
  public Map<String, String> ofRequest(String appId) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(PaykkaHeaders.APP_ID, appId);
    headers.putAll(ofResponse());
    headers.put(PaykkaHeaders.SIGN_ALG, PaykkaHeaders.SHA256_WITH_RSA);
    return headers;
  }

  /** For a response of PayKKa's: timestamp, nonce and signature alone. */
  public Map<String, String> ofResponse() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(PaykkaHeaders.TIMESTAMP, timestamp);
    headers.put(PaykkaHeaders.NONCE, nonce);
    headers.put(PaykkaHeaders.SIGN, sign);
    return headers;
  }
}
