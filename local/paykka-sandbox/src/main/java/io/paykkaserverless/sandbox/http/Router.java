package io.paykkaserverless.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds who answers a request.
 *
 * @param routes tried in order
 */
public record Router(List<Route> routes) {

  public Router {
    routes = List.copyOf(routes);
  }

  /** Answers one kind of request. */
  @FunctionalInterface
  public interface Handler {

    /**
     * Answers it.
     *
     * @param part the piece of the path that the route leaves open, or an empty string
     */
    HttpReply answer(HttpRequest request, String part);
  }

  /**
   * One method on one path.
   *
   * @param path compared as a whole; may hold one open segment
   */
  public record Route(String method, Pattern path, Handler handler) {

    /** For example {@code Route.of("GET", "/3ds/{}", page)}; {@code {}} is any one segment. */
    public static Route of(String method, String path, Handler handler) {
      String open = "(?<part>[^/]+)";
      String regex =
          path.contains("{}")
              ? Pattern.quote(path.substring(0, path.indexOf("{}")))
                  + open
                  + Pattern.quote(path.substring(path.indexOf("{}") + 2))
              : Pattern.quote(path) + "(?<part>)";
      return new Route(method, Pattern.compile(regex), handler);
    }
  }

  HttpReply answer(HttpRequest request) {
    boolean pathExists = false;
    for (Route route : routes) {
      Matcher matcher = route.path().matcher(request.path());
      if (matcher.matches()) {
        if (route.method().equals(request.method())) {
          return route.handler().answer(request, matcher.group("part"));
        }
        pathExists = true;
      }
    }
    return pathExists
        ? text(405, "This path does not take " + request.method() + ".")
        : text(404, "The PayKKa sandbox has nothing at this path. See / for what it has.");
  }

  private static HttpAnswer text(int status, String sentence) {
    return HttpAnswer.of(
        status, "text/plain;charset=UTF-8", sentence.getBytes(StandardCharsets.UTF_8));
  }
}
