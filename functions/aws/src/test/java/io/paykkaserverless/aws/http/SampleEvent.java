package io.paykkaserverless.aws.http;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonValue;
import io.paykkaserverless.json.JsonValue.JsonBoolean;
import io.paykkaserverless.json.JsonValue.JsonString;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A sample of the repository's {@code events} folder, with whatever a test changes about it.
 * Immutable: each change is another event. A change that finds nothing to change fails, so that a
 * test does not pass because the sample has moved on.
 *
 * <pre>{@code
 * SampleEvent.of("create-payment").with("API_KEY", key).withoutHeader("idempotency-key").to(handler)
 * }</pre>
 */
public final class SampleEvent {

  private static final Path FOLDER = Path.of("..", "..", "events");

  private final JsonObject event;

  private SampleEvent(JsonObject event) {
    this.event = event;
  }

  /** The file of that name, without its ending. */
  public static SampleEvent of(String name) {
    try {
      return parsed(Files.readString(FOLDER.resolve(name + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts {@code value} wherever the sample has {@code placeholder}, inside the body too. */
  public SampleEvent with(String placeholder, String value) {
    return parsed(replaced(text(), placeholder, value));
  }

  public SampleEvent header(String name, String value) {
    return headers(name, Map.of(name, value));
  }

  public SampleEvent headers(Map<String, String> headers) {
    return headers("", headers);
  }

  public SampleEvent withoutHeader(String name) {
    if (event.object("headers").flatMap(headers -> headers.get(name)).isEmpty()) {
      throw new AssertionError("the sample has no header " + name);
    }
    return headers(name, Map.of());
  }

  public SampleEvent bearer(String token) {
    return header("authorization", "Bearer " + token);
  }

  /** The path as the caller used it, with a stage in front for example. */
  public SampleEvent path(String rawPath) {
    return set("rawPath", new JsonString(rawPath));
  }

  /** Another body, as text. */
  public SampleEvent body(String body) {
    return set("body", new JsonString(body)).set("isBase64Encoded", new JsonBoolean(false));
  }

  /** Another body, as API Gateway hands over what it does not take for text. */
  public SampleEvent body(byte[] body) {
    return set("body", new JsonString(Base64.getEncoder().encodeToString(body)))
        .set("isBase64Encoded", new JsonBoolean(true));
  }

  /** The same body with {@code now} in place of {@code before}. */
  public SampleEvent inBody(String before, String now) {
    return body(replaced(body(), before, now));
  }

  /** The same body, in Base64. */
  public SampleEvent inBase64() {
    return body(body().getBytes(StandardCharsets.UTF_8));
  }

  /** What a page sends that does not want to be asked first: header and body as a form. */
  public SampleEvent asForm() {
    String header = event.object("headers").flatMap(it -> it.text("authorization")).orElseThrow();
    String form =
        "access_token="
            + URLEncoder.encode(header.replaceFirst("Bearer ", ""), StandardCharsets.UTF_8)
            + "&request="
            + URLEncoder.encode(body(), StandardCharsets.UTF_8);
    return withoutHeader("authorization")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(form.getBytes(StandardCharsets.UTF_8));
  }

  /** The body as it stands in the event. */
  public String body() {
    return event.text("body").orElse("");
  }

  /** The same with one parameter more behind the question mark. */
  public SampleEvent query(String name, String value) {
    Map<String, JsonValue> parameters =
        new LinkedHashMap<>(
            event.object("queryStringParameters").map(JsonObject::fields).orElse(Map.of()));
    parameters.put(name, new JsonString(value));
    String raw = event.text("rawQueryString").orElse("");
    return set(
            "rawQueryString", new JsonString((raw.isEmpty() ? "" : raw + "&") + name + "=" + value))
        .set("queryStringParameters", new JsonObject(parameters));
  }

  /** API Gateway's route, for example {@code POST /payments}. */
  public String route() {
    return event.text("routeKey").orElseThrow();
  }

  /** Whether {@code placeholder} stands anywhere in the event. */
  public boolean has(String placeholder) {
    return text().contains(placeholder);
  }

  /** The path as it stands in the event. */
  public String path() {
    return event.text("rawPath").orElseThrow();
  }

  /** The event as text. */
  public String text() {
    JsonWriter json = new JsonWriter();
    event.fields().forEach(json::put);
    return json.toString();
  }

  /**
   * Invokes {@code handler} and reads its answer. Fails where {@code docs/openapi.yaml} does not
   * know such an answer, or where handler and document disagree about the request.
   */
  public Answer to(RequestStreamHandler handler) throws IOException {
    String event = text();
    Answer answer = ApiGatewayCall.send(event.getBytes(StandardCharsets.UTF_8), handler);
    ApiContract.check(ApiDocument.ours(), event, answer);
    return answer;
  }

  /**
   * Invokes {@code handler} with a body that may be anything. Fails where the answer is a fault of
   * ours, or refuses without saying where. What else {@link #to} checks takes too long to do often.
   */
  public Answer toHostile(RequestStreamHandler handler) throws IOException {
    Answer answer = ApiGatewayCall.send(text().getBytes(StandardCharsets.UTF_8), handler);
    HonestAnswer.check(body(), answer);
    return answer;
  }

  private SampleEvent headers(String without, Map<String, String> with) {
    Map<String, JsonValue> headers =
        new LinkedHashMap<>(event.object("headers").orElseThrow().fields());
    headers.remove(without);
    with.forEach((name, value) -> headers.put(name, new JsonString(value)));
    return set("headers", new JsonObject(headers));
  }

  private SampleEvent set(String field, JsonValue value) {
    Map<String, JsonValue> fields = new LinkedHashMap<>(event.fields());
    fields.put(field, value);
    return new SampleEvent(new JsonObject(fields));
  }

  private static String replaced(String text, String before, String now) {
    if (!text.contains(before)) {
      throw new AssertionError("the sample does not have " + before);
    }
    return text.replace(before, now);
  }

  private static SampleEvent parsed(String text) {
    try {
      return new SampleEvent(JsonReader.readObject(text.getBytes(StandardCharsets.UTF_8)));
    } catch (MalformedJson e) {
      throw new AssertionError("the sample is not JSON", e);
    }
  }
}
