package io.paykkaserverless.core.card;

import io.paykkaserverless.core.order.DetailField;
import io.paykkaserverless.core.order.DetailForm;

/** PayKKa's {@code browser}: what 3-D Secure and fraud detection want to know. */
public enum DeviceField implements DetailField {
  USER_AGENT(DetailForm.TEXT, 512),
  LANGUAGE(DetailForm.TEXT, 35),
  COLOR_DEPTH(DetailForm.TEXT, 3),
  TIMEZONE_OFFSET(DetailForm.TEXT, 6),
  SCREEN_HEIGHT(DetailForm.TEXT, 6),
  SCREEN_WIDTH(DetailForm.TEXT, 6),
  JAVA_ENABLED(DetailForm.FLAG, 5),
  DEVICE_TYPE(DetailForm.DEVICE_TYPE, 16),
  TERMINAL_TYPE(DetailForm.TERMINAL_TYPE, 16),
  DEVICE_OS(DetailForm.DEVICE_OS, 16),
  COOKIES(DetailForm.TEXT, 4096),
  DEVICE_FINGER_PRINT_ID(DetailForm.TEXT, 128),
  FRAUD_DETECTION_ID(DetailForm.TEXT, 128);

  private final DetailForm form;
  private final int lengthMax;

  DeviceField(DetailForm form, int lengthMax) {
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
