package io.paykkaserverless.paykka.transaction;

import static io.paykkaserverless.core.payment.FailureReason.CARD_DATA_EXPIRED;
import static io.paykkaserverless.core.payment.FailureReason.CARD_DATA_UNREADABLE;
import static io.paykkaserverless.core.payment.FailureReason.CARD_NOT_SUPPORTED;
import static io.paykkaserverless.core.payment.FailureReason.INVALID_CARD;
import static io.paykkaserverless.core.payment.FailureReason.MERCHANT_SETUP;
import static io.paykkaserverless.core.payment.FailureReason.NOT_PROCESSED;
import static java.util.Map.entry;

import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * Every error code PayKKa has published, and what it means to shopper and merchant: the four-digit
 * transaction codes, the three general {@code ret_code}s, and the six-digit ones of older versions.
 * PayKKa's lists are longer than what could be read of them; a code that is not here is {@link
 * FailureReason#UNLISTED}.
 */
public final class ErrorCodes {

  /** "System exception": says nothing about whether the request had its effect. */
  public static final String SYSTEM_EXCEPTION = "999999";

  /** "Order does not exist". */
  public static final String NO_SUCH_ORDER = "206024";

  /** A session's answer, "the shopper has not paid yet"; its status is not a transaction's. */
  public static final String SESSION_NOT_PAID = "4032";

  private static final Map<String, FailureReason> REASONS =
      Map.ofEntries(
          entry("010000", MERCHANT_SETUP), // invalid request
          entry("999999", NOT_PROCESSED), // system exception
          entry("1000", MERCHANT_SETUP), // merchant does not exist
          entry("1001", MERCHANT_SETUP), // merchant disabled
          entry("1002", MERCHANT_SETUP), // entity does not exist
          entry("1003", MERCHANT_SETUP), // entity disabled
          entry("1004", MERCHANT_SETUP), // payment method not supported for merchant
          entry("1005", MERCHANT_SETUP), // payment type not supported for merchant
          entry("1006", MERCHANT_SETUP), // merchant may not refund
          entry("1007", MERCHANT_SETUP), // currency not supported for merchant
          entry("1008", MERCHANT_SETUP), // not PCI certified, plain card refused
          entry("1009", MERCHANT_SETUP), // component called with wrong parameters
          entry("1010", MERCHANT_SETUP), // WeChat OpenID empty
          entry("1011", MERCHANT_SETUP), // WeChat terminal type not supported
          entry("1012", MERCHANT_SETUP), // merchant's public key not configured
          entry("1013", MERCHANT_SETUP), // platform's public key does not exist
          entry("1014", MERCHANT_SETUP), // checkout theme does not exist
          entry("1015", MERCHANT_SETUP), // product does not exist
          entry("1016", MERCHANT_SETUP), // route does not exist
          entry("1017", MERCHANT_SETUP), // not on PayKKa's allow-list
          entry("1018", MERCHANT_SETUP), // POS device information missing
          entry("1019", MERCHANT_SETUP), // POS device unavailable
          entry("1020", MERCHANT_SETUP), // POS serial number wrong
          entry("1021", MERCHANT_SETUP), // merchant id configured wrongly
          entry("1022", MERCHANT_SETUP), // merchant may not take payments
          entry("2000", MERCHANT_SETUP), // signature wrong
          entry("2001", MERCHANT_SETUP), // signature expired
          entry("2002", MERCHANT_SETUP), // API version does not support the payment method
          entry("2003", CARD_DATA_UNREADABLE), // card encryption failed
          entry("2004", CARD_DATA_UNREADABLE), // card decryption failed
          entry("2005", CARD_DATA_EXPIRED), // encrypted card data expired
          entry("2006", CARD_NOT_SUPPORTED), // card not supported, use another
          entry("2007", MERCHANT_SETUP), // payment link's amount or currency changed
          entry("2008", MERCHANT_SETUP), // shopper reference required
          entry("2009", MERCHANT_SETUP), // shipping required
          entry("2010", MERCHANT_SETUP), // mit required for a recurring payment
          entry("2011", MERCHANT_SETUP), // mit must be true after the first recurring payment
          entry("2012", MERCHANT_SETUP), // mit must be false on the first recurring payment
          entry("2013", MERCHANT_SETUP), // only bank cards can be stored
          entry("2014", MERCHANT_SETUP), // first recurring payment must store the card
          entry("2015", MERCHANT_SETUP), // agreement does not exist
          entry("2016", MERCHANT_SETUP), // agreement not active
          entry("2017", MERCHANT_SETUP), // agreement could not be created
          entry("2099", INVALID_CARD), // invalid card
          entry("4032", NOT_PROCESSED), // a session: the shopper has not paid yet
          entry("206001", MERCHANT_SETUP), // API version invalid
          entry("206002", MERCHANT_SETUP), // signature missing
          entry("206003", MERCHANT_SETUP), // signature wrong
          entry("206004", MERCHANT_SETUP), // signature expired
          entry("206005", MERCHANT_SETUP), // merchant unknown
          entry("206006", MERCHANT_SETUP), // merchant's public key not configured
          entry("206007", MERCHANT_SETUP), // merchant disabled
          entry("206008", MERCHANT_SETUP), // member disabled
          entry("206011", MERCHANT_SETUP), // session does not exist
          entry("206017", MERCHANT_SETUP), // PCI compliance insufficient
          entry("206020", CARD_DATA_UNREADABLE), // card data decryption failed
          entry("206021", CARD_DATA_EXPIRED), // encrypted card data expired
          entry("206022", CARD_NOT_SUPPORTED), // card not supported, use another
          entry("206024", NOT_PROCESSED), // order does not exist
          entry("210001", MERCHANT_SETUP), // payment method not supported
          entry("210002", MERCHANT_SETUP), // shopper reference empty
          entry("210003", MERCHANT_SETUP)); // shipping empty

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

  /** What {@code code} means to shopper and merchant. */
  public static FailureReason reasonFor(String code) {
    return REASONS.getOrDefault(code, FailureReason.UNLISTED);
  }
}
