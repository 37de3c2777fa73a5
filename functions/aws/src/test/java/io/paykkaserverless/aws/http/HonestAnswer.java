package io.paykkaserverless.aws.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;

/** What every answer to a body must be, whatever the body is: ours to give, and of some help. */
public final class HonestAnswer {

  private HonestAnswer() {}

  /**
   * Fails where a body is answered with a fault of ours, or is refused without saying where: each
   * pointer leads to a field that was sent, or to a place where one could have been.
   */
  public static void check(String body, Answer answer) {
    if (answer.status() >= 500) {
      throw new AssertionError("a fault of ours");
    }
    if (answer.status() < 400) {
      return;
    }
    if (!answer.header("content-type").equals("application/problem+json")) {
      throw new AssertionError("no problem of RFC 9457");
    }
    if (answer.problem().equals("invalid-request")) {
      JsonNode sent = read(body);
      if (answer.pointers().isEmpty()) {
        throw new AssertionError("no pointer");
      }
      answer.pointers().forEach(pointer -> checkLeadsIntoBody(sent, pointer));
    }
  }

  private static void checkLeadsIntoBody(JsonNode sent, String pointer) {
    boolean leads =
        pointer.isEmpty() || sent.at(JsonPointer.compile(pointer).head()).isContainerNode();
    if (!leads) {
      throw new AssertionError("the pointer " + pointer + " leads nowhere");
    }
  }

  private static JsonNode read(String body) {
    try {
      return ApiDocument.MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("fields were refused of what is not JSON", e);
    }
  }
}
