package io.paykkaserverless.paykka.rehearsal;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.IdSource;
import io.paykkaserverless.core.payment.MerchantId;
import io.paykkaserverless.http.HttpAnswer;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.paykka.signature.PaykkaSigner;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.InstantSource;
import java.util.Map;

/**
 * Plays a PayKKa for whom every payment has succeeded, whatever it is asked. Signs as the real one
 * does, with a key that was made for the rehearsal.
 */
public final class RehearsedPaykka {

  private static final String METHOD = "POST";
  private static final String APP_ID = "rehearsal";

  private final PaykkaSigner signer;
  private final MerchantId merchant;
  private final Money amount;

  /**
   * A PayKKa for one merchant.
   *
   * @param key its public half is known as PayKKa's in the rehearsal
   * @param amount of every payment
   */
  public RehearsedPaykka(
      PrivateKey key, InstantSource clock, IdSource nonces, MerchantId merchant, Money amount) {
    this.signer = new PaykkaSigner(key, clock, nonces);
    this.merchant = merchant;
    this.amount = amount;
  }

  /** The signed answer to a request about a payment. */
  public HttpAnswer answer(String path, byte[] request) {
    JsonWriter answer =
        new JsonWriter().put("ret_code", "000000").put("ret_msg", "Success").beginObject("data");
    byte[] body = succeeded(answer, transId(request)).end().toBytes();
    return new HttpAnswer(200, signer.sign(METHOD, path, body).ofResponse(), body);
  }

  /** The body of a webhook that says that {@code attempt} succeeded. */
  public String webhook(AttemptId attempt) {
    JsonWriter body =
        new JsonWriter().put("notify_type", "PAYMENT.SUCCESS").put("error_code", "0000");
    return succeeded(body, attempt.transId()).toString();
  }

  /** The headers that sign a webhook. */
  public Map<String, String> signed(String path, String body) {
    return signer.sign(METHOD, path, body.getBytes(StandardCharsets.UTF_8)).ofRequest(APP_ID);
  }

  private JsonWriter succeeded(JsonWriter json, String transId) {
    return json.put("merchant_id", merchant.value())
        .put("trans_id", transId)
        .put("order_id", APP_ID)
        .put("amount", amount.minor())
        .put("currency", amount.currency().code())
        .put("status", "SUCCESS")
        .beginObject("card_info")
        .put("card_brand", "VISA")
        .put("last4", "0000")
        .end();
  }

  private static String transId(byte[] request) {
    try {
      return JsonReader.readObject(request).text("trans_id").orElse("");
    } catch (MalformedJson e) {
      throw new IllegalArgumentException("our requests to PayKKa are JSON", e);
    }
  }
}
