package io.paykkaserverless.core.order;

/** PayKKa's {@code bill} and {@code shipping}; the lengths are ours where PayKKa prints none. */
public enum AddressField implements DetailField {
  FIRST_NAME(DetailForm.TEXT, 64),
  MIDDLE_NAME(DetailForm.TEXT, 64),
  LAST_NAME(DetailForm.TEXT, 64),
  ADDRESS_LINE1(DetailForm.TEXT, 200),
  ADDRESS_LINE2(DetailForm.TEXT, 200),
  COUNTRY(DetailForm.COUNTRY, 2),
  STATE(DetailForm.TEXT, 64),
  CITY(DetailForm.TEXT, 64),
  POSTAL_CODE(DetailForm.TEXT, 16),
  EMAIL(DetailForm.EMAIL, 254),
  AREA_CODE(DetailForm.TEXT, 10),
  PHONE_NUMBER(DetailForm.TEXT, 32),
  DESCRIPTOR(DetailForm.TEXT, 64);

  private final DetailForm form;
  private final int lengthMax;

  AddressField(DetailForm form, int lengthMax) {
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
