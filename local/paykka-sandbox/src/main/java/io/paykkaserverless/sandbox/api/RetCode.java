package io.paykkaserverless.sandbox.api;

/**
 * The {@code ret_code}s the sandbox answers with, and the HTTP status of each. The codes are
 * PayKKa's, but for those marked as assumed; which status goes with which is only documented in
 * part.
 */
public enum RetCode {
  SUCCESS("000000", 200, "Success"),
  INVALID_REQUEST("010000", 400, "Invalid request"),
  SYSTEM_EXCEPTION("999999", 500, "System exception"),
  TOO_MANY_REQUESTS("999999", 429, "Too many requests"),
  ORDER_UNKNOWN("206024", 404, "Order does not exist"),
  SESSION_UNKNOWN("206011", 404, "Session does not exist"),
  MERCHANT_UNKNOWN("1000", 404, "Merchant does not exist"),
  MERCHANT_DISABLED("1001", 403, "Merchant disabled"),
  ENTITY_UNKNOWN("1002", 404, "Entity does not exist"),
  METHOD_NOT_SUPPORTED("1004", 403, "Merchant does not support this payment method"),
  TYPE_NOT_SUPPORTED("1005", 403, "Merchant does not support this payment type"),
  CURRENCY_NOT_SUPPORTED("1007", 403, "Merchant does not support this currency"),
  NOT_PCI_CERTIFIED("1008", 403, "Not PCI certified"),
  MAY_NOT_TAKE_PAYMENTS("1022", 403, "Merchant may not take payments"),
  MAY_NOT_REFUND("1006", 403, "Merchant may not refund"),
  NOT_ON_WHITELIST("1017", 403, "Not on the whitelist, please contact PayKKa"),
  SIGNATURE_WRONG("2000", 401, "Signature error"),
  SIGNATURE_EXPIRED("2001", 401, "Signature expired"),
  CARD_UNREADABLE("2004", 400, "Card decryption failed"),
  CARD_DATA_EXPIRED("2005", 400, "Encrypted card data expired, please retry"),
  SHOPPER_REFERENCE_MISSING("2008", 400, "shopper_reference is required"),
  SHIPPING_MISSING("2009", 400, "shipping is required"),
  MIT_MISSING("2010", 400, "mit is required for recurring payments"),
  MIT_NOT_TRUE("2011", 400, "mit must be true for every recurring payment but the first"),
  MIT_NOT_FALSE("2012", 400, "mit must be false for the first recurring payment"),
  STORE_ONLY_BANKCARD("2013", 400, "Only BANKCARD can be stored"),
  STORE_MISSING("2014", 400, "store_payment_method must be true for the first recurring payment"),
  AGREEMENT_UNKNOWN("2015", 400, "Recurring agreement does not exist"),
  AGREEMENT_NOT_ACTIVE("2016", 400, "Recurring agreement is not active"),

  /** Assumed: PayKKa's page says nothing of a refund it does not know. */
  REFUND_UNKNOWN("206024", 404, "Refund order does not exist"),

  /** Assumed: nothing to capture, or less than was asked for. */
  CAPTURE_NOT_POSSIBLE("4101", 400, "Capture not possible"),

  /** Assumed: nothing to void. */
  VOID_NOT_POSSIBLE("4102", 400, "Void not possible"),

  /** Assumed: nothing to refund, or less than was asked for. */
  REFUND_NOT_POSSIBLE("4103", 400, "Refund not possible");

  private final String code;
  private final int httpStatus;
  private final String message;

  RetCode(String code, int httpStatus, String message) {
    this.code = code;
    this.httpStatus = httpStatus;
    this.message = message;
  }

  public String code() {
    return code;
  }

  public int httpStatus() {
    return httpStatus;
  }

  public String message() {
    return message;
  }
}
