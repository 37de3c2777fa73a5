package io.paykkaserverless.paykka.transaction;

import io.paykkaserverless.core.card.CardNumbers;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.paykka.DisputeReport;
import io.paykkaserverless.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads PayKKa's webhook about a dispute. Anybody can have written it, so every text is bounded, of
 * a known alphabet and no card number. What only describes the dispute is left out where it is
 * malformed: the merchant must hear of it all the same.
 */
public final class DisputeReader {

  private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern REASON_CODE = Pattern.compile("[A-Za-z0-9._-]{1,16}");

  /** PayKKa prints {@code +08:00} and takes {@code +0800}; four-digit years fit any clock. */
  private static final Pattern DATE_TIME =
      Pattern.compile(
          "(?<time>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?)"
              + "(?<offset>Z|[+-][0-9]{2}:?[0-9]{2})");

  private static final int OFFSET_WITHOUT_COLON = "+0800".length();
  private static final int OFFSET_HOURS = "+08".length();

  private DisputeReader() {}

  /**
   * Reads a dispute.
   *
   * @throws UnusableReport when a field that says whose dispute it is, and which, is missing or
   *     malformed
   */
  public static DisputeReport read(JsonObject fields) throws UnusableReport {
    return new DisputeReport(
        required(fields, "trans_id"),
        present(ReportFields.merchantId(fields), "merchant_id"),
        present(ReportFields.orderId(fields, "order_id"), "order_id"),
        required(fields, "dispute_id"),
        required(fields, "dispute_stage"),
        PaykkaFields.text(fields, "reason_code").filter(DisputeReader::isReasonCode),
        amount(fields),
        PaykkaFields.text(fields, "due_time").flatMap(DisputeReader::instant));
  }

  private static boolean isReasonCode(String text) {
    return REASON_CODE.matcher(text).matches() && !CardNumbers.hasAny(text);
  }

  private static String required(JsonObject fields, String name) throws UnusableReport {
    String text = present(PaykkaFields.text(fields, name), name);
    if (!NUMBER.matcher(text).matches() || CardNumbers.hasAny(text)) {
      throw new UnusableReport(name + " is malformed");
    }
    return text;
  }

  private static <T> T present(Optional<T> value, String name) throws UnusableReport {
    if (value.isEmpty()) {
      throw new UnusableReport(name + " is missing");
    }
    return value.get();
  }

  private static Optional<Money> amount(JsonObject fields) {
    try {
      return ReportFields.money(fields, "dispute_amount", "dispute_currency");
    } catch (UnusableReport _) {
      return Optional.empty();
    }
  }

  /** To the millisecond, which is what can be stored. */
  private static Optional<Instant> instant(String text) {
    var matcher = DATE_TIME.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String offset = matcher.group("offset");
    String iso =
        offset.length() == OFFSET_WITHOUT_COLON
            ? offset.substring(0, OFFSET_HOURS) + ":" + offset.substring(OFFSET_HOURS)
            : offset;
    try {
      return Optional.of(
          OffsetDateTime.parse(matcher.group("time") + iso)
              .toInstant()
              .truncatedTo(ChronoUnit.MILLIS));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
