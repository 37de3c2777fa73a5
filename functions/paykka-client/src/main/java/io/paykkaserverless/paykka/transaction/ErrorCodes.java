package io.paykkaserverless.paykka.transaction;

import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.json.JsonObject;
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
    return switch (code) {
      case "010000", // invalid request
          "1000", // merchant does not exist
          "1001", // merchant disabled
          "1002", // entity does not exist
          "1003", // entity disabled
          "1004", // payment method not supported for merchant
          "1005", // payment type not supported for merchant
          "1006", // merchant may not refund
          "1007", // currency not supported for merchant
          "1008", // not PCI certified, plain card refused
          "1009", // component called with wrong parameters
          "1010", // WeChat OpenID empty
          "1011", // WeChat terminal type not supported
          "1012", // merchant's public key not configured
          "1013", // platform's public key does not exist
          "1014", // checkout theme does not exist
          "1015", // product does not exist
          "1016", // route does not exist
          "1017", // not on PayKKa's allow-list
          "1018", // POS device information missing
          "1019", // POS device unavailable
          "1020", // POS serial number wrong
          "1021", // merchant id configured wrongly
          "1022", // merchant may not take payments
          "2000", // signature wrong
          "2001", // signature expired
          "2002", // API version does not support the payment method
          "2007", // payment link's amount or currency changed
          "2008", // shopper reference required
          "2009", // shipping required
          "2010", // mit required for a recurring payment
          "2011", // mit must be true after the first recurring payment
          "2012", // mit must be false on the first recurring payment
          "2013", // only bank cards can be stored
          "2014", // first recurring payment must store the card
          "2015", // agreement does not exist
          "2016", // agreement not active
          "2017", // agreement could not be created
          "206001", // API version invalid
          "206002", // signature missing
          "206003", // signature wrong
          "206004", // signature expired
          "206005", // merchant unknown
          "206006", // merchant's public key not configured
          "206007", // merchant disabled
          "206008", // member disabled
          "206011", // session does not exist
          "206017", // PCI compliance insufficient
          "210001", // payment method not supported
          "210002", // shopper reference empty
          "210003" -> // shipping empty
          FailureReason.MERCHANT_SETUP;
      case "2003", // card encryption failed
          "2004", // card decryption failed
          "206020" -> // card data decryption failed
          FailureReason.CARD_DATA_UNREADABLE;
      case "2005", // encrypted card data expired
          "206021" -> // encrypted card data expired
          FailureReason.CARD_DATA_EXPIRED;
      case "2006", // card not supported, use another
          "206022" -> // card not supported, use another
          FailureReason.CARD_NOT_SUPPORTED;
      case "2099" -> FailureReason.INVALID_CARD; // invalid card
      case NO_SUCH_ORDER, SESSION_NOT_PAID, SYSTEM_EXCEPTION -> FailureReason.NOT_PROCESSED;
      default -> FailureReason.UNLISTED;
    };
  }
}
