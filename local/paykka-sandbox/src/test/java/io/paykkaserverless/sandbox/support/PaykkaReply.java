package io.paykkaserverless.sandbox.support;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** What came back, easy to look at. */
public record PaykkaReply(int status, Map<String, String> headers, String body) {

  public JsonObject json() {
    try {
      return JsonReader.readObject(body.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedJson e) {
      throw new AssertionError("the reply is not JSON", e);
    }
  }

  public String retCode() {
    return json().text("ret_code").orElse("");
  }

  public String retMsg() {
    return json().text("ret_msg").orElse("");
  }

  public JsonObject data() {
    return json().object("data").orElseThrow();
  }

  public String field(String name) {
    return data().text(name).orElse("");
  }

  public String transactionStatus() {
    return field("status");
  }

  public long balance(String name) {
    return data().object("balances").flatMap(it -> it.integer(name)).orElseThrow();
  }

  public Optional<String> authenticationUrl() {
    return data().object("authentication_result").flatMap(it -> it.text("authentication_url"));
  }
}
