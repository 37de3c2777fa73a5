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

  public ResultCode {
    if (!code.matches("\\d{4}")) {
      throw new IllegalArgumentException("a result code has four digits, was " + code);
    }
  }

  public boolean isSuccess() {
    return equals(SUCCESS);
  }
}
