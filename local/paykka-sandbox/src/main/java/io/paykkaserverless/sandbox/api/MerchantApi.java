package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.sandbox.fault.Fault;
import io.paykkaserverless.sandbox.fault.FaultBook;
import io.paykkaserverless.sandbox.http.HttpAnswer;
import io.paykkaserverless.sandbox.http.HttpReply;
import io.paykkaserverless.sandbox.http.HttpRequest;
import io.paykkaserverless.sandbox.http.Router;
import io.paykkaserverless.sandbox.signature.PlatformSigner;
import io.paykkaserverless.sandbox.transaction.Acquirer;
import io.paykkaserverless.sandbox.transaction.Subject;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The way of every request: gate, operation, envelope, signature - and the faults on that way. */
public final class MerchantApi {

  private final MerchantRegistration merchant;
  private final RequestGate gate;
  private final Subjects subjects;
  private final FaultBook faults;
  private final RequestLog log;
  private final ReceivedFields received;
  private final PlatformSigner signer;
  private final InstantSource clock;

  public MerchantApi(
      MerchantRegistration merchant,
      Acquirer acquirer,
      FaultBook faults,
      RequestLog log,
      ReceivedFields received,
      PlatformSigner signer,
      InstantSource clock) {
    this.merchant = merchant;
    this.gate = new RequestGate(merchant, clock);
    this.subjects = new Subjects(acquirer);
    this.faults = faults;
    this.log = log;
    this.received = received;
    this.signer = signer;
    this.clock = clock;
  }

  /** Believes what is signed with this key's pair, and nothing else from now on. */
  public void believe(PublicKey merchantKey) {
    gate.believe(merchantKey);
  }

  public List<Router.Route> routes(List<Operation> operations) {
    return operations.stream()
        .flatMap(
            operation ->
                operation.paths().stream()
                    .map(
                        path ->
                            Router.Route.of(
                                "POST", path, (request, _) -> answer(operation, request))))
        .toList();
  }

  private HttpReply answer(Operation operation, HttpRequest request) {
    Subject subject = Subject.NONE;
    List<Fault.OnRequest> due = List.of();
    Optional<Envelope> envelope;
    try {
      gate.check(request);
      RequestFields fields = RequestFields.parse(request.body());
      checkMerchant(fields);
      subject = subjects.of(fields.json());
      received.add(operation.name(), subject, fields.json());
      due = faults.onRequest(operation.name(), subject, holderName(fields.json()));
      envelope = perform(operation, fields, new ReplyPlan(due));
    } catch (Refused refused) {
      envelope = Optional.of(Envelope.refusal(refused.code(), refused.explanation()));
    }
    log.add(
        new RequestLog.Entry(
            clock.instant(),
            operation.name(),
            subject,
            envelope.map(Envelope::httpStatus).orElse(0),
            envelope.map(Envelope::retCode).orElse(""),
            due.stream().map(Fault::name).toList()));
    return reply(request, envelope, new ReplyPlan(due));
  }

  private void checkMerchant(RequestFields fields) throws Refused {
    if (!fields.required("merchant_id", 32).equals(merchant.merchantId())) {
      throw new Refused(RetCode.MERCHANT_UNKNOWN);
    }
    if (!merchant.active()) {
      throw new Refused(RetCode.MERCHANT_DISABLED);
    }
  }

  /** Nothing where the caller will get no answer. */
  private static Optional<Envelope> perform(
      Operation operation, RequestFields fields, ReplyPlan plan) throws Refused {
    if (plan.isRequestLost()) {
      return Optional.empty();
    }
    if (plan.errorBefore().isPresent()) {
      throw new Refused(plan.errorBefore().get());
    }
    Envelope envelope = operation.perform(fields);
    if (plan.isAnswerLost()) {
      return Optional.empty();
    }
    if (plan.errorAfter().isPresent()) {
      throw new Refused(plan.errorAfter().get());
    }
    return Optional.of(plan.isGarbage() ? Envelope.garbage() : envelope);
  }

  private HttpReply reply(HttpRequest request, Optional<Envelope> envelope, ReplyPlan plan) {
    sleep(plan.delay());
    if (envelope.isEmpty()) {
      return new HttpReply.HangUp();
    }
    byte[] body = envelope.get().bytes();
    HttpAnswer answer = HttpAnswer.json(envelope.get().httpStatus(), body);
    for (var header : signature(request, body, plan.signing()).entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
  }

  private Map<String, String> signature(
      HttpRequest request, byte[] body, ReplyPlan.Signing signing) {
    return switch (signing) {
      case PAYKKA -> signer.headers(request.method(), request.path(), body);
      case STRANGER -> signer.forgedHeaders(request.method(), request.path(), body);
      case NOBODY -> Map.of();
    };
  }

  private static Optional<String> holderName(JsonObject json) {
    return json.object("payment").flatMap(payment -> payment.text("holder_name"));
  }

  private static void sleep(Duration delay) {
    try {
      Thread.sleep(delay);
    } catch (InterruptedException _) {
      // The sandbox is closing; the answer may as well go now.
      Thread.currentThread().interrupt();
    }
  }
}
