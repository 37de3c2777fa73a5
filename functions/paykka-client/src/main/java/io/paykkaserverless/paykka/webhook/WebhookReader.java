package io.paykkaserverless.paykka.webhook;

import io.paykkaserverless.core.paykka.RefundReport;
import io.paykkaserverless.core.paykka.RefundStatus;
import io.paykkaserverless.core.webhook.EventReading;
import io.paykkaserverless.core.webhook.PaykkaEvent;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.paykka.signature.PaykkaHeaders;
import io.paykkaserverless.paykka.signature.PaykkaVerifier;
import io.paykkaserverless.paykka.signature.Verification;
import io.paykkaserverless.paykka.transaction.DisputeReader;
import io.paykkaserverless.paykka.transaction.ErrorCodes;
import io.paykkaserverless.paykka.transaction.PaykkaFields;
import io.paykkaserverless.paykka.transaction.PlainText;
import io.paykkaserverless.paykka.transaction.RefundReportReader;
import io.paykkaserverless.paykka.transaction.ReportReader;
import io.paykkaserverless.paykka.transaction.UnusableReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads PayKKa's webhooks. Verifies the raw bytes first. An unproven one is parsed only where it
 * makes no claim to be signed, and believed to be nothing but a dispute: PayKKa's page on disputes
 * names no signature. Bounding the body's size is the caller's part.
 */
public final class WebhookReader {

  private static final String PAYMENT_PREFIX = "PAYMENT.";
  private static final String REFUND_PREFIX = "REFUND.";
  private static final String DISPUTE = "DISPUTE";
  private static final int TEXT_LENGTH_MAX = 64;

  /** Without these a payment's report cannot be compared with it (promise 5 of the design). */
  private static final List<List<String>> REQUIRED_OF_PAYMENT =
      List.of(
          List.of("merchant_id"),
          List.of("trans_id"),
          List.of("order_id"),
          List.of("amount"),
          List.of("currency"),
          List.of("status"));

  /** The names a refund's number goes by; PayKKa's webhooks put it into {@code trans_id} too. */
  private static final List<String> REFUND_NUMBER = List.of("refund_trans_id", "trans_id");

  /** The same for a refund; where several names will do, any of them. */
  private static final List<List<String>> REQUIRED_OF_REFUND =
      List.of(
          List.of("merchant_id"),
          REFUND_NUMBER,
          List.of("order_id", "ori_order_id"),
          List.of("amount"),
          List.of("currency"),
          List.of("status"));

  /** What a webhook of another kind may be about, the most telling first. */
  private static final List<String> SUBJECTS =
      List.of("refund_order_id", "dispute_id", "order_id", "trans_id");

  /** One of these, and a webhook claims to be signed. */
  private static final List<String> SIGNATURE_HEADERS =
      List.of(
          PaykkaHeaders.TIMESTAMP, PaykkaHeaders.NONCE, PaykkaHeaders.SIGN, PaykkaHeaders.SIGN_ALG);

  private final PaykkaVerifier verifier;
  private final ReportReader reports;
  private final RefundReportReader refunds;

  public WebhookReader(PaykkaVerifier verifier, ReportReader reports) {
    this.verifier = verifier;
    this.reports = reports;
    this.refunds = new RefundReportReader(reports);
  }

  /** Says what {@code webhook} is. Never throws for anything in it. */
  public WebhookReading read(RawWebhook webhook) {
    return switch (verify(webhook)) {
      case Verification.Verified _ -> new WebhookReading.Taken(reread(webhook.body()));
      case Verification.Rejected(Verification.Reason reason) ->
          unsignedDispute(webhook)
              .<WebhookReading>map(WebhookReading.Taken::new)
              .orElseGet(() -> new WebhookReading.Rejected(reason));
    };
  }

  /** Verified for one of its paths; otherwise why not for the last of them. */
  private Verification verify(RawWebhook webhook) {
    List<String> paths = webhook.paths();
    for (String path : paths.subList(0, paths.size() - 1)) {
      if (verify(webhook, path) instanceof Verification.Verified verified) {
        return verified;
      }
    }
    return verify(webhook, paths.getLast());
  }

  private Verification verify(RawWebhook webhook, String path) {
    return verifier.verify(webhook.method(), path, webhook.headers(), webhook.body());
  }

  /**
   * Says what a webhook is whose signature was verified when it came.
   *
   * @param body the bytes that were verified
   */
  public EventReading reread(byte[] body) {
    try {
      return classify(JsonReader.readObject(body));
    } catch (MalformedJson | UnusableReport e) {
      return new EventReading.Malformed(String.valueOf(e.getMessage()));
    }
  }

  /** A dispute without any signature, which is a hint; nothing else is anything without one. */
  private static Optional<EventReading> unsignedDispute(RawWebhook webhook) {
    if (claimsToBeSigned(webhook.headers())) {
      return Optional.empty();
    }
    try {
      JsonObject fields = JsonReader.readObject(webhook.body());
      return kind(fields).equals(Optional.of(DISPUTE))
          ? Optional.of(dispute(fields, false))
          : Optional.empty();
    } catch (MalformedJson | UnusableReport _) {
      return Optional.empty();
    }
  }

  private static boolean claimsToBeSigned(Map<String, String> headers) {
    return headers.keySet().stream()
        .anyMatch(name -> SIGNATURE_HEADERS.stream().anyMatch(name::equalsIgnoreCase));
  }

  private EventReading classify(JsonObject fields) throws UnusableReport {
    Optional<String> kind = kind(fields);
    if (kind.isEmpty()) {
      return new EventReading.Malformed("notify_type is missing");
    }
    String name = kind.get();
    if (name.startsWith(PAYMENT_PREFIX)) {
      return payment(fields, name);
    }
    if (name.startsWith(REFUND_PREFIX)) {
      return refund(fields, name);
    }
    return name.equals(DISPUTE)
        ? dispute(fields, true)
        : new EventReading.Unsupported(name, subject(fields));
  }

  /** Disputes name themselves in {@code event_type}, all others in {@code notify_type}. */
  private static Optional<String> kind(JsonObject fields) {
    return PaykkaFields.text(fields, "notify_type")
        .or(() -> PaykkaFields.text(fields, "event_type"))
        .map(text -> PlainText.plain(text.toUpperCase(Locale.ROOT), TEXT_LENGTH_MAX));
  }

  private EventReading payment(JsonObject fields, String kind) throws UnusableReport {
    Optional<String> missing = missing(fields, REQUIRED_OF_PAYMENT);
    if (missing.isPresent()) {
      return new EventReading.Malformed(missing.get() + " is missing");
    }
    String transId = PaykkaFields.text(fields, "trans_id").orElseThrow();
    if (!PlainText.isPlain(transId, TEXT_LENGTH_MAX)) {
      return new EventReading.Malformed("trans_id is malformed");
    }
    return new EventReading.Read(
        new PaykkaEvent.PaymentReported(reports.read(fields, transId, ErrorCodes.in(fields))),
        kind);
  }

  private EventReading refund(JsonObject fields, String kind) throws UnusableReport {
    Optional<String> missing = missing(fields, REQUIRED_OF_REFUND);
    if (missing.isPresent()) {
      return new EventReading.Malformed(missing.get() + " is missing");
    }
    String number = first(fields, REFUND_NUMBER).orElseThrow();
    if (!PlainText.isPlain(number, TEXT_LENGTH_MAX)) {
      return new EventReading.Malformed("refund_trans_id is malformed");
    }
    RefundReport report = refunds.read(fields, number, ErrorCodes.in(fields));
    return contradicts(kind, report.status())
        ? new EventReading.Malformed("notify_type and status contradict each other")
        : new EventReading.Read(new PaykkaEvent.RefundReported(report), kind);
  }

  private static boolean contradicts(String kind, RefundStatus status) {
    return switch (status) {
      case SUCCESS -> kind.equals(REFUND_PREFIX + RefundStatus.FAILURE);
      case PROCESSING, REVIEWING, FAILURE -> kind.equals(REFUND_PREFIX + RefundStatus.SUCCESS);
    };
  }

  private static EventReading dispute(JsonObject fields, boolean verified) throws UnusableReport {
    return new EventReading.Read(
        new PaykkaEvent.DisputeReported(DisputeReader.read(fields), verified), DISPUTE);
  }

  /** The first name of a required field that is there under none of its names. */
  private static Optional<String> missing(JsonObject fields, List<List<String>> required) {
    return required.stream()
        .filter(names -> first(fields, names).isEmpty())
        .map(List::getFirst)
        .findFirst();
  }

  private static Optional<String> first(JsonObject fields, List<String> names) {
    return names.stream().flatMap(name -> PaykkaFields.text(fields, name).stream()).findFirst();
  }

  private static String subject(JsonObject fields) {
    return first(fields, SUBJECTS)
        .map(number -> PlainText.plain(number, TEXT_LENGTH_MAX))
        .orElse("unknown");
  }
}
