package io.paykkaserverless.runner.iam;

import com.sun.net.httpserver.HttpExchange;
import io.paykkaserverless.json.JsonWriter;
import java.io.IOException;
import java.util.UUID;

/**
 * What AWS's JSON protocols answer to whom they do not let through, always with status 400.
 *
 * @param type the exception, as SDKs know it
 * @param message for people
 */
record Refusal(String type, String message) {

  private static final int STATUS = 400;

  static Refusal accessDenied(Principal who, Permission lacking) {
    return new Refusal(
        "AccessDeniedException",
        ("User: %s is not authorized to perform: %s on resource: %s"
                + " because no identity-based policy allows the %s action")
            .formatted(who.arn(), lacking.action(), lacking.resource(), lacking.action()));
  }

  static Refusal unknownCaller() {
    return new Refusal(
        "UnrecognizedClientException", "The security token included in the request is invalid.");
  }

  static Refusal notUnderstood() {
    return new Refusal("UnknownOperationException", "");
  }

  void send(HttpExchange exchange) throws IOException {
    byte[] body =
        new JsonWriter()
            .put("__type", "com.amazon.coral.service#" + type)
            .put("Message", message)
            .toBytes();
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
    exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
    exchange.sendResponseHeaders(STATUS, body.length);
    exchange.getResponseBody().write(body);
  }
}
