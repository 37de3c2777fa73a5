package io.paykkaserverless.sandbox.transaction;

import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.sandbox.card.CardInfo;
import io.paykkaserverless.sandbox.card.ResultCode;
import io.paykkaserverless.sandbox.vault.Agreement;
import io.paykkaserverless.sandbox.vault.Keepsake;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Writes a transaction the way PayKKa tells it: in replies, queries and webhooks alike. */
public final class TransactionJson {

  /** PayKKa's samples are in Hong Kong's time. */
  static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);

  private TransactionJson() {}

  /** Adds the transaction's fields to the object that is open. */
  public static void write(JsonWriter json, Transaction transaction) {
    Order order = transaction.order();
    write(json, transaction.result());
    json.put("merchant_id", order.merchantId())
        .put("trans_id", order.transId())
        .put("order_id", transaction.orderId())
        .put("authorisation_type", order.authorisationType())
        .put("capture_method", order.capture().name())
        .put("amount", order.amount().minor())
        .put("currency", order.amount().currency().code())
        .put("status", transaction.status().name())
        .put("pay_finish_time", transaction.finishedAt().map(TransactionJson::dateTime))
        .put("shopper_reference", order.shopperReference())
        .put("token", transaction.kept().map(it -> it.card().token()))
        .put("recurring_agreement_id", agreementId(transaction))
        .beginObject("payment")
        .put("payment_method", order.paymentMethod().name())
        .end();
    transaction.card().ifPresent(card -> write(json, card));
    transaction.challenge().ifPresent(challenge -> write(json, challenge));
    write(json, transaction.balances());
  }

  private static Optional<String> agreementId(Transaction transaction) {
    return transaction.kept().flatMap(Keepsake::agreement).map(Agreement::id);
  }

  static void write(JsonWriter json, ResultCode result) {
    if (!result.equals(ResultCode.UNSTATED)) {
      json.put("error_code", result.code()).put("error_description", result.description());
    }
  }

  private static void write(JsonWriter json, CardInfo card) {
    json.beginObject("card_info")
        .put("bin", card.bin())
        .put("last4", card.last4())
        .put("card_brand", card.brand())
        .end();
  }

  private static void write(JsonWriter json, Challenge challenge) {
    json.beginObject("authentication_result");
    switch (challenge.state()) {
      case OPEN -> json.put("authentication_url", challenge.url().toString());
      case PASSED -> json.put("status", "Y").put("eci", "05").put("version", "2.2.0");
      case REFUSED, EXPIRED -> json.put("status", "N").put("eci", "07").put("version", "2.2.0");
    }
    json.end();
  }

  private static void write(JsonWriter json, Balances balances) {
    json.beginObject("balances")
        .put("authed_amount", balances.authed())
        .put("captured_amount", balances.captured())
        .put("able_to_capture_amount", balances.ableToCapture())
        .put("voided_amount", balances.voided())
        .put("able_to_void_amount", balances.ableToVoid())
        .put("refunded_amount", balances.refunded())
        .put("able_to_refund_amount", balances.ableToRefund())
        .end();
  }

  static String dateTime(Instant at) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        at.truncatedTo(ChronoUnit.SECONDS).atOffset(OFFSET));
  }
}
