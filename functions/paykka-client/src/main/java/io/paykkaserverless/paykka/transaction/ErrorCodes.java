package io.paykkaserverless.paykka.transaction;

import static io.paykkaserverless.core.payment.FailureReason.AGREEMENT_ENDED;
import static io.paykkaserverless.core.payment.FailureReason.CARD_DATA_EXPIRED;
import static io.paykkaserverless.core.payment.FailureReason.CARD_DATA_UNREADABLE;
import static io.paykkaserverless.core.payment.FailureReason.CARD_DECLINED;
import static io.paykkaserverless.core.payment.FailureReason.CARD_NOT_SUPPORTED;
import static io.paykkaserverless.core.payment.FailureReason.INVALID_CARD;
import static io.paykkaserverless.core.payment.FailureReason.MERCHANT_SETUP;
import static io.paykkaserverless.core.payment.FailureReason.NOT_POSSIBLE;
import static io.paykkaserverless.core.payment.FailureReason.NOT_PROCESSED;
import static io.paykkaserverless.core.payment.FailureReason.TRY_AGAIN_LATER;
import static io.paykkaserverless.core.payment.FailureReason.UNLISTED;

import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every error code PayKKa has published, and what it means to shopper and merchant: the four-digit
 * transaction codes, the three general {@code ret_code}s, and the six-digit ones of older versions.
 * PayKKa's lists are longer than what could be read of them; a code that is not here is {@link
 * FailureReason#UNLISTED}.
 *
 * <p>Listed in {@code docs/error-codes.md}, which a test keeps equal to this table.
 */
public final class ErrorCodes {

  /** "System exception": says nothing about whether the request had its effect. */
  public static final String SYSTEM_EXCEPTION = "999999";

  /** "Order does not exist". */
  public static final String NO_SUCH_ORDER = "206024";

  /** A session's answer, "the shopper has not paid yet"; its status is not a transaction's. */
  public static final String SESSION_NOT_PAID = "4032";

  /** PayKKa did not take our signature; the JDK hands out no body, so no code of PayKKa's. */
  public static final ErrorCode UNAUTHORIZED =
      new ErrorCode("http-401", MERCHANT_SETUP, "PayKKa answered HTTP 401: signature not accepted");

  /** PayKKa wants us to slow down, whatever code it gives. */
  public static final ErrorCode TOO_MANY_REQUESTS =
      new ErrorCode("http-429", TRY_AGAIN_LATER, "PayKKa answered HTTP 429: too many requests");

  /** PayKKa was not asked. */
  public static final ErrorCode NOT_SENT =
      new ErrorCode(
          Failure.NOT_SENT.paykkaCode(),
          Failure.NOT_SENT.reason(),
          "The request did not leave for PayKKa");

  /** PayKKa reported a failure and gave no code. */
  public static final ErrorCode UNSTATED =
      new ErrorCode("unstated", CARD_DECLINED, "PayKKa reported a failure without a code");

  /** PayKKa reported that a refund failed and gave no code. */
  public static final ErrorCode REFUND_UNSTATED =
      new ErrorCode("refund-unstated", NOT_POSSIBLE, "PayKKa reported a failed refund, no code");

  /** What stands in place of a code that might be anything. */
  static final String UNREADABLE = "unreadable";

  /** PayKKa's codes, in the order of its lists. */
  static final List<ErrorCode> PUBLISHED =
      List.of(
          new ErrorCode("010000", MERCHANT_SETUP, "Invalid request or parameter"),
          new ErrorCode("999999", NOT_PROCESSED, "System exception"),
          new ErrorCode("1000", MERCHANT_SETUP, "Merchant does not exist"),
          new ErrorCode("1001", MERCHANT_SETUP, "Merchant disabled"),
          new ErrorCode("1002", MERCHANT_SETUP, "Entity does not exist"),
          new ErrorCode("1003", MERCHANT_SETUP, "Entity disabled"),
          new ErrorCode("1004", MERCHANT_SETUP, "Payment method not supported for merchant"),
          new ErrorCode("1005", MERCHANT_SETUP, "Payment type not supported for merchant"),
          new ErrorCode("1006", MERCHANT_SETUP, "Merchant may not refund"),
          new ErrorCode("1007", MERCHANT_SETUP, "Currency not supported for merchant"),
          new ErrorCode("1008", MERCHANT_SETUP, "Not PCI DSS certified, card in clear refused"),
          new ErrorCode("1009", MERCHANT_SETUP, "Component called with wrong parameters"),
          new ErrorCode("1010", MERCHANT_SETUP, "WeChat OpenID empty"),
          new ErrorCode("1011", MERCHANT_SETUP, "WeChat terminal type not supported"),
          new ErrorCode("1012", MERCHANT_SETUP, "Merchant's public key not configured"),
          new ErrorCode("1013", MERCHANT_SETUP, "Platform's public key does not exist"),
          new ErrorCode("1014", MERCHANT_SETUP, "Checkout theme does not exist"),
          new ErrorCode("1015", MERCHANT_SETUP, "Product does not exist"),
          new ErrorCode("1016", MERCHANT_SETUP, "Route does not exist"),
          new ErrorCode("1017", MERCHANT_SETUP, "Not on PayKKa's allow-list"),
          new ErrorCode("1018", MERCHANT_SETUP, "POS device information missing"),
          new ErrorCode("1019", MERCHANT_SETUP, "POS device unavailable"),
          new ErrorCode("1020", MERCHANT_SETUP, "POS serial number wrong"),
          new ErrorCode("1021", MERCHANT_SETUP, "Merchant id configured wrongly"),
          new ErrorCode("1022", MERCHANT_SETUP, "Merchant may not take payments"),
          new ErrorCode("2000", MERCHANT_SETUP, "Signature wrong"),
          new ErrorCode("2001", MERCHANT_SETUP, "Signature expired"),
          new ErrorCode("2002", MERCHANT_SETUP, "API version does not support the payment method"),
          new ErrorCode("2003", CARD_DATA_UNREADABLE, "Card encryption failed"),
          new ErrorCode("2004", CARD_DATA_UNREADABLE, "Card decryption failed"),
          new ErrorCode("2005", CARD_DATA_EXPIRED, "Encrypted card data expired"),
          new ErrorCode("2006", CARD_NOT_SUPPORTED, "Card not supported, use another"),
          new ErrorCode("2007", MERCHANT_SETUP, "Payment link's amount or currency changed"),
          new ErrorCode("2008", MERCHANT_SETUP, "Shopper reference required"),
          new ErrorCode("2009", MERCHANT_SETUP, "Shipping required"),
          new ErrorCode("2010", MERCHANT_SETUP, "mit required for a recurring payment"),
          new ErrorCode(
              "2011", MERCHANT_SETUP, "mit must be true after the first recurring payment"),
          new ErrorCode("2012", MERCHANT_SETUP, "mit must be false on the first recurring payment"),
          new ErrorCode("2013", MERCHANT_SETUP, "Only bank cards can be stored"),
          new ErrorCode("2014", MERCHANT_SETUP, "First recurring payment must store the card"),
          new ErrorCode("2015", AGREEMENT_ENDED, "Agreement does not exist"),
          new ErrorCode("2016", AGREEMENT_ENDED, "Agreement not active"),
          new ErrorCode("2017", MERCHANT_SETUP, "Agreement could not be created"),
          new ErrorCode("2099", INVALID_CARD, "Invalid card"),
          new ErrorCode("4032", NOT_PROCESSED, "About a session: the shopper has not paid yet"),
          new ErrorCode("206001", MERCHANT_SETUP, "API version invalid"),
          new ErrorCode("206002", MERCHANT_SETUP, "Signature missing"),
          new ErrorCode("206003", MERCHANT_SETUP, "Signature wrong"),
          new ErrorCode("206004", MERCHANT_SETUP, "Signature expired"),
          new ErrorCode("206005", MERCHANT_SETUP, "Merchant unknown"),
          new ErrorCode("206006", MERCHANT_SETUP, "Merchant's public key not configured"),
          new ErrorCode("206007", MERCHANT_SETUP, "Merchant disabled"),
          new ErrorCode("206008", MERCHANT_SETUP, "Member disabled"),
          new ErrorCode("206011", MERCHANT_SETUP, "Session does not exist"),
          new ErrorCode("206017", MERCHANT_SETUP, "PCI compliance insufficient"),
          new ErrorCode("206020", CARD_DATA_UNREADABLE, "Card data decryption failed"),
          new ErrorCode("206021", CARD_DATA_EXPIRED, "Encrypted card data expired"),
          new ErrorCode("206022", CARD_NOT_SUPPORTED, "Card not supported, use another"),
          new ErrorCode("206024", NOT_PROCESSED, "Order does not exist"),
          new ErrorCode("210001", MERCHANT_SETUP, "Payment method not supported"),
          new ErrorCode("210002", MERCHANT_SETUP, "Shopper reference empty"),
          new ErrorCode("210003", MERCHANT_SETUP, "Shipping empty"));

  /**
   * The local sandbox's, where PayKKa publishes none. PayKKa may mean something else by them, so
   * they never make an answer a definite no.
   */
  static final List<ErrorCode> OF_THE_SANDBOX =
      List.of(
          new ErrorCode("3061", NOT_POSSIBLE, "Refund declined"),
          new ErrorCode("4101", NOT_POSSIBLE, "Capture not possible"),
          new ErrorCode("4102", NOT_POSSIBLE, "Void not possible"),
          new ErrorCode("4103", NOT_POSSIBLE, "Refund not possible"));

  /** Ours, for answers of PayKKa's that have no code. */
  static final List<ErrorCode> OURS =
      List.of(
          UNAUTHORIZED,
          TOO_MANY_REQUESTS,
          NOT_SENT,
          UNSTATED,
          REFUND_UNSTATED,
          new ErrorCode(UNREADABLE, UNLISTED, "PayKKa's code cannot be one, so it is not shown"));

  private static final Map<String, FailureReason> REASONS =
      Stream.concat(PUBLISHED.stream(), OF_THE_SANDBOX.stream())
          .collect(Collectors.toUnmodifiableMap(ErrorCode::code, ErrorCode::reason));

  private static final Set<String> DEFINITE =
      PUBLISHED.stream()
          .map(ErrorCode::code)
          .filter(code -> !code.equals(SYSTEM_EXCEPTION) && !code.equals(SESSION_NOT_PAID))
          .collect(Collectors.toUnmodifiableSet());

  private ErrorCodes() {}

  /** Whether {@code code} is one of the ways PayKKa writes "no error". */
  public static boolean isSuccess(String code) {
    return switch (code) {
      case "000000", "0000", "0" -> true;
      default -> false;
    };
  }

  /** Whether {@code code} says that our signature was wrong or too old. */
  public static boolean isAboutOurSignature(String code) {
    return switch (code) {
      case "2000", "2001", "206002", "206003", "206004" -> true;
      default -> false;
    };
  }

  /** The field {@code error_code}, unless it is left out or stands for success. */
  public static Optional<String> in(JsonObject fields) {
    return PaykkaFields.text(fields, "error_code").filter(code -> !isSuccess(code));
  }

  /**
   * Whether {@code code} is one by which PayKKa refuses a request, so that nothing was done,
   * whatever else the answer is like.
   */
  public static boolean isDefiniteRefusal(String code) {
    return DEFINITE.contains(code);
  }

  /** What {@code code} means to shopper and merchant. */
  public static FailureReason reasonFor(String code) {
    return REASONS.getOrDefault(code, FailureReason.UNLISTED);
  }
}
