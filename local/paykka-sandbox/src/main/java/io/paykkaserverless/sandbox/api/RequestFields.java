package io.paykkaserverless.sandbox.api;

import io.paykkaserverless.core.money.CurrencyCode;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonNumber;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonValue;
import io.paykkaserverless.json.MalformedJson;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads a request's fields: {@code null} counts as missing, an unknown field is no matter, a field
 * of another kind or length is refused.
 *
 * @param json the object they stand in
 * @param path where that object stands, with a dot at its end; empty for the root
 */
public record RequestFields(JsonObject json, String path) {

  static RequestFields parse(byte[] body) throws Refused {
    try {
      return new RequestFields(JsonReader.readObject(body), "");
    } catch (MalformedJson e) {
      throw Refused.invalid(String.valueOf(e.getMessage()));
    }
  }

  String required(String name, int lengthMax) throws Refused {
    Optional<String> value = optional(name, lengthMax);
    if (value.isEmpty()) {
      throw Refused.invalid(path + name + " is required");
    }
    return value.get();
  }

  Optional<String> optional(String name, int lengthMax) throws Refused {
    Optional<JsonValue> value = present(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> text = json.text(name);
    if (text.isEmpty()) {
      throw Refused.invalid(path + name + " must be text");
    }
    if (text.get().length() > lengthMax) {
      throw Refused.invalid(path + name + " is longer than " + lengthMax);
    }
    return text.filter(it -> !it.isEmpty());
  }

  /** One of the listed words, or the first of them where the field is missing. */
  String choice(String name, String... words) throws Refused {
    String value = optional(name, 64).orElse(words[0]);
    if (!Arrays.asList(words).contains(value)) {
      throw Refused.invalid(path + name + " must be one of " + String.join(", ", words));
    }
    return value;
  }

  Optional<Boolean> flag(String name) throws Refused {
    Optional<Boolean> value = json.bool(name);
    if (value.isEmpty() && present(name).isPresent()) {
      throw Refused.invalid(path + name + " must be true or false");
    }
    return value;
  }

  Optional<RequestFields> object(String name) throws Refused {
    Optional<JsonObject> value = json.object(name);
    if (value.isEmpty() && present(name).isPresent()) {
      throw Refused.invalid(path + name + " must be an object");
    }
    return value.map(object -> new RequestFields(object, path + name + "."));
  }

  /** Every element of an array, each of which must be an object. */
  List<RequestFields> objects(String name) throws Refused {
    Optional<JsonArray> value = json.array(name);
    if (value.isEmpty() && present(name).isPresent()) {
      throw Refused.invalid(path + name + " must be an array");
    }
    List<RequestFields> elements = new ArrayList<>();
    for (JsonValue element : value.map(JsonArray::values).orElse(List.of())) {
      if (!(element instanceof JsonObject object)) {
        throw Refused.invalid(path + name + " must hold objects");
      }
      elements.add(new RequestFields(object, path + name + "[" + elements.size() + "]."));
    }
    return elements;
  }

  void checkNumber(String name) throws Refused {
    Optional<JsonValue> value = present(name);
    if (value.isPresent() && !(value.get() instanceof JsonNumber)) {
      throw Refused.invalid(path + name + " must be a number");
    }
  }

  Optional<URI> address(String name) throws Refused {
    Optional<String> text = optional(name, 2048);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI uri = URI.create(text.get());
      if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) {
        return Optional.of(uri);
      }
    } catch (IllegalArgumentException _) {
      // Refused below, like every other text that is no address.
    }
    throw Refused.invalid(path + name + " must be an http or https address");
  }

  /** {@code amount} and {@code currency}. */
  Money money() throws Refused {
    return money("amount");
  }

  /** The amount called {@code name}, and {@code currency}. */
  Money money(String name) throws Refused {
    CurrencyCode currency =
        currency().orElseThrow(() -> Refused.invalid(path + "currency is required"));
    return new Money(
        minor(name).orElseThrow(() -> Refused.invalid(path + name + " is required")), currency);
  }

  Optional<CurrencyCode> currency() throws Refused {
    Optional<String> code = optional("currency", 3);
    try {
      return code.map(CurrencyCode::new);
    } catch (IllegalArgumentException _) {
      throw Refused.invalid(path + "currency must be an ISO 4217 code");
    }
  }

  /** An amount above zero; PayKKa's samples print amounts as text, too. */
  Optional<Long> minor(String name) throws Refused {
    Optional<Long> minor =
        json.integer(name)
            .or(
                () ->
                    json.text(name)
                        .filter(text -> text.matches("\\d{1,12}"))
                        .flatMap(text -> new JsonNumber(text).integer()));
    boolean fits = minor.filter(it -> it >= 1 && it <= Money.MINOR_MAX).isPresent();
    if (!fits && present(name).isPresent()) {
      throw Refused.invalid(
          path + name + " must be a whole number of minor units, 1 to " + Money.MINOR_MAX);
    }
    return minor;
  }

  boolean has(String name) {
    return present(name).isPresent();
  }

  private Optional<JsonValue> present(String name) {
    return json.get(name).filter(value -> !(value instanceof JsonValue.JsonNull));
  }

  @Override
  public String toString() {
    return "[fields of a request]";
  }
}
