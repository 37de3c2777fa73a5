package io.paykkaserverless.runner.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.http.LoopbackServer;
import io.paykkaserverless.runner.operator.Access;
import io.paykkaserverless.runner.operator.OperatorApi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/** The routes of our API that replay messages, with deliveries that a test puts in. */
final class FakeApi implements AutoCloseable {

  private static final int PAGE = 2;

  private final LoopbackServer server = LoopbackServer.bind(0);
  private final List<Sent> deliveries = new ArrayList<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, IntUnaryOperator> statuses = new HashMap<>();
  private final Map<String, Integer> replays = new HashMap<>();
  private Optional<String> listing = Optional.empty();
  private boolean complete = true;

  FakeApi() {
    server.serve(this::handle);
  }

  /** What became of a message at an endpoint. */
  record Sent(String message, String endpoint, String status, String madeAt) {}

  OperatorApi client() {
    return new OperatorApi(new Access.Found(server.uri(), "key_for_tests", false));
  }

  void has(String message, String endpoint, String status, String madeAt) {
    deliveries.add(new Sent(message, endpoint, status, madeAt));
  }

  /** Answers the replay of a message so, the first time, the second time and so on. */
  void answers(String message, IntUnaryOperator statusOfTry) {
    statuses.put(message, statusOfTry);
  }

  /** Says something else where a list is asked for. */
  void lists(String body) {
    listing = Optional.of(body);
  }

  void hasMoreThanItShows() {
    complete = false;
  }

  /** What was asked for, in order; queries without their times. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  List<String> replayed() {
    return requests().stream().filter(it -> it.startsWith("POST ")).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
    requests.add(
        (exchange.getRequestMethod() + " " + path + " " + (query.isEmpty() ? body : query))
            .strip());
    if (exchange.getRequestMethod().equals("POST")) {
      replay(exchange, path.split("/", -1)[2]);
    } else if (path.equals("/notifications")) {
      answer(exchange, 200, listing.orElseGet(() -> page(parameters(query))));
    } else {
      owner(exchange, path.substring(path.lastIndexOf('/') + 1));
    }
  }

  private void replay(HttpExchange exchange, String message) throws IOException {
    int number = replays.merge(message, 1, Integer::sum);
    boolean known = deliveries.stream().anyMatch(it -> it.message().equals(message));
    int status =
        Optional.ofNullable(statuses.get(message))
            .map(it -> it.applyAsInt(number))
            .orElse(known ? 202 : 404);
    answer(exchange, status, "{\"detail\": \"It was replayed too often.\"}");
  }

  private String page(Map<String, String> query) {
    int begin = Integer.parseInt(query.getOrDefault("after", "0"));
    List<Sent> all =
        deliveries.stream()
            .filter(it -> it.madeAt().compareTo(query.getOrDefault("from", "")) >= 0)
            .filter(it -> it.madeAt().compareTo(query.getOrDefault("to", "")) < 0)
            .filter(it -> query.getOrDefault("endpoint", it.endpoint()).equals(it.endpoint()))
            .filter(
                it ->
                    query.getOrDefault("undelivered", "true").equals("false")
                        || !it.status().equals("DELIVERED"))
            .toList();
    JsonWriter json = new JsonWriter().beginArray("notifications");
    all.stream().skip(begin).limit(PAGE).forEach(it -> member(json.beginElement(), it).end());
    json.end();
    return (begin + PAGE < all.size() ? json.put("next", String.valueOf(begin + PAGE)) : json)
        .toString();
  }

  private static JsonWriter member(JsonWriter json, Sent sent) {
    return json.put("notification_id", sent.message())
        .put("type", "payment.paid")
        .put("endpoint", sent.endpoint())
        .put("status", sent.status())
        .put("created_at", sent.madeAt());
  }

  private void owner(HttpExchange exchange, String id) throws IOException {
    Map<String, List<Sent>> messages =
        deliveries.stream()
            .filter(it -> it.message().contains(id))
            .collect(Collectors.groupingBy(Sent::message, LinkedHashMap::new, Collectors.toList()));
    JsonWriter json = new JsonWriter().put("id", id).beginArray("notifications");
    messages.forEach(
        (message, sent) -> {
          json.beginElement()
              .put("id", message)
              .put("type", "payment.paid")
              .put("created_at", sent.getFirst().madeAt())
              .beginArray("deliveries");
          sent.stream()
              .filter(it -> !it.endpoint().isEmpty())
              .forEach(
                  it ->
                      json.beginElement()
                          .put("endpoint", it.endpoint())
                          .put("status", it.status())
                          .end());
          json.end().end();
        });
    json.end();
    if (!complete) {
      json.put("deliveries_complete", false);
    }
    answer(exchange, messages.isEmpty() ? 404 : 200, json.toString());
  }

  private static Map<String, String> parameters(String query) {
    return Arrays.stream(query.split("&", -1))
        .map(it -> it.split("=", 2))
        .collect(Collectors.toMap(it -> it[0], it -> it[1]));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.close();
  }
}
