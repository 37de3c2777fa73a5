package io.paykkaserverless.aws.http;

import io.paykkaserverless.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The query of a request, asked parameter by parameter; as {@link RequestBody}, what is wrong is
 * collected and refused at once. A parameter that came twice is wrong: both values arrive as one,
 * with a comma between them.
 *
 * <pre>{@code
 * RequestQuery query = RequestQuery.of(request);
 * Optional<Instant> from = query.optional("from", FieldType.dateTime());
 * query.requireValid();
 * }</pre>
 *
 * <p>Not for use by several threads.
 */
public final class RequestQuery {

  private final Map<String, String> parameters;
  private final Set<String> known = new LinkedHashSet<>();
  private final List<String> errors = new ArrayList<>();

  private RequestQuery(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  public static RequestQuery of(HttpRequest request) {
    return new RequestQuery(request.queryParameters());
  }

  /**
   * A parameter that may be left out.
   *
   * @param type reads it as it reads a field that is text
   * @return nothing where it was left out or is wrong
   */
  public <T> Optional<T> optional(String name, FieldType<T> type) {
    known.add(name);
    Optional<String> sent = Optional.ofNullable(parameters.get(name));
    Optional<T> read = sent.flatMap(text -> type.read().apply(new JsonString(text)));
    if (sent.isPresent() && read.isEmpty()) {
      refuse(name, "must be " + type.wants());
    }
    return read;
  }

  /** Refuses a parameter for what its type cannot tell: that it contradicts another one, say. */
  public void refuse(String name, String detail) {
    errors.add(name + " " + detail + ".");
  }

  /**
   * Passes if every parameter is as it was asked for and there is no other.
   *
   * @throws ProblemException 400, naming every parameter that is not
   */
  public void requireValid() {
    if (!known.containsAll(parameters.keySet())) {
      // Not by its name, which may be a value in the wrong place.
      errors.add("The query has no parameters but " + String.join(", ", known) + ".");
    }
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.invalidQuery(String.join(" ", errors)));
    }
  }
}
