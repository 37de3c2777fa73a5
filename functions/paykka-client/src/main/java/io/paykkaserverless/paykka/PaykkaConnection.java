package io.paykkaserverless.paykka;

import io.paykkaserverless.core.paykka.PaykkaAccount;
import io.paykkaserverless.core.paykka.PaykkaGateway;
import io.paykkaserverless.core.payment.IdSource;
import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.core.secret.Rotating;
import io.paykkaserverless.http.AddressRule;
import io.paykkaserverless.paykka.signature.RsaKeys;
import java.security.PrivateKey;
import java.time.InstantSource;

/** Makes the gateway to PayKKa that an account's configuration describes. */
public final class PaykkaConnection {

  private PaykkaConnection() {}

  /**
   * Opens no connection and reads no secret; both happen with the first call.
   *
   * @throws IllegalArgumentException where a key, address or policy of the account is not
   *     acceptable
   */
  public static PaykkaGateway to(
      PaykkaAccount account,
      Rotating<PrivateKey> signingKey,
      InstantSource clock,
      IdSource nonces,
      Signals signals) {
    return new HttpPaykkaGateway(
        new PaykkaSettings(
            account.merchant(),
            account.appId(),
            account.apiUrl(),
            new AddressRule(account.insecureLoopback()),
            PaykkaPaths.v3()),
        signingKey,
        new ResponseSignatures(
            ResponseSignaturePolicy.parse(account.responseSignature()),
            account.publicKeys().stream().map(RsaKeys::publicKey).toList(),
            clock,
            signals),
        clock,
        nonces,
        signals);
  }
}
