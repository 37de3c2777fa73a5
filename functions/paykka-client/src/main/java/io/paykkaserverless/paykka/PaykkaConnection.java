package io.paykkaserverless.paykka;

import io.paykkaserverless.core.paykka.PaykkaAccount;
import io.paykkaserverless.core.paykka.PaykkaApplePay;
import io.paykkaserverless.core.paykka.PaykkaCredentials;
import io.paykkaserverless.core.paykka.PaykkaGateway;
import io.paykkaserverless.core.paykka.PaykkaOperations;
import io.paykkaserverless.core.payment.IdSource;
import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.core.secret.Rotating;
import io.paykkaserverless.http.AddressRule;
import io.paykkaserverless.http.HttpTransport;
import io.paykkaserverless.paykka.signature.RsaKeys;
import io.paykkaserverless.paykka.transaction.RefundReportReader;
import io.paykkaserverless.paykka.transaction.ReportReader;
import java.security.PrivateKey;
import java.time.InstantSource;
import java.util.List;

/**
 * The ways to ask PayKKa, all for one account.
 *
 * @param gateway takes payments and asks how they stand
 * @param operations captures, voids and refunds, and asks how refunds stand
 * @param credentials ends stored cards and agreements
 * @param applePay opens Apple Pay sessions
 */
public record PaykkaConnection(
    PaykkaGateway gateway,
    PaykkaOperations operations,
    PaykkaCredentials credentials,
    PaykkaApplePay applePay) {

  /**
   * Connects to the account that the configuration describes. Opens no connection and reads no
   * secret; both happen with the first call.
   *
   * @param signingKeys ours, the one to sign with first
   * @throws IllegalArgumentException where a key, address or policy of the account is not
   *     acceptable
   */
  public static PaykkaConnection to(
      PaykkaAccount account,
      Rotating<List<PrivateKey>> signingKeys,
      HttpTransport transport,
      InstantSource clock,
      IdSource nonces,
      Signals signals) {
    PaykkaSettings settings =
        new PaykkaSettings(
            account.merchant(),
            account.appId(),
            account.apiUrl(),
            new AddressRule(account.insecureLoopback()),
            PaykkaPaths.v3());
    ResponseSignatures signatures =
        new ResponseSignatures(
            ResponseSignaturePolicy.parse(account.responseSignature()),
            account.publicKeys().stream().map(RsaKeys::publicKey).toList(),
            clock,
            signals);
    return over(
        new SignedCall(settings, signingKeys, transport, signatures, clock, nonces, signals),
        settings,
        signals);
  }

  /** Asks through {@code call}; codes nobody has listed are counted by {@code signals}. */
  static PaykkaConnection over(SignedCall call, PaykkaSettings settings, Signals signals) {
    RequestWriter requests = new RequestWriter(settings.merchant());
    ReportReader reports = new ReportReader(settings.addresses(), signals);
    return new PaykkaConnection(
        new HttpPaykkaGateway(call, requests, new ReplyReader(reports)),
        new HttpPaykkaOperations(
            call,
            requests,
            new OperationReplyReader(reports),
            new RefundReplyReader(new RefundReportReader(reports), reports)),
        new HttpPaykkaCredentials(call, requests, reports),
        new HttpPaykkaApplePay(call, requests, reports));
  }
}
