package io.paykkaserverless.runner.merchant;

import io.paykkaserverless.json.JsonWriter;

/** What this server says to one request. */
final class Answer {

  private final int status;
  private final String contentType;
  private final byte[] body;

  /** Takes the body over; nobody may change it afterwards. */
  Answer(int status, String contentType, byte[] body) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
  }

  static Answer json(int status, byte[] body) {
    return new Answer(status, "application/json", body);
  }

  /** A problem (RFC 9457) that a page may show to a shopper. */
  static Answer problem(int status, String title, String detail) {
    return new Answer(
        status,
        "application/problem+json",
        new JsonWriter().put("status", status).put("title", title).put("detail", detail).toBytes());
  }

  static Answer empty(int status) {
    return new Answer(status, "", new byte[0]);
  }

  int status() {
    return status;
  }

  /** Empty where there is no body. */
  String contentType() {
    return contentType;
  }

  byte[] body() {
    return body;
  }
}
