package io.paykkaserverless.sandbox.control;

import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.sandbox.api.ReceivedFields;
import io.paykkaserverless.sandbox.api.RequestLog;
import io.paykkaserverless.sandbox.fault.ArmedFault;
import io.paykkaserverless.sandbox.transaction.Book;
import io.paykkaserverless.sandbox.transaction.Refund;
import io.paykkaserverless.sandbox.transaction.RefundJson;
import io.paykkaserverless.sandbox.transaction.Transaction;
import io.paykkaserverless.sandbox.transaction.TransactionJson;
import io.paykkaserverless.sandbox.webhook.DeliveryLog;
import java.util.List;

/** What the control API writes. */
final class ControlJson {

  private ControlJson() {}

  static void armed(JsonWriter json, List<ArmedFault> faults) {
    json.beginArray("armed");
    for (ArmedFault armed : faults) {
      json.beginElement()
          .put("fault", armed.fault().name())
          .put("operation", armed.operation())
          .put("trans_id", armed.transId())
          .put("times", armed.times())
          .end();
    }
    json.end();
  }

  static void transaction(JsonWriter json, Transaction transaction) {
    json.beginObject("transaction");
    TransactionJson.write(json, transaction);
    json.end();
  }

  static void refund(JsonWriter json, Refund refund) {
    json.beginObject("refund");
    RefundJson.write(json, refund);
    json.end();
  }

  static void refunds(JsonWriter json, List<Refund> refunds) {
    json.beginArray("refunds");
    for (Refund refund : refunds) {
      json.beginElement();
      RefundJson.write(json, refund);
      json.end();
    }
    json.end();
  }

  static void books(JsonWriter json, List<Book> books) {
    json.beginArray("books");
    for (Book book : books) {
      json.beginElement();
      write(json, book);
      json.end();
    }
    json.end();
  }

  static void book(JsonWriter json, Book book) {
    json.beginObject("book");
    write(json, book);
    json.end();
  }

  private static void write(JsonWriter json, Book book) {
    json.put("trans_id", book.transId())
        .put("order_id", book.orderId())
        .put("currency", book.currency().code())
        .put("status", book.status().name())
        .put("authed", book.authed())
        .put("captured", book.captured())
        .put("voided", book.voided())
        .put("refunded", book.refunded())
        .put("refunding", book.refunding())
        .put("captures", book.captures())
        .put("voids", book.voids())
        .put("refunds", book.refunds());
  }

  static void requests(JsonWriter json, List<RequestLog.Entry> entries) {
    json.beginArray("requests");
    for (RequestLog.Entry entry : entries) {
      json.beginElement()
          .put("at", entry.at().toString())
          .put("operation", entry.operation())
          .put("trans_id", entry.subject().transId())
          .put("refund_trans_id", entry.subject().refundTransId())
          .put("http_status", entry.httpStatus())
          .put("ret_code", entry.retCode());
      texts(json, "faults", entry.faults());
      json.end();
    }
    json.end();
  }

  static void received(JsonWriter json, List<ReceivedFields.Entry> entries) {
    json.beginArray("received");
    for (ReceivedFields.Entry entry : entries) {
      json.beginElement()
          .put("operation", entry.operation())
          .put("trans_id", entry.subject().transId())
          .put("refund_trans_id", entry.subject().refundTransId())
          .put("fields", entry.fields())
          .end();
    }
    json.end();
  }

  static void deliveries(JsonWriter json, List<DeliveryLog.Entry> entries) {
    json.beginArray("webhooks");
    for (DeliveryLog.Entry entry : entries) {
      json.beginElement()
          .put("at", entry.at().toString())
          .put("trans_id", entry.subject().transId())
          .put("refund_trans_id", entry.subject().refundTransId())
          .put("message", entry.message())
          .put("notify_type", entry.notifyType())
          .put("attempt", entry.attempt())
          .put("http_status", entry.httpStatus())
          .put("outcome", entry.outcome().name());
      texts(json, "faults", entry.faults());
      json.end();
    }
    json.end();
  }

  private static void texts(JsonWriter json, String name, List<String> texts) {
    json.beginArray(name);
    texts.forEach(json::element);
    json.end();
  }
}
