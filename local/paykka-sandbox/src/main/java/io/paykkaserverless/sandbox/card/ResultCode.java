package io.paykkaserverless.sandbox.card;

/**
 * How a transaction ended, PayKKa's {@code error_code} and {@code error_description}.
 *
 * @param code four digits; {@code 0000} is success
 * @param description in PayKKa's words where the sources print them
 */
public record ResultCode(String code, String description) {

  public static final ResultCode SUCCESS = new ResultCode("0000", "request success");
  public static final ResultCode INVALID_CARD = new ResultCode("2099", "Invalid Card");
  public static final ResultCode CARD_NOT_SUPPORTED =
      new ResultCode("2006", "Card not supported, please use another card");

  /** A failure of which nothing more is told; {@code error_code} is left out. */
  public static final ResultCode UNSTATED = new ResultCode("0000", "");

  /** PayKKa publishes no code for it; this one is the sandbox's. */
  public static final ResultCode AUTHENTICATION_FAILED =
      new ResultCode("3001", "3DS authentication failed");

  /** PayKKa publishes no code for it; this one is the sandbox's. */
  public static final ResultCode AUTHENTICATION_EXPIRED =
      new ResultCode("3002", "3DS authentication not completed in time");

  /** PayKKa publishes no code for it; this one is the sandbox's. */
  public static final ResultCode REFUND_DECLINED = new ResultCode("3061", "Refund declined");

  /** A code that stands in no list, the sandbox's included. */
  public static final ResultCode UNHEARD_OF = new ResultCode("3999", "Declined by the issuer");

  public ResultCode {
    if (!code.matches("\\d{4}")) {
      throw new IllegalArgumentException("a result code has four digits, was " + code);
    }
  }

  public boolean isSuccess() {
    return equals(SUCCESS);
  }
}
