package io.paykkaserverless.paykka.transaction;

import io.paykkaserverless.core.card.CardSummary;
import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.card.RecurringAgreementId;
import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.ShopperReference;
import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.http.AddressRule;
import io.paykkaserverless.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Reads PayKKa's description of a transaction, which has the same fields in a reply's {@code data}
 * and at the root of a webhook. Fields it does not know are ignored, enum values read in any case.
 */
public final class ReportReader {

  private static final int URL_LENGTH_MAX = 2048;

  /** Too short for a card number to pass as a code. */
  private static final int CODE_LENGTH_MAX = 12;

  private final AddressRule addresses;
  private final Signals signals;

  /**
   * Prepares to read.
   *
   * @param addresses what a 3-D Secure page's address must be like for a shopper to be sent there
   * @param signals hears of error codes that nobody has listed
   */
  public ReportReader(AddressRule addresses, Signals signals) {
    this.addresses = addresses;
    this.signals = signals;
  }

  /**
   * Reads a transaction.
   *
   * @param fields what PayKKa wrote
   * @param transId its {@code trans_id}, which a reply may leave out
   * @param errorCode its {@code error_code}, unless that stands for success
   * @throws UnusableReport when a field is malformed, or the fields contradict each other
   */
  public TransactionReport read(JsonObject fields, String transId, Optional<String> errorCode)
      throws UnusableReport {
    TransactionStatus status = status(fields);
    if (errorCode.isPresent() && isGoodNews(status)) {
      throw new UnusableReport("status and error_code contradict each other");
    }
    return new TransactionReport(
        transId,
        ReportFields.merchantId(fields),
        ReportFields.money(fields, "amount", "currency"),
        ReportFields.orderId(fields, "order_id"),
        status,
        status == TransactionStatus.FAILURE ? Optional.of(failure(errorCode)) : Optional.empty(),
        status == TransactionStatus.PROCESSING ? authenticationUrl(fields) : Optional.empty(),
        card(fields),
        ReportFields.unlessMalformed(fields, "shopper_reference", ShopperReference::new),
        ReportFields.unlessMalformed(fields, "token", CardToken::new),
        ReportFields.unlessMalformed(fields, "recurring_agreement_id", RecurringAgreementId::new),
        balances(fields));
  }

  /** What {@code code} says, counted where nobody has listed it. */
  public Failure failure(String code) {
    FailureReason reason = ErrorCodes.reasonFor(code);
    String shown =
        PlainText.isPlain(code, CODE_LENGTH_MAX) && code.indexOf('.') < 0
            ? code
            : ErrorCodes.UNREADABLE;
    if (reason == FailureReason.UNLISTED) {
      signals.raise(Signal.PAYKKA_CODE_UNLISTED, shown);
    }
    return new Failure(reason, shown);
  }

  private Failure failure(Optional<String> errorCode) {
    return errorCode.isPresent() ? failure(errorCode.get()) : ErrorCodes.UNSTATED.asFailure();
  }

  private static boolean isGoodNews(TransactionStatus status) {
    return switch (status) {
      case PROCESSING, AUTHORIZED, SUCCESS -> true;
      case FAILURE, CANCELED, PARTIALLY_REVERSED, PARTIALLY_REFUNDED, REFUNDED -> false;
    };
  }

  private static TransactionStatus status(JsonObject fields) throws UnusableReport {
    String text = PaykkaFields.text(fields, "status").orElse("");
    for (TransactionStatus status : TransactionStatus.values()) {
      if (status.name().equalsIgnoreCase(text)) {
        return status;
      }
    }
    throw new UnusableReport("status is missing or unknown");
  }

  /** The shopper's browser is sent there, so it must not be {@code javascript:} or the like. */
  private Optional<URI> authenticationUrl(JsonObject fields) throws UnusableReport {
    Optional<String> text =
        fields
            .object("authentication_result")
            .flatMap(result -> PaykkaFields.text(result, "authentication_url"));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI url = new URI(text.get());
      if (text.get().length() <= URL_LENGTH_MAX && addresses.allows(url)) {
        return Optional.of(url);
      }
    } catch (URISyntaxException _) {
      // said below
    }
    throw new UnusableReport("authentication_url is not a safe web address");
  }

  /** All of them or none: half of the books would make wrong ones. */
  private static Optional<Balances> balances(JsonObject fields) {
    Optional<JsonObject> said = fields.object("balances");
    if (said.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Balances(
              balance(said.get(), "authed_amount"),
              balance(said.get(), "captured_amount"),
              balance(said.get(), "voided_amount"),
              balance(said.get(), "refunded_amount")));
    } catch (UnusableReport _) {
      return Optional.empty();
    }
  }

  private static long balance(JsonObject balances, String name) throws UnusableReport {
    return ReportFields.minorUnits(PaykkaFields.text(balances, name).orElse(""), name);
  }

  /** For display alone, so a malformed one is left out as well. */
  private static Optional<CardSummary> card(JsonObject fields) {
    Optional<JsonObject> card = fields.object("card_info");
    Optional<String> brand = card.flatMap(info -> PaykkaFields.text(info, "card_brand"));
    Optional<String> last4 = card.flatMap(info -> PaykkaFields.text(info, "last4"));
    if (brand.isEmpty() || last4.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new CardSummary(brand.get(), last4.get()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
