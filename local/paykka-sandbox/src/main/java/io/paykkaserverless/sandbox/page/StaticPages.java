package io.paykkaserverless.sandbox.page;

import io.paykkaserverless.sandbox.card.TestCard;
import io.paykkaserverless.sandbox.card.TestCards;
import io.paykkaserverless.sandbox.http.HttpAnswer;
import io.paykkaserverless.sandbox.http.Router;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The front page and what pages share. */
public final class StaticPages {

  private StaticPages() {}

  public static List<Router.Route> routes(TestCards cards) {
    return List.of(
        Router.Route.of("GET", "/", (_, _) -> HttpAnswer.html(200, front(cards).html())),
        file("/assets/sandbox.css", "text/css", "sandbox.css"),
        file("/assets/submit.js", "text/javascript", "submit.js"));
  }

  private static Page front(TestCards cards) {
    return Page.of("front.html")
        .with("cards", cards.all().stream().map(StaticPages::row).toList())
        .with(
            "notes",
            TestCards.NOTES.stream()
                .map(it -> Page.of("card-note.html").with("note", it))
                .toList());
  }

  private static Page row(TestCard card) {
    return Page.of("card-row.html")
        .with("number", card.number().replaceAll("(.{4})(?=.)", "$1 "))
        .with("brand", card.brand())
        .with("what", card.what());
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
