package io.paykkaserverless.paykka.webhook;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.paykka.signature.PaykkaVerifier;
import io.paykkaserverless.paykka.signature.Verification;
import io.paykkaserverless.paykka.transaction.ErrorCodes;
import io.paykkaserverless.paykka.transaction.PaykkaFields;
import io.paykkaserverless.paykka.transaction.PlainText;
import io.paykkaserverless.paykka.transaction.ReportReader;
import io.paykkaserverless.paykka.transaction.UnusableReport;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads PayKKa's webhooks. Verifies the raw bytes first; not a byte of an unproven webhook reaches
 * a parser. Bounding the body's size is the caller's part.
 */
public final class WebhookReader {

  private static final String PAYMENT_PREFIX = "PAYMENT.";
  private static final int TEXT_LENGTH_MAX = 64;

  /** Without these a report cannot be compared with its payment (promise 5 of the design). */
  private static final List<String> REQUIRED =
      List.of("merchant_id", "trans_id", "order_id", "amount", "currency", "status");

  /** What a webhook of another kind may be about, the most telling first. */
  private static final List<String> SUBJECTS =
      List.of("refund_order_id", "dispute_id", "order_id", "trans_id");

  private final PaykkaVerifier verifier;
  private final ReportReader reports;

  public WebhookReader(PaykkaVerifier verifier, ReportReader reports) {
    this.verifier = verifier;
    this.reports = reports;
  }

  /** Says what {@code webhook} is. Never throws for anything in it. */
  public WebhookReading read(RawWebhook webhook) {
    Verification verification =
        verifier.verify(webhook.method(), webhook.path(), webhook.headers(), webhook.body());
    return switch (verification) {
      case Verification.Rejected(Verification.Reason reason) -> new WebhookReading.Rejected(reason);
      case Verification.Verified _ -> parse(webhook.body());
    };
  }

  private WebhookReading parse(byte[] body) {
    try {
      return classify(JsonReader.readObject(body));
    } catch (MalformedJson | UnusableReport e) {
      return new WebhookReading.Malformed(String.valueOf(e.getMessage()));
    }
  }

  /** Disputes name themselves in {@code event_type}, all others in {@code notify_type}. */
  private WebhookReading classify(JsonObject fields) throws UnusableReport {
    Optional<String> kind =
        PaykkaFields.text(fields, "notify_type").or(() -> PaykkaFields.text(fields, "event_type"));
    if (kind.isEmpty()) {
      return new WebhookReading.Malformed("notify_type is missing");
    }
    String name = PlainText.plain(kind.get().toUpperCase(Locale.ROOT), TEXT_LENGTH_MAX);
    return name.startsWith(PAYMENT_PREFIX)
        ? payment(fields, name)
        : new WebhookReading.Unsupported(name, subject(fields));
  }

  private WebhookReading payment(JsonObject fields, String notifyType) throws UnusableReport {
    for (String name : REQUIRED) {
      if (PaykkaFields.text(fields, name).isEmpty()) {
        return new WebhookReading.Malformed(name + " is missing");
      }
    }
    String transId = PaykkaFields.text(fields, "trans_id").orElseThrow();
    if (!PlainText.isPlain(transId, TEXT_LENGTH_MAX)) {
      return new WebhookReading.Malformed("trans_id is malformed");
    }
    return new WebhookReading.PaymentReported(
        reports.read(fields, transId, ErrorCodes.in(fields)), notifyType);
  }

  private static String subject(JsonObject fields) {
    for (String name : SUBJECTS) {
      Optional<String> number = PaykkaFields.text(fields, name);
      if (number.isPresent()) {
        return PlainText.plain(number.get(), TEXT_LENGTH_MAX);
      }
    }
    return "unknown";
  }
}
