package io.paykkaserverless.aws.http;

import io.paykkaserverless.aws.http.Problem.FieldError;
import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonValue;
import io.paykkaserverless.json.JsonValue.JsonNull;
import io.paykkaserverless.json.MalformedJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of a JSON body. A handler asks for every field it knows, calls {@link #requireValid},
 * and then takes the values; whatever is missing, wrong or unknown goes into one answer.
 *
 * <pre>{@code
 * RequestBody body = RequestBody.of(request);
 * Field<Long> amount = body.required("amount", FieldType.integer(1, 100));
 * Field<Optional<String>> note = body.optional("note", FieldType.text(1, 200));
 * body.requireValid();
 * use(amount.value(), note.value());
 * }</pre>
 *
 * <p>{@code null} counts as absent. Not for use by several threads.
 */
public final class RequestBody {

  private static final int ERRORS_MAX = 20;

  /** Too few for a card number, however it is written. */
  private static final int DIGITS_OF_A_NAME_MAX = 8;

  private final String pointer;
  private final JsonObject json;
  private final List<FieldError> errors;
  private final Set<String> known = new HashSet<>();
  private final List<RequestBody> children = new ArrayList<>();

  private RequestBody(String pointer, JsonObject json, List<FieldError> errors) {
    this.pointer = pointer;
    this.json = json;
    this.errors = errors;
  }

  /**
   * The body of {@code request}.
   *
   * @throws ProblemException 415 where it is not said to be JSON, 400 where it is none
   */
  public static RequestBody of(HttpRequest request) {
    if (!request.header("content-type").map(RequestBody::isJson).orElse(false)) {
      throw new ProblemException(Problem.notJson());
    }
    try {
      return new RequestBody("", JsonReader.readObject(request.body().bytes()), new ArrayList<>());
    } catch (MalformedJson e) {
      throw new ProblemException(
          Problem.malformedBody("The body is not acceptable: " + e.getMessage() + "."));
    }
  }

  /** A field that must be there. */
  public <T> Field<T> required(String name, FieldType<T> type) {
    Optional<JsonValue> value = take(name);
    if (value.isEmpty()) {
      error(name, "is required and must be " + type.wants());
    }
    return new Field<>(pointer(name), value.flatMap(v -> read(name, type, v)));
  }

  /** A field that may be left out. */
  public <T> Field<Optional<T>> optional(String name, FieldType<T> type) {
    Optional<JsonValue> value = take(name);
    return new Field<>(pointer(name), Optional.of(value.flatMap(v -> read(name, type, v))));
  }

  /** Stands for a field that this request does not have; sending it is an error like any other. */
  public <T> Field<Optional<T>> absent() {
    return new Field<>(pointer, Optional.of(Optional.empty()));
  }

  /** The fields of an object that must be there. */
  public RequestBody object(String name) {
    Optional<JsonValue> value = take(name);
    if (value.isEmpty()) {
      error(name, "is required and must be an object");
    }
    return child(name, value);
  }

  /** The fields of an object that may be left out. Ask for optional ones only. */
  public RequestBody optionalObject(String name) {
    return child(name, take(name));
  }

  /** The objects of an array that may be left out. */
  public List<RequestBody> optionalObjects(String name, int countMax) {
    List<JsonValue> values =
        switch (take(name).orElse(new JsonArray(List.of()))) {
          case JsonArray(var elements) when elements.size() <= countMax -> elements;
          case JsonValue _ -> {
            error(name, "must be an array of at most " + countMax + " objects");
            yield List.of();
          }
        };
    List<RequestBody> objects = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      objects.add(child(name + "/" + i, Optional.of(values.get(i))));
    }
    return objects;
  }

  /** Whether a field was sent. It is known from then on, whatever it holds. */
  public boolean has(String name) {
    return take(name).isPresent();
  }

  /** Refuses a field for what its type cannot tell: that it contradicts another one, say. */
  public void refuse(String name, String detail) {
    error(name, detail);
  }

  /** Refuses a field that was sent though it has no place beside others that were. */
  public void refuseIfSent(String name, String detail) {
    if (has(name)) {
      error(name, detail);
    }
  }

  /**
   * Passes if every field is as it was asked for and there is no other.
   *
   * @throws ProblemException 422, naming every field that is not
   */
  public void requireValid() {
    refuseUnknown();
    if (!errors.isEmpty()) {
      throw new ProblemException(
          Problem.invalidFields(errors.subList(0, Math.min(errors.size(), ERRORS_MAX))));
    }
  }

  private void refuseUnknown() {
    for (String name : json.fields().keySet()) {
      if (!known.contains(name)) {
        refuseUnknown(name);
      }
    }
    children.forEach(RequestBody::refuseUnknown);
  }

  /** A name that is not like one of ours is not repeated: it may be a value in the wrong place. */
  private void refuseUnknown(String name) {
    errors.add(
        isPresentable(name)
            ? new FieldError(pointer(name), "is not a field of this request")
            : new FieldError(pointer, "holds a field that is not one of this request"));
  }

  private static boolean isPresentable(String name) {
    long digits = name.chars().filter(c -> c >= '0' && c <= '9').count();
    return digits <= DIGITS_OF_A_NAME_MAX && name.matches("[A-Za-z_][A-Za-z0-9_]{0,39}");
  }

  private RequestBody child(String name, Optional<JsonValue> value) {
    JsonObject fields =
        switch (value.orElse(new JsonObject(Map.of()))) {
          case JsonObject object -> object;
          case JsonValue _ -> {
            error(name, "must be an object");
            yield new JsonObject(Map.of());
          }
        };
    boolean readable = value.map(v -> v instanceof JsonObject).orElse(false);
    RequestBody child =
        new RequestBody(pointer(name), fields, readable ? errors : new ArrayList<>());
    children.add(child);
    return child;
  }

  private Optional<JsonValue> take(String name) {
    known.add(name);
    return json.get(name).filter(value -> !(value instanceof JsonNull));
  }

  private <T> Optional<T> read(String name, FieldType<T> type, JsonValue value) {
    Optional<T> read = type.read().apply(value);
    if (read.isEmpty()) {
      error(name, "must be " + type.wants());
    }
    return read;
  }

  private void error(String name, String detail) {
    errors.add(new FieldError(pointer(name), detail));
  }

  private String pointer(String name) {
    return pointer + "/" + name;
  }

  private static boolean isJson(String contentType) {
    String[] parts = contentType.toLowerCase(Locale.ROOT).replace(" ", "").split(";", -1);
    boolean utf8 = true;
    for (int i = 1; i < parts.length; i++) {
      utf8 &= !parts[i].startsWith("charset=") || parts[i].matches("charset=\"?utf-?8\"?");
    }
    return parts[0].equals("application/json") && utf8;
  }
}
