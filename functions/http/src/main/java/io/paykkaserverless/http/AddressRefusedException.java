package io.paykkaserverless.http;

import java.io.IOException;

/** We do not connect there. Nothing has left. */
final class AddressRefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  /** With a {@code reason} that quotes nothing of the address. */
  AddressRefusedException(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
