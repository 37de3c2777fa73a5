package io.paykkaserverless.aws.secrets;

import io.paykkaserverless.aws.secrets.ConfiguredEndpoint.Retiring;
import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.secret.HmacKey;
import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonValue;
import io.paykkaserverless.json.JsonValue.JsonString;
import io.paykkaserverless.json.MalformedJson;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The form of the secret that says who hears of changes, where, and with which keys it is signed
 * (as Standard Webhooks 1.0 writes them): {@code {"<name>":{"url":"https://...",
 * "events":["payment.*"],"current":"whsec_<Base64>","previous":"whsec_<Base64>",
 * "previous_until":"<RFC 3339>"}}}, where events and the previous key may be left out. Refuses what
 * it does not know, so that nobody believes that it works.
 */
public final class EndpointsForm implements SecretParser<List<ConfiguredEndpoint>> {

  /** As many endpoints as there may be. */
  public static final int ENDPOINTS_MAX = 100;

  private static final Set<String> MEMBERS =
      Set.of("url", "events", "current", "previous", "previous_until");
  private static final String KEY_PREFIX = "whsec_";
  private static final int KEY_BYTES_MIN = 24;
  private static final int KEY_BYTES_MAX = 64;
  private static final String ALL_BENEATH = ".*";

  private final Predicate<URI> allowed;

  /**
   * A form.
   *
   * @param allowed which addresses messages may be sent to
   */
  public EndpointsForm(Predicate<URI> allowed) {
    this.allowed = allowed;
  }

  /**
   * The endpoints, by name.
   *
   * @throws MalformedSecret naming the endpoint and what is wrong with it
   */
  @Override
  public List<ConfiguredEndpoint> parse(String text) {
    JsonObject json = object(text);
    if (json.fields().isEmpty() || json.fields().size() > ENDPOINTS_MAX) {
      throw new MalformedSecret("there must be 1 to " + ENDPOINTS_MAX + " endpoints");
    }
    Set<ByteBuffer> keys = new HashSet<>();
    List<ConfiguredEndpoint> endpoints = new ArrayList<>();
    json.fields().forEach((name, value) -> endpoints.add(endpoint(name, value, keys)));
    endpoints.sort((one, other) -> one.name().value().compareTo(other.name().value()));
    return List.copyOf(endpoints);
  }

  private ConfiguredEndpoint endpoint(String text, JsonValue value, Set<ByteBuffer> keys) {
    // Not quoted: what is no name may be a key in the wrong place.
    EndpointName name =
        EndpointName.parse(text)
            .orElseThrow(
                () -> new MalformedSecret("an endpoint's name must match " + EndpointName.FORM));
    try {
      if (!(value instanceof JsonObject json)) {
        throw new MalformedSecret("must be an object");
      }
      if (!MEMBERS.containsAll(json.fields().keySet())) {
        throw new MalformedSecret(
            "has a member that is none of " + MEMBERS.stream().sorted().toList());
      }
      return new ConfiguredEndpoint(
          name, url(json), wants(json), key(json, "current", keys), previous(json, keys));
    } catch (MalformedSecret e) {
      throw new MalformedSecret("endpoint " + name + ": " + e.getMessage());
    }
  }

  private URI url(JsonObject json) {
    try {
      URI url = new URI(text(json, "url"));
      if (allowed.test(url)) {
        return url;
      }
    } catch (URISyntaxException _) {
      // its message quotes the address
    }
    throw new MalformedSecret(
        "url must be a public https address without user name, password and fragment");
  }

  private static Set<NotificationType> wants(JsonObject json) {
    if (json.get("events").isEmpty()) {
      return EnumSet.allOf(NotificationType.class);
    }
    List<JsonValue> entries = json.array("events").map(JsonArray::values).orElseGet(List::of);
    if (entries.isEmpty()) {
      throw new MalformedSecret("events must be an array with entries, or left out for all events");
    }
    Set<NotificationType> wants = EnumSet.noneOf(NotificationType.class);
    for (JsonValue entry : entries) {
      List<NotificationType> named =
          entry instanceof JsonString(String pattern) ? matching(pattern) : List.of();
      if (named.isEmpty()) {
        throw new MalformedSecret("events has an entry that stands for no event of ours");
      }
      wants.addAll(named);
    }
    return wants;
  }

  /** One type, or for {@code payment.*} all that begin with {@code payment.}. */
  private static List<NotificationType> matching(String pattern) {
    boolean all = pattern.endsWith(ALL_BENEATH);
    String group = pattern.substring(0, pattern.length() - (all ? 1 : 0));
    return Arrays.stream(NotificationType.values())
        .filter(type -> all ? type.code().startsWith(group) : type.code().equals(pattern))
        .toList();
  }

  private static Optional<Retiring> previous(JsonObject json, Set<ByteBuffer> keys) {
    if (json.get("previous").isPresent() != json.get("previous_until").isPresent()) {
      throw new MalformedSecret("previous and previous_until go together");
    }
    return json.get("previous").isPresent()
        ? Optional.of(new Retiring(key(json, "previous", keys), instant(json, "previous_until")))
        : Optional.empty();
  }

  private static HmacKey key(JsonObject json, String member, Set<ByteBuffer> keys) {
    byte[] bytes = decoded(text(json, member));
    if (bytes.length < KEY_BYTES_MIN || bytes.length > KEY_BYTES_MAX) {
      throw new MalformedSecret(
          "%s must be %s and Base64 of %d to %d bytes"
              .formatted(member, KEY_PREFIX, KEY_BYTES_MIN, KEY_BYTES_MAX));
    }
    if (!keys.add(ByteBuffer.wrap(bytes))) {
      throw new MalformedSecret(member + " is a key that is there already; each needs its own");
    }
    return new HmacKey(bytes);
  }

  /** The bytes of a key; none where it is of another form. */
  private static byte[] decoded(String key) {
    try {
      return key.startsWith(KEY_PREFIX)
          ? Base64.getDecoder().decode(key.substring(KEY_PREFIX.length()))
          : new byte[0];
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }

  private static Instant instant(JsonObject json, String member) {
    try {
      return OffsetDateTime.parse(text(json, member)).toInstant();
    } catch (DateTimeException _) {
      throw new MalformedSecret(member + " must be a time like 2026-12-01T00:00:00Z");
    }
  }

  private static String text(JsonObject json, String member) {
    return json.text(member).orElseThrow(() -> new MalformedSecret(member + " must be text"));
  }

  private static JsonObject object(String text) {
    try {
      return JsonReader.readObject(text.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedJson e) {
      throw new MalformedSecret("it is no JSON object: " + e.getMessage());
    }
  }
}
