package io.paykkaserverless.runner.rotate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.paykkaserverless.aws.secrets.ConfiguredEndpoint;
import io.paykkaserverless.aws.secrets.EndpointsForm;
import io.paykkaserverless.aws.secrets.MalformedSecret;
import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonValue;
import io.paykkaserverless.json.JsonValue.JsonString;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.runner.keys.Unusable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One endpoint's keys in the secret of all endpoints. What it makes of the secret differs in this
 * endpoint's keys alone. Prints none.
 */
final class EndpointKeys {

  private static final String CURRENT = "current";
  private static final String PREVIOUS = "previous";
  private static final String PREVIOUS_UNTIL = "previous_until";

  private final JsonObject endpoints;
  private final EndpointName name;
  private final JsonObject endpoint;
  private final Optional<Instant> previousUntil;

  private EndpointKeys(JsonObject endpoints, ConfiguredEndpoint configured) {
    this.endpoints = endpoints;
    this.name = configured.name();
    this.endpoint = endpoints.object(name.value()).orElseThrow();
    this.previousUntil = configured.previous().map(ConfiguredEndpoint.Retiring::until);
  }

  /**
   * The keys of {@code name}.
   *
   * @param secret the whole secret's text
   * @throws Unusable where functions could not read it, or it has no such endpoint; quotes no value
   */
  static EndpointKeys in(String secret, EndpointName name) {
    List<ConfiguredEndpoint> all = parsed(secret);
    return all.stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .map(it -> new EndpointKeys(json(secret), it))
        .orElseThrow(
            () ->
                new Unusable(
                    "the secret has no endpoint %s; it has %s"
                        .formatted(
                            name,
                            all.stream()
                                .map(it -> it.name().value())
                                .collect(Collectors.joining(", ")))));
  }

  /** When the previous key signs no more; nothing where there is none. */
  Optional<Instant> previousUntil() {
    return previousUntil;
  }

  /** The secret's text with a new key; the one that signs now signs until {@code until}, too. */
  String renewed(String key, Instant until) {
    Map<String, JsonValue> members = withoutPrevious();
    Optional<JsonValue> old = Optional.ofNullable(members.put(CURRENT, new JsonString(key)));
    members.put(PREVIOUS, old.orElseThrow());
    members.put(PREVIOUS_UNTIL, new JsonString(until.toString()));
    return with(members);
  }

  /** The secret's text without the previous key. */
  String ended() {
    return with(withoutPrevious());
  }

  /**
   * The secret's text with the previous key as the one that stays; the current one signs as long as
   * the previous would have.
   *
   * @throws Unusable where there is no previous key, or it signs no more at {@code now}: receivers
   *     were told to forget it then
   */
  String swapped(Instant now) {
    Instant until =
        previousUntil.orElseThrow(() -> new Unusable("endpoint " + name + " has no previous key"));
    if (!until.isAfter(now)) {
      throw new Unusable(
          ("there is no way back for endpoint %s: its previous key signed until %s, and its"
                  + " receiver was to forget it then and would refuse every message; without --back"
                  + " it gets a new key beside the one that signs")
              .formatted(name, until));
    }
    Map<String, JsonValue> members = new LinkedHashMap<>(endpoint.fields());
    JsonValue previous = Optional.ofNullable(members.get(PREVIOUS)).orElseThrow();
    Optional<JsonValue> current = Optional.ofNullable(members.put(CURRENT, previous));
    members.put(PREVIOUS, current.orElseThrow());
    return with(members);
  }

  private Map<String, JsonValue> withoutPrevious() {
    Map<String, JsonValue> members = new LinkedHashMap<>(endpoint.fields());
    members.remove(PREVIOUS);
    members.remove(PREVIOUS_UNTIL);
    return members;
  }

  private String with(Map<String, JsonValue> members) {
    JsonWriter text = new JsonWriter();
    endpoints
        .fields()
        .forEach(
            (other, value) ->
                text.put(other, other.equals(name.value()) ? new JsonObject(members) : value));
    String changed = text.toString();
    parsed(changed);
    return changed;
  }

  /** As functions read it. An address that they would refuse is none of our business. */
  private static List<ConfiguredEndpoint> parsed(String secret) {
    try {
      return new EndpointsForm(_ -> true).parse(secret);
    } catch (MalformedSecret e) {
      throw new Unusable(
          "the secret is not as functions want it, so nothing was changed: " + e.getMessage());
    }
  }

  private static JsonObject json(String secret) {
    try {
      return JsonReader.readObject(secret.getBytes(UTF_8));
    } catch (MalformedJson _) {
      throw new Unusable("the secret's text is no JSON object");
    }
  }

  @Override
  public String toString() {
    return "[keys of " + name + "]";
  }
}
