package io.paykkaserverless.aws.http;

import io.paykkaserverless.json.JsonWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a request is refused, in the form of RFC 9457. Says nothing of what the caller sent, so that
 * no answer or log carries card data back.
 *
 * @param status HTTP status
 * @param code stable and machine-readable; the last part of {@code type}
 * @param title the same sentence for every problem of this code
 * @param detail what is wrong this time and what to do about it
 * @param errors the fields that are wrong, if it is about fields
 * @param extension further members that help to do something about it (RFC 9457, 3.2)
 * @param headers further headers of the answer
 */
public record Problem(
    int status,
    String code,
    String title,
    String detail,
    List<FieldError> errors,
    Extension extension,
    Map<String, String> headers) {

  private static final String TYPE_PREFIX = "urn:paykka-serverless:problem:";

  /**
   * One field that is wrong.
   *
   * @param pointer where it is in the body (RFC 6901), for example {@code /card/encrypted_cvv}
   * @param detail what it must be
   */
  public record FieldError(String pointer, String detail) {}

  /** Writes members of a problem of its own kind into the object that is open. */
  @FunctionalInterface
  public interface Extension {
    void write(JsonWriter json);
  }

  public Problem {
    errors = List.copyOf(errors);
    headers = Map.copyOf(headers);
  }

  public static Problem of(int status, String code, String title, String detail) {
    return new Problem(status, code, title, detail, List.of(), _ -> {}, Map.of());
  }

  /** 400: the body is not what it says it is. */
  public static Problem malformedBody(String detail) {
    return of(400, "malformed-body", "The body cannot be read.", detail);
  }

  /** 400: parameters of the query are wrong. */
  public static Problem invalidQuery(String detail) {
    return of(400, "invalid-query", "The query is not acceptable.", detail);
  }

  /** 401: no key or token, or one that is not ours. Does not say which. */
  public static Problem unauthorized(String detail) {
    return of(401, "unauthorized", "The request is not authorised.", detail)
        .withHeader("www-authenticate", "Bearer");
  }

  /** 404: the same for what never was and for what the caller may not see. */
  public static Problem notFound(String detail) {
    return of(404, "not-found", "There is no such thing.", detail);
  }

  /** 413: more bytes than this route takes. */
  public static Problem bodyTooLarge(int bytesMax) {
    return of(
        413,
        "body-too-large",
        "The body is too large.",
        "At most " + bytesMax + " bytes are read.");
  }

  /** 415: a body is wanted, in JSON. */
  public static Problem notJson() {
    return of(
        415,
        "unsupported-media-type",
        "The body must be JSON.",
        "Send the body in UTF-8 with Content-Type: application/json.");
  }

  /** 422: the body is JSON and these fields of it are wrong. */
  public static Problem invalidFields(List<FieldError> errors) {
    return new Problem(
        422,
        "invalid-request",
        "Some fields of the body are not acceptable.",
        "Each entry of errors names a field and what it must be.",
        errors,
        _ -> {},
        Map.of());
  }

  /** 431: more header bytes than this route takes. */
  public static Problem headersTooLarge(int bytesMax) {
    return of(
        431,
        "headers-too-large",
        "The headers are too large.",
        "At most " + bytesMax + " bytes are read.");
  }

  /** 500: our fault. */
  public static Problem internal() {
    return of(
        500,
        "internal",
        "Something went wrong on our side.",
        "The same request may be sent again. The logs say more under the reference.");
  }

  /** 503: something we need does not answer. */
  public static Problem unavailable(Duration retryAfter) {
    return of(
            503,
            "unavailable",
            "The service is unavailable for the moment.",
            "The same request may be sent again a little later.")
        .withHeader("retry-after", Long.toString(retryAfter.toSeconds()));
  }

  public Problem withHeader(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Problem(status, code, title, detail, errors, extension, more);
  }

  public Problem withExtension(Extension members) {
    return new Problem(status, code, title, detail, errors, members, headers);
  }

  /**
   * The answer that says so.
   *
   * @param reference what the request is called in the logs
   */
  HttpResponse toResponse(String reference) {
    JsonWriter json =
        new JsonWriter()
            .put("type", TYPE_PREFIX + code)
            .put("title", title)
            .put("status", status)
            .put("detail", detail)
            .put("reference", reference);
    if (!errors.isEmpty()) {
      json.beginArray("errors");
      for (FieldError error : errors) {
        json.beginElement().put("pointer", error.pointer()).put("detail", error.detail()).end();
      }
      json.end();
    }
    extension.write(json);
    HttpResponse response =
        new HttpResponse(
            status, Map.of("content-type", "application/problem+json"), json.toString());
    for (Map.Entry<String, String> header : headers.entrySet()) {
      response = response.withHeader(header.getKey(), header.getValue());
    }
    return response;
  }
}
