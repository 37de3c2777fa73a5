package io.paykkaserverless.core.order;

/** PayKKa's {@code customer}: who pays, as far as the merchant knows. */
public enum CustomerField implements DetailField {
  ID(DetailForm.TEXT, 64),
  NAME(DetailForm.TEXT, 128),
  REGISTRATION_TIME(DetailForm.DATE_TIME, 40),
  PAST_TRANSACTIONS(DetailForm.COUNT, 9),
  AREA_CODE(DetailForm.TEXT, 10),
  PHONE_NUMBER(DetailForm.TEXT, 32),
  DATE_OF_BIRTH(DetailForm.DATE, 10),
  GENDER(DetailForm.TEXT, 16),
  FIRST_SHOPPING_TIME(DetailForm.DATE_TIME, 40),
  LAST_SHOPPING_TIME(DetailForm.DATE_TIME, 40),
  LEVEL(DetailForm.TEXT, 32),
  EMAIL(DetailForm.EMAIL, 254),
  PAY_IP(DetailForm.IP_ADDRESS, 45),
  ORDER_IP(DetailForm.IP_ADDRESS, 45);

  private final DetailForm form;
  private final int lengthMax;

  CustomerField(DetailForm form, int lengthMax) {
    this.form = form;
    this.lengthMax = lengthMax;
  }

  @Override
  public DetailForm form() {
    return form;
  }

  @Override
  public int lengthMax() {
    return lengthMax;
  }
}
