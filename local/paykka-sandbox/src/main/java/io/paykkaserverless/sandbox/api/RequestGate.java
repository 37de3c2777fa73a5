package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.sandbox.http.HttpRequest;
import io.paykkaserverless.sandbox.signature.SignedMessage;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Lets in only what the registered merchant signed, just now, for the first time. */
final class RequestGate {

  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final MerchantRegistration merchant;
  private final InstantSource clock;
  private final NonceMemory nonces = new NonceMemory();
  private volatile PublicKey merchantKey;

  RequestGate(MerchantRegistration merchant, InstantSource clock) {
    this.merchant = merchant;
    this.merchantKey = merchant.publicKey();
    this.clock = clock;
  }

  /** Lets in what is signed with this key's pair, and nothing else from now on. */
  void believe(PublicKey key) {
    merchantKey = key;
  }

  /**
   * Returns where the request may be read on.
   *
   * @throws Refused with 1002, 2000 or 2001
   */
  void check(HttpRequest request) throws Refused {
    String appId = header(request, "x-paykka-appid");
    String timestamp = header(request, "x-paykka-timestamp");
    String nonce = header(request, "x-paykka-nonce");
    String signature = header(request, "x-paykka-sign");
    if (!header(request, "x-paykka-sign-alg").equals(SignedMessage.ALGORITHM)) {
      throw wrong("x-paykka-sign-alg must be " + SignedMessage.ALGORITHM);
    }
    if (!appId.equals(merchant.appId())) {
      throw new Refused(RetCode.ENTITY_UNKNOWN);
    }
    if (nonce.length() < 10 || nonce.length() > 100) {
      throw wrong("x-paykka-nonce must have 10 to 100 characters");
    }
    Instant now = clock.instant();
    if (!isNow(timestamp, now)) {
      throw new Refused(RetCode.SIGNATURE_EXPIRED);
    }
    SignedMessage message =
        new SignedMessage(request.method(), request.path(), timestamp, nonce, request.body());
    if (!message.isSigned(signature, merchantKey)) {
      throw new Refused(RetCode.SIGNATURE_WRONG);
    }
    if (!nonces.isNew(appId, nonce, now)) {
      throw wrong("x-paykka-nonce was used before");
    }
  }

  private static boolean isNow(String timestamp, Instant now) {
    return timestamp.matches("\\d{13}")
        && Duration.between(Instant.ofEpochMilli(Long.parseLong(timestamp)), now)
                .abs()
                .compareTo(WINDOW)
            <= 0;
  }

  private static String header(HttpRequest request, String name) throws Refused {
    return request.header(name).orElseThrow(() -> wrong(name + " is missing"));
  }

  private static Refused wrong(String what) {
    return new Refused(RetCode.SIGNATURE_WRONG, RetCode.SIGNATURE_WRONG.message() + ": " + what);
  }
}
