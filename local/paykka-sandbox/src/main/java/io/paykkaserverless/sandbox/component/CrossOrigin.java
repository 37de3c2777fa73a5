package io.paykkaserverless.sandbox.component;

import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.sandbox.api.RetCode;
import io.paykkaserverless.sandbox.http.HttpAnswer;
import io.paykkaserverless.sandbox.http.HttpRequest;

/** Lets the shop's pages read answers, and nobody else's. */
final class CrossOrigin {

  private final OriginWhitelist whitelist;

  CrossOrigin(OriginWhitelist whitelist) {
    this.whitelist = whitelist;
  }

  /** Whether a page asks that may not. */
  boolean isStranger(HttpRequest request) {
    return request.header("Origin").filter(origin -> !whitelist.allows(origin)).isPresent();
  }

  /** The answer as a page on the whitelist may read it. */
  HttpAnswer shared(HttpRequest request, HttpAnswer answer) {
    HttpAnswer varying = answer.with("Vary", "Origin");
    return request
        .header("Origin")
        .filter(whitelist::allows)
        .map(origin -> varying.with("Access-Control-Allow-Origin", origin))
        .orElse(varying);
  }

  /** Answers what a browser asks before it posts JSON to another origin. */
  HttpAnswer preflight(HttpRequest request) {
    if (isStranger(request)) {
      return refusal(RetCode.NOT_ON_WHITELIST);
    }
    return shared(request, HttpAnswer.empty(204))
        .with("Access-Control-Allow-Methods", "POST")
        .with("Access-Control-Allow-Headers", "content-type");
  }

  static HttpAnswer refusal(RetCode code) {
    return refusal(code, code.message());
  }

  static HttpAnswer refusal(RetCode code, String message) {
    return HttpAnswer.json(
        code.httpStatus(),
        new JsonWriter().put("ret_code", code.code()).put("ret_msg", message).toBytes());
  }
}
