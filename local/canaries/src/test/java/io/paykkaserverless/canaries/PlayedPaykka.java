package io.paykkaserverless.canaries;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.paykkaserverless.canaries.PlayedConnection.Request;
import io.paykkaserverless.http.HttpAnswer;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.paykka.signature.PaykkaSigner;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * PayKKa: takes any card, keeps books, signs its answers. Every text in them that is not needed
 * quotes the request, card and all, and it fails as it is told to.
 */
final class PlayedPaykka {

  static final String MERCHANT = "18356675706144";
  private static final String PATH = "/v3/payment/acq";

  private final KeyPair keys = Canaries.rsa();
  private final KeyPair stranger = Canaries.rsa();
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<String, Deal> deals = new ConcurrentHashMap<>();
  private final Map<String, JsonObject> refunds = new ConcurrentHashMap<>();
  private final String card;
  private volatile boolean challenging;
  private volatile String latestReturnUrl = "";

  /**
   * A PayKKa.
   *
   * @param card what it writes wherever a card could stand
   */
  PlayedPaykka(String card) {
    this.card = card;
  }

  /** One payment. */
  private static final class Deal {
    private final String transId;
    private final String orderId;
    private final JsonObject request;
    private final long authorised;
    private long captured;
    private long voided;
    private long refunded;
    private boolean waiting;

    private Deal(String transId, String orderId, JsonObject request) {
      this.transId = transId;
      this.orderId = orderId;
      this.request = request;
      this.authorised = request.integer("amount").orElseThrow();
    }

    private String status() {
      if (waiting) {
        return "PROCESSING";
      }
      if (refunded > 0) {
        return refunded == captured ? "REFUNDED" : "PARTIALLY_REFUNDED";
      }
      if (voided > 0) {
        return captured == 0 ? "CANCELED" : "PARTIALLY_REVERSED";
      }
      return captured > 0 ? "SUCCESS" : "AUTHORIZED";
    }
  }

  KeyPair keys() {
    return keys;
  }

  /** From now on every payment wants 3-D Secure, or none. */
  void challenge(boolean wanted) {
    challenging = wanted;
  }

  /** Where the shopper of the latest payment comes back to. */
  String latestReturnUrl() {
    return latestReturnUrl;
  }

  /** The shopper has answered their bank; PayKKa's number of the payment. */
  String approve(String transId) {
    Deal deal = Optional.ofNullable(deals.get(transId)).orElseThrow();
    deal.waiting = false;
    deal.captured = deal.authorised;
    return deal.orderId;
  }

  String orderId(String transId) {
    return Optional.ofNullable(deals.get(transId)).orElseThrow().orderId;
  }

  /** The headers that sign a webhook, in PayKKa's name. */
  Map<String, String> signed(String path, byte[] body) {
    return signer(keys.getPrivate()).sign("POST", path, body).ofRequest("A001");
  }

  HttpAnswer answer(Request request, Fault fault) throws IOException {
    String quoted = new String(request.body(), UTF_8);
    return switch (fault) {
      case PAYKKA_TIMES_OUT -> {
        answer(request);
        throw new SocketTimeoutException("no answer to " + quoted);
      }
      case PAYKKA_IS_CUT_OFF -> throw new IOException("cut off after " + quoted);
      case PAYKKA_REFUSES -> signed(request, envelope("2005", "refused " + quoted));
      case PAYKKA_REFUSES_WITH_A_CARD_AS_CODE -> signed(request, envelope(card, quoted));
      case PAYKKA_DECLINES -> signed(request, declined(request, quoted));
      case PAYKKA_BREAKS -> new HttpAnswer(500, Map.of(), request.body());
      case PAYKKA_ANSWERS_GARBAGE -> signed(request, quoted + "}");
      case PAYKKA_DOES_NOT_SIGN -> new HttpAnswer(200, Map.of(), answer(request).body());
      case PAYKKA_IS_SOMEBODY_ELSE ->
          signed(request, PlayedAws.text(answer(request)), stranger.getPrivate());
      case PAYKKA_SPEAKS_OF_ANOTHER_AMOUNT ->
          signed(
              request,
              PlayedAws.text(answer(request)).replaceAll("\"amount\":[0-9]+", "\"amount\":77"));
      case PAYKKA_HAS_CARDS_EVERYWHERE ->
          signed(
              request,
              PlayedAws.text(answer(request))
                  .replaceAll(
                      "\"(card_brand|last4|token|shopper_reference)\":\"[^\"]*\"",
                      "\"$1\":\"" + card + "\""));
      default -> answer(request);
    };
  }

  private HttpAnswer answer(Request request) throws IOException {
    JsonObject fields = json(request.body());
    String path = request.address().getPath().substring(PATH.length());
    String text = new String(request.body(), UTF_8);
    return signed(
        request,
        switch (path) {
          case "" -> initiated(fields, text);
          case "/query" -> queried(fields, text);
          case "/capture", "/void" -> operated(path, fields, text);
          case "/refund" -> refunded(fields, text);
          case "/refund/query" -> refundQueried(fields, text);
          case "/apple-pay/create-session" ->
              new JsonWriter()
                  .put("ret_code", "000000")
                  .beginObject("data")
                  .put("merchantSessionIdentifier", "session-1")
                  .end()
                  .toString();
          default -> envelope("000000", text);
        });
  }

  private String initiated(JsonObject fields, String quoted) {
    String transId = fields.text("trans_id").orElseThrow();
    Deal deal = new Deal(transId, "GW%016d".formatted(numbers.incrementAndGet()), fields);
    deal.waiting = challenging;
    if (!challenging && !fields.text("capture_method").orElse("").equals("MANUAL")) {
      deal.captured = deal.authorised;
    }
    deals.put(transId, deal);
    latestReturnUrl = fields.text("return_url").orElse(latestReturnUrl);
    return described(deal, quoted);
  }

  private String queried(JsonObject fields, String quoted) {
    Deal deal = deals.get(fields.text("trans_id").orElseThrow());
    return deal == null ? envelope("206024", quoted) : described(deal, quoted);
  }

  private String described(Deal deal, String quoted) {
    JsonObject payment =
        deal.request.object("payment").orElseThrow(() -> new AssertionError("no payment"));
    boolean stores =
        payment.bool("store_payment_method").orElse(false)
            || deal.request.text("payment_type").orElse("").equals("RECURRING");
    JsonWriter json =
        success(quoted)
            .put("merchant_id", MERCHANT)
            .put("trans_id", deal.transId)
            .put("order_id", deal.orderId)
            .put("amount", deal.authorised)
            .put("currency", deal.request.text("currency").orElseThrow())
            .put("status", deal.status())
            .put("memo", quoted)
            .beginObject("card_info")
            .put("card_brand", "VISA")
            .put("last4", card.substring(card.length() - 4))
            .put("card_no", card)
            .end()
            .beginObject("balances")
            .put("authed_amount", deal.authorised)
            .put("captured_amount", deal.captured)
            .put("voided_amount", deal.voided)
            .put("refunded_amount", deal.refunded)
            .end()
            .put("shopper_reference", payment.text("shopper_reference"));
    if (deal.waiting) {
      json.beginObject("authentication_result")
          .put("authentication_url", "https://3ds.example/challenge/1")
          .end();
    }
    if (stores) {
      String number = deal.orderId.substring(2);
      json.put("token", "TK" + number).put("recurring_agreement_id", "RA" + number);
    }
    return json.end().toString();
  }

  private String operated(String path, JsonObject fields, String quoted) {
    String order = fields.text("order_id").orElseThrow();
    deals.values().stream()
        .filter(deal -> deal.orderId.equals(order))
        .forEach(
            deal -> {
              if (path.equals("/void")) {
                deal.voided = deal.authorised - deal.captured;
              } else {
                deal.captured += fields.integer("amount").orElse(deal.authorised - deal.captured);
              }
            });
    return envelope("000000", quoted);
  }

  private String refunded(JsonObject fields, String quoted) {
    String order = fields.text("ori_order_id").orElseThrow();
    deals.values().stream()
        .filter(deal -> deal.orderId.equals(order))
        .forEach(deal -> deal.refunded += fields.integer("refund_amount").orElseThrow());
    refunds.put(fields.text("refund_trans_id").orElseThrow(), fields);
    return described(fields, quoted);
  }

  private String refundQueried(JsonObject fields, String quoted) {
    JsonObject refund = refunds.get(fields.text("refund_trans_id").orElseThrow());
    return refund == null ? envelope("206024", quoted) : described(refund, quoted);
  }

  private String described(JsonObject refund, String quoted) {
    return success(quoted)
        .put("merchant_id", MERCHANT)
        .put("refund_trans_id", refund.text("refund_trans_id"))
        .put("refund_order_id", "RG0000000000000001")
        .put("ori_order_id", refund.text("ori_order_id"))
        .put("amount", refund.integer("refund_amount").orElseThrow())
        .put("currency", refund.text("currency"))
        .put("status", "SUCCESS")
        .end()
        .toString();
  }

  private String declined(Request request, String quoted) throws IOException {
    return success(quoted)
        .put("trans_id", json(request.body()).text("trans_id"))
        .put("status", "FAILURE")
        .put("error_code", "2099")
        .put("error_description", quoted + card)
        .end()
        .toString();
  }

  private static JsonWriter success(String quoted) {
    return new JsonWriter().put("ret_code", "000000").put("ret_msg", quoted).beginObject("data");
  }

  private static String envelope(String code, String message) {
    return new JsonWriter().put("ret_code", code).put("ret_msg", message).toString();
  }

  private HttpAnswer signed(Request request, String body) {
    return signed(request, body, keys.getPrivate());
  }

  private static HttpAnswer signed(Request request, String body, PrivateKey key) {
    byte[] bytes = body.getBytes(UTF_8);
    Map<String, String> headers =
        signer(key).sign("POST", request.address().getPath(), bytes).ofResponse();
    return new HttpAnswer(200, headers, bytes);
  }

  private static PaykkaSigner signer(PrivateKey key) {
    AtomicInteger nonces = new AtomicInteger();
    return new PaykkaSigner(
        key,
        InstantSource.system(),
        () -> String.format(Locale.ROOT, "nonce-%016d", nonces.incrementAndGet()));
  }

  private static JsonObject json(byte[] body) throws IOException {
    try {
      return JsonReader.readObject(body);
    } catch (MalformedJson e) {
      throw new IOException("our requests to PayKKa are JSON", e);
    }
  }
}
