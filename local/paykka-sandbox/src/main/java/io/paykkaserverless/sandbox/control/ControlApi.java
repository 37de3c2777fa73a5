package io.paykkaserverless.sandbox.control;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.sandbox.api.ReceivedFields;
import io.paykkaserverless.sandbox.fault.ArmedFault;
import io.paykkaserverless.sandbox.fault.Fault;
import io.paykkaserverless.sandbox.fault.FaultReader;
import io.paykkaserverless.sandbox.http.HttpAnswer;
import io.paykkaserverless.sandbox.http.HttpReply;
import io.paykkaserverless.sandbox.http.HttpRequest;
import io.paykkaserverless.sandbox.http.Router;
import io.paykkaserverless.sandbox.transaction.Dispute;
import io.paykkaserverless.sandbox.transaction.Refund;
import io.paykkaserverless.sandbox.transaction.Transaction;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The control API under {@code /_sandbox/}: JSON, unsigned, for tests and curious people. */
public final class ControlApi {

  private static final int TIMES_MAX = 1_000;

  private final SandboxControl control;
  private final Set<String> operations;

  /**
   * Offers {@code control} over HTTP.
   *
   * @param operations the names a fault on requests may wait for
   */
  public ControlApi(SandboxControl control, Set<String> operations) {
    this.control = control;
    this.operations = new TreeSet<>(operations);
  }

  public List<Router.Route> routes() {
    return List.of(
        Router.Route.of("GET", "/_sandbox/faults", (_, _) -> armed()),
        Router.Route.of("POST", "/_sandbox/faults", (request, _) -> arm(request)),
        Router.Route.of("DELETE", "/_sandbox/faults", (_, _) -> clear()),
        Router.Route.of("GET", "/_sandbox/transactions/{}", (_, id) -> transaction(decoded(id))),
        Router.Route.of("GET", "/_sandbox/books", (_, _) -> books()),
        Router.Route.of(
            "POST",
            "/_sandbox/transactions/{}/dispute",
            (request, id) -> dispute(request, decoded(id))),
        Router.Route.of("GET", "/_sandbox/refunds/{}", (_, id) -> refund(decoded(id))),
        Router.Route.of("POST", "/_sandbox/refunds/{}/pay", (_, id) -> decide(decoded(id), true)),
        Router.Route.of("POST", "/_sandbox/refunds/{}/fail", (_, id) -> decide(decoded(id), false)),
        Router.Route.of("GET", "/_sandbox/requests", (request, _) -> requests(request)),
        Router.Route.of(
            "GET",
            "/_sandbox/requests/{}/fields",
            (_, id) -> received(control.receivedAbout(decoded(id)))),
        Router.Route.of(
            "GET",
            "/_sandbox/operations/{}/fields",
            (_, name) -> received(control.receivedFor(decoded(name)))),
        Router.Route.of("GET", "/_sandbox/webhooks", (request, _) -> deliveries(request)),
        Router.Route.of("POST", "/_sandbox/webhooks/hold", (_, _) -> hold()),
        Router.Route.of("POST", "/_sandbox/webhooks/release", (request, _) -> release(request)),
        Router.Route.of("POST", "/_sandbox/webhooks/{}/resend", (_, id) -> resend(decoded(id))));
  }

  private HttpReply armed() {
    JsonWriter json = new JsonWriter();
    ControlJson.armed(json, control.armed());
    return ok(json);
  }

  private HttpReply arm(HttpRequest request) {
    try {
      JsonObject json = JsonReader.readObject(request.body());
      String name = json.text("fault").orElse("");
      Optional<Fault> fault = FaultReader.read(name, json);
      if (fault.isEmpty()) {
        String known = String.join(", ", FaultReader.ALL.stream().map(Fault::name).toList());
        return problem(400, "fault must be one of " + known);
      }
      String operation = json.text("operation").orElse("initiate");
      if (!operations.contains(operation)) {
        return problem(400, "operation must be one of " + String.join(", ", operations));
      }
      long times = json.get("times").isEmpty() ? 1 : json.integer("times").orElse(0L);
      if (times < 1 || times > TIMES_MAX) {
        return problem(400, "times must be a whole number from 1 to " + TIMES_MAX);
      }
      control.arm(new ArmedFault(fault.get(), operation, json.text("trans_id"), (int) times));
      return armed();
    } catch (MalformedJson | IllegalArgumentException | IllegalStateException e) {
      return problem(400, String.valueOf(e.getMessage()));
    }
  }

  private HttpReply clear() {
    control.clearFaults();
    return armed();
  }

  private HttpReply transaction(String transId) {
    Optional<Transaction> transaction = control.transaction(transId);
    if (transaction.isEmpty()) {
      return problem(404, "no transaction has this trans_id");
    }
    JsonWriter json = new JsonWriter();
    ControlJson.transaction(json, transaction.get());
    control.book(transId).ifPresent(book -> ControlJson.book(json, book));
    ControlJson.refunds(json, control.refundsOf(transId));
    ControlJson.deliveries(json, control.deliveries(transId));
    return ok(json);
  }

  private HttpReply requests(HttpRequest request) {
    JsonWriter json = new JsonWriter();
    Optional<String> transId = request.query("trans_id");
    if (transId.isPresent()) {
      json.put("initiations", control.initiations(transId.get()))
          .put("queries", control.queries(transId.get()))
          .put("captures", control.captures(transId.get()))
          .put("voids", control.voids(transId.get()))
          .put("refunds", control.refunds(transId.get()))
          .put("refund_queries", control.refundQueries(transId.get()));
    }
    ControlJson.requests(json, transId.map(control::requests).orElseGet(control::requests));
    return ok(json);
  }

  private static HttpReply received(List<ReceivedFields.Entry> entries) {
    JsonWriter json = new JsonWriter();
    ControlJson.received(json, entries);
    return ok(json);
  }

  private HttpReply deliveries(HttpRequest request) {
    JsonWriter json = new JsonWriter().put("held", control.heldWebhooks());
    Optional<String> transId = request.query("trans_id");
    ControlJson.deliveries(json, transId.map(control::deliveries).orElseGet(control::deliveries));
    return ok(json);
  }

  private HttpReply hold() {
    control.holdWebhooks();
    return ok(new JsonWriter().put("held", control.heldWebhooks()));
  }

  private HttpReply release(HttpRequest request) {
    try {
      JsonObject json = bodyIfAny(request);
      int held = control.heldWebhooks();
      control.releaseWebhooks(json.bool("newest_first").orElse(false));
      return ok(new JsonWriter().put("released", held));
    } catch (MalformedJson e) {
      return problem(400, String.valueOf(e.getMessage()));
    }
  }

  private HttpReply resend(String transId) {
    return control.resend(transId)
        ? HttpAnswer.json(202, new JsonWriter().put("resent", transId).toBytes())
        : problem(404, "no transaction with a result to report has this trans_id");
  }

  private HttpReply books() {
    JsonWriter json = new JsonWriter();
    ControlJson.books(json, control.books());
    return ok(json);
  }

  private HttpReply refund(String refundTransId) {
    return shown(control.refund(refundTransId), "no refund has this refund_trans_id");
  }

  private HttpReply decide(String refundTransId, boolean paid) {
    return shown(
        control.decideRefund(refundTransId, paid), "no refund with this refund_trans_id is open");
  }

  private static HttpReply shown(Optional<Refund> refund, String otherwise) {
    if (refund.isEmpty()) {
      return problem(404, otherwise);
    }
    JsonWriter json = new JsonWriter();
    ControlJson.refund(json, refund.get());
    return ok(json);
  }

  private HttpReply dispute(HttpRequest request, String transId) {
    try {
      String stage = bodyIfAny(request).text("stage").orElse(Dispute.CREATED);
      Optional<Dispute> dispute = control.dispute(transId, stage);
      return dispute.isEmpty()
          ? problem(404, "no transaction whose money was taken has this trans_id")
          : HttpAnswer.json(
              202,
              new JsonWriter()
                  .put("dispute_id", dispute.get().disputeId())
                  .put("dispute_stage", stage)
                  .toBytes());
    } catch (MalformedJson e) {
      return problem(400, String.valueOf(e.getMessage()));
    }
  }

  private static JsonObject bodyIfAny(HttpRequest request) throws MalformedJson {
    return request.body().length == 0
        ? new JsonObject(Map.of())
        : JsonReader.readObject(request.body());
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part, StandardCharsets.UTF_8);
  }

  private static HttpReply ok(JsonWriter json) {
    return HttpAnswer.json(200, json.toBytes());
  }

  private static HttpReply problem(int status, String detail) {
    return HttpAnswer.json(status, new JsonWriter().put("error", detail).toBytes());
  }
}
