package io.paykkaserverless.aws.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Lets a page of the shop's send a request as a form. Before a request with JSON or an {@code
 * Authorization} header a browser asks whether it may send it; a form it just sends (Fetch
 * Standard, "CORS-safelisted request-header"), so that the shopper waits for one answer instead of
 * two.
 *
 * <p>The form has two fields, once each: {@code access_token}, what would stand in the header (RFC
 * 6750, section 2.2), and {@code request}, the JSON that would be the body. Any other request is
 * passed on as it came.
 */
public final class FormPost implements HttpEdge.Route {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String TOKEN = "access_token";
  private static final String REQUEST = "request";

  /** Keeps each byte as it is, for the JSON's reader to say whether it is UTF-8. */
  private static final Charset BYTES = ISO_8859_1;

  private final HttpEdge.Route route;

  /**
   * The same as {@code route}, for forms too.
   *
   * @param route is given what a form stands for
   */
  public FormPost(HttpEdge.Route route) {
    this.route = route;
  }

  /**
   * {@inheritDoc}
   *
   * @throws ProblemException also 400 where a form has not these two fields, or there is a header
   *     beside its token
   */
  @Override
  public HttpResponse answer(HttpRequest request) {
    return route.answer(isForm(request) ? meant(request) : request);
  }

  private static boolean isForm(HttpRequest request) {
    String type = request.header("content-type").orElse("");
    return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(FORM);
  }

  private static HttpRequest meant(HttpRequest form) {
    if (form.header("authorization").isPresent()) {
      throw malformed("A form carries its token itself: leave out the Authorization header.");
    }
    Map<String, String> fields = new HashMap<>();
    // With a third one there are too many already.
    for (String field : new String(form.body().bytes(), BYTES).split("&", 3)) {
      String[] parts = field.split("=", 2);
      fields.merge(
          decoded(parts[0]), decoded(parts.length > 1 ? parts[1] : ""), FormPost::refuseSecond);
    }
    String token = taken(fields, TOKEN);
    String json = taken(fields, REQUEST);
    if (!fields.isEmpty()) {
      throw notTheFields();
    }
    return form.withBearerAndJson(token, json.getBytes(BYTES));
  }

  private static String taken(Map<String, String> fields, String name) {
    return Optional.ofNullable(fields.remove(name)).orElseThrow(FormPost::notTheFields);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, BYTES);
    } catch (IllegalArgumentException e) {
      throw malformed("The form is not encoded as forms are: a % is followed by two digits.");
    }
  }

  private static String refuseSecond(String first, String second) {
    throw notTheFields();
  }

  private static ProblemException notTheFields() {
    return malformed(
        "A form has the fields access_token and request, once each; request holds the JSON.");
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(Problem.malformedBody(detail));
  }
}
