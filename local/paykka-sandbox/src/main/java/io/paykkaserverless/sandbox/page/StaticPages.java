package io.paykkaserverless.sandbox.page;

import io.paykkaserverless.sandbox.http.HttpAnswer;
import io.paykkaserverless.sandbox.http.Router;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The front page and what pages share. */
public final class StaticPages {

  private StaticPages() {}

  public static List<Router.Route> routes() {
    return List.of(
        Router.Route.of("GET", "/", (_, _) -> HttpAnswer.html(200, Page.of("front.html").html())),
        file("/assets/sandbox.css", "text/css", "sandbox.css"),
        file("/assets/submit.js", "text/javascript", "submit.js"));
  }

  private static Router.Route file(String path, String type, String resource) {
    return Router.Route.of(
        "GET",
        path,
        (_, _) ->
            HttpAnswer.of(
                200, type + ";charset=" + StandardCharsets.UTF_8, Page.resource(resource)));
  }
}
