package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.json.JsonWriter;
import java.nio.charset.StandardCharsets;

/**
 * What is answered before it is signed: {@code ret_code}, {@code ret_msg} and, on success, {@code
 * data}.
 *
 * @param text the body
 */
record Envelope(int httpStatus, String retCode, String text) {

  static Envelope success(JsonWriter withData) {
    return new Envelope(
        RetCode.SUCCESS.httpStatus(), RetCode.SUCCESS.code(), withData.end().toString());
  }

  /** Opens an envelope whose {@code data} is written next and handed to {@link #success}. */
  static JsonWriter open() {
    return new JsonWriter()
        .put("ret_code", RetCode.SUCCESS.code())
        .put("ret_msg", RetCode.SUCCESS.message())
        .beginObject("data");
  }

  static Envelope refusal(RetCode code, String message) {
    String text = new JsonWriter().put("ret_code", code.code()).put("ret_msg", message).toString();
    return new Envelope(code.httpStatus(), code.code(), text);
  }

  static Envelope garbage() {
    return new Envelope(200, "", "<html>It works");
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
