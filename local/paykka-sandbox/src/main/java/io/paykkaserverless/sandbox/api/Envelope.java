package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.json.JsonValue;
import io.paykkaserverless.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * What is answered before it is signed: {@code ret_code}, {@code ret_msg} and, on success, {@code
 * data} where there is any.
 *
 * @param text the body
 */
public record Envelope(int httpStatus, String retCode, String text) {

  /** Success with an object as {@code data}. */
  static Envelope success(Consumer<JsonWriter> data) {
    JsonWriter json = open().beginObject("data");
    data.accept(json);
    return success(json.end());
  }

  /** Success with any value as {@code data}. */
  static Envelope success(JsonValue data) {
    return success(open().put("data", data));
  }

  /** Success with nothing more to say. */
  static Envelope success() {
    return success(open());
  }

  /** Success, answered without an envelope. */
  static Envelope bare(String json) {
    return new Envelope(RetCode.SUCCESS.httpStatus(), RetCode.SUCCESS.code(), json);
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

  private static JsonWriter open() {
    return new JsonWriter()
        .put("ret_code", RetCode.SUCCESS.code())
        .put("ret_msg", RetCode.SUCCESS.message());
  }

  private static Envelope success(JsonWriter whole) {
    return bare(whole.toString());
  }
}
