package io.paykkaserverless.runner.demo;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * What a server answered.
 *
 * @param status HTTP status
 * @param location where it sends the browser
 * @param body as it came
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record HttpAnswer(int status, Optional<URI> location, byte[] body) {

  /** The body as an object; an empty one where it is none. */
  public JsonObject json() {
    try {
      return JsonReader.readObject(body);
    } catch (MalformedJson _) {
      return new JsonObject(Map.of());
    }
  }

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The field {@code status} of a payment, or what came instead. */
  public String paymentStatus() {
    return json().text("status").orElse("HTTP " + status);
  }

  /** Where the shopper has to go to continue, if anywhere. */
  public Optional<URI> nextAction() {
    return json().object("next_action").flatMap(action -> action.text("url")).map(URI::create);
  }
}
