package io.paykkaserverless.core.paykka;

import io.paykkaserverless.core.payment.MerchantId;
import java.net.URI;
import java.util.List;

/**
 * The merchant's account at PayKKa, as it was configured: what a gateway needs but our signing key.
 *
 * @param merchant PayKKa's {@code merchant_id}
 * @param appId PayKKa's {@code x-paykka-appid}
 * @param apiUrl PayKKa's host, for example {@code https://openapi.paykka.com}
 * @param publicKeys PayKKa's live public keys, X.509, PEM or Base64
 * @param responseSignature what to do about an unsigned answer: {@code off}, {@code warn} or {@code
 *     enforce}
 * @param insecureLoopback whether plain http to this machine is allowed; for local runs alone
 */
public record PaykkaAccount(
    MerchantId merchant,
    String appId,
    URI apiUrl,
    List<String> publicKeys,
    String responseSignature,
    boolean insecureLoopback) {

  public PaykkaAccount {
    publicKeys = List.copyOf(publicKeys);
  }
}
