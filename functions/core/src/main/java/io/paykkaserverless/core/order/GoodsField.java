package io.paykkaserverless.core.order;

/** One entry of PayKKa's {@code goods}. The price is in the currency's minor unit. */
public enum GoodsField implements DetailField {
  ID(DetailForm.TEXT, 64),
  NAME(DetailForm.TEXT, 200),
  DESCRIPTION(DetailForm.TEXT, 500),
  CATEGORY(DetailForm.TEXT, 100),
  BRAND(DetailForm.TEXT, 100),
  LINK(DetailForm.URL, 1000),
  PRICE(DetailForm.COUNT, 12),
  QUANTITY(DetailForm.POSITIVE_COUNT, 6),
  DELIVERY_DATE(DetailForm.DATE, 10),
  PICTURE_URL(DetailForm.URL, 1000);

  private final DetailForm form;
  private final int lengthMax;

  GoodsField(DetailForm form, int lengthMax) {
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
