package io.paykkaserverless.paykka;

import io.paykkaserverless.core.paykka.Initiation;
import io.paykkaserverless.core.paykka.PaykkaGateway;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.IdSource;
import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.secret.Rotating;
import io.paykkaserverless.core.secret.Rotating.SecretUnavailable;
import io.paykkaserverless.http.HttpAnswer;
import io.paykkaserverless.http.HttpOutcome;
import io.paykkaserverless.http.HttpTransport;
import io.paykkaserverless.paykka.signature.PaykkaSigner;
import io.paykkaserverless.paykka.signature.SignedHeaders;
import io.paykkaserverless.paykka.transaction.ReportReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * PayKKa's v3 API over HTTP. Sends each request once, with one exception: where PayKKa refused our
 * signature and the signing key turns out to have changed, the same request goes once more under
 * the new key. Nothing was processed the first time. Safe for use by several threads.
 */
public final class HttpPaykkaGateway implements PaykkaGateway {

  private static final String METHOD = "POST";
  private static final Failure NOT_SENT = new Failure(FailureReason.NOT_PROCESSED, "not-sent");

  private final PaykkaSettings settings;
  private final Rotating<PrivateKey> key;
  private final ResponseSignatures signatures;
  private final InstantSource clock;
  private final IdSource nonces;
  private final Signals signals;
  private final HttpTransport transport = new HttpTransport();
  private final RequestWriter requests;
  private final ReplyReader replies;

  /**
   * Opens no connection and reads no key; both happen with the first call.
   *
   * @param key our signing key
   * @param signatures what to make of the signatures on PayKKa's answers
   * @param clock gives the signed timestamp
   * @param nonces gives each request its nonce
   * @param signals hears of codes nobody has listed, and of a signing key that cannot be read
   */
  public HttpPaykkaGateway(
      PaykkaSettings settings,
      Rotating<PrivateKey> key,
      ResponseSignatures signatures,
      InstantSource clock,
      IdSource nonces,
      Signals signals) {
    this.settings = settings;
    this.key = key;
    this.signatures = signatures;
    this.clock = clock;
    this.nonces = nonces;
    this.signals = signals;
    this.requests = new RequestWriter(settings.merchant());
    this.replies = new ReplyReader(new ReportReader(settings.addresses(), signals));
  }

  @Override
  public InitiationOutcome initiate(Initiation initiation, Duration limit) {
    String transId = initiation.attempt().transId();
    byte[] body = requests.initiation(initiation);
    return switch (ask(Operation.INITIATE, body, transId, limit)) {
      case Reply.Described described -> new InitiationOutcome.Reported(described.report());
      case Reply.Refused refused -> new InitiationOutcome.Refused(refused.failure());
      case Reply.SignatureRefused refused -> new InitiationOutcome.Refused(refused.failure());
      case Reply.NoSuchTransaction none -> new InitiationOutcome.Refused(none.failure());
      case Reply.NotSent _ -> new InitiationOutcome.Refused(NOT_SENT);
      case Reply.Unclear unclear -> new InitiationOutcome.Unknown(unclear.cause());
    };
  }

  @Override
  public QueryOutcome query(AttemptId attempt, Duration limit) {
    String transId = attempt.transId();
    return switch (ask(Operation.QUERY, requests.query(attempt), transId, limit)) {
      case Reply.Described described -> new QueryOutcome.Reported(described.report());
      case Reply.NoSuchTransaction _ -> new QueryOutcome.NoSuchTransaction();
      case Reply.Refused refused -> unavailable(refused.failure());
      case Reply.SignatureRefused refused -> unavailable(refused.failure());
      case Reply.NotSent notSent -> new QueryOutcome.Unavailable(notSent.cause());
      case Reply.Unclear unclear -> new QueryOutcome.Unavailable(unclear.cause());
    };
  }

  private Reply ask(Operation operation, byte[] body, String transId, Duration limit) {
    long startNanos = System.nanoTime();
    try {
      Reply reply = askOnce(operation, body, transId, limit);
      Duration left = limit.minusNanos(System.nanoTime() - startNanos);
      boolean again = reply instanceof Reply.SignatureRefused && left.isPositive() && key.refresh();
      return settled(again ? askOnce(operation, body, transId, left) : reply);
    } catch (SecretUnavailable _) {
      signals.raise(Signal.SIGNING_KEY_UNAVAILABLE, transId);
      return new Reply.NotSent("our signing key cannot be read");
    }
  }

  private Reply askOnce(Operation operation, byte[] body, String transId, Duration limit) {
    URI address = settings.address(operation);
    String path = address.getRawPath();
    SignedHeaders signed = new PaykkaSigner(key.current(), clock, nonces).sign(METHOD, path, body);
    Map<String, String> headers = signed.ofRequest(settings.appId());
    headers.put("Content-Type", "application/json");
    headers.put("Accept", "application/json");
    headers.put("User-Agent", "paykka-serverless");
    return switch (transport.post(address, headers, body, limit)) {
      case HttpOutcome.Answered(HttpAnswer answer) -> read(answer, path, transId);
      case HttpOutcome.NotSent(String cause) -> new Reply.NotSent(cause);
      case HttpOutcome.NoAnswer(String cause) -> new Reply.Unclear(cause);
    };
  }

  private Reply read(HttpAnswer answer, String path, String transId) {
    // Of these nothing is believed, or there is no body to check.
    boolean unchecked =
        answer.status() >= HttpURLConnection.HTTP_INTERNAL_ERROR
            || answer.status() == HttpURLConnection.HTTP_UNAUTHORIZED;
    return unchecked || signatures.believe(answer, path, transId)
        ? replies.read(answer, transId)
        : new Reply.Unclear("HTTP " + answer.status() + ", not signed by PayKKa");
  }

  /** Where signatures are enforced, a 401 is nobody's word. */
  private Reply settled(Reply reply) {
    return reply instanceof Reply.SignatureRefused refused
            && !refused.believed()
            && signatures.isEnforced()
        ? new Reply.Unclear("HTTP 401, which cannot be checked")
        : reply;
  }

  private static QueryOutcome unavailable(Failure failure) {
    return new QueryOutcome.Unavailable("refused with code " + failure.paykkaCode());
  }
}
