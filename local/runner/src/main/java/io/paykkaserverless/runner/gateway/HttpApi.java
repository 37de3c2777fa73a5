package io.paykkaserverless.runner.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.paykkaserverless.runner.http.LoopbackServer;
import io.paykkaserverless.runner.lambda.FunctionInvoker;
import io.paykkaserverless.runner.lambda.InvocationResult;
import io.paykkaserverless.runner.template.CorsDefinition;
import io.paykkaserverless.runner.template.RouteDefinition;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * API Gateway's HTTP API in front of the functions: routes, payload format 2.0, CORS, 10 MB per
 * request, 30 seconds per answer. It has its address from the start and answers from {@link #serve}
 * on.
 */
public final class HttpApi implements AutoCloseable {

  /** After which API Gateway answers 503, whatever the function does. */
  public static final Duration INTEGRATION_TIMEOUT = Duration.ofSeconds(30);

  private static final int NO_CONTENT = 204;

  private final LoopbackServer server;
  private final InstantSource clock;
  private final Duration timeout;
  private final AtomicLong requests = new AtomicLong();
  private final List<Consumer<Served>> listeners = new CopyOnWriteArrayList<>();
  private final ExecutorService invocations = Executors.newVirtualThreadPerTaskExecutor();

  private HttpApi(LoopbackServer server, InstantSource clock, Duration timeout) {
    this.server = server;
    this.clock = clock;
    this.timeout = timeout;
  }

  /** Takes {@code port}, or any free one for 0. */
  public static HttpApi bind(int port, InstantSource clock) {
    return bind(port, clock, INTEGRATION_TIMEOUT);
  }

  static HttpApi bind(int port, InstantSource clock, Duration timeout) {
    return new HttpApi(LoopbackServer.bind(port), clock, timeout);
  }

  /** Its base address, without a slash at the end. */
  public URI uri() {
    return server.uri();
  }

  /** How many requests came so far, preflights and those without a route included. */
  public long requests() {
    return requests.get();
  }

  /**
   * One request that a function answered, or did not.
   *
   * @param route as the template has it, <code>GET /payments/{id}</code>
   * @param status the HTTP status that the caller is given
   * @param took from the whole request to the whole answer, the way to the caller left out
   */
  public record Served(String route, int status, Duration took) {}

  /** Hears of every request with a route from now on, on the thread that served it. */
  public void onServed(Consumer<Served> listener) {
    listeners.add(listener);
  }

  /** Starts to answer. */
  public void serve(
      List<RouteDefinition> routes, Optional<CorsDefinition> cors, FunctionInvoker functions) {
    Front front = new Front(new Routes(routes), new Cors(cors), functions);
    server.serve(front::handle);
  }

  @Override
  public void close() {
    server.close();
    invocations.shutdownNow();
  }

  private final class Front {
    private final Routes routes;
    private final Cors cors;
    private final FunctionInvoker functions;

    Front(Routes routes, Cors cors, FunctionInvoker functions) {
      this.routes = routes;
      this.cors = cors;
      this.functions = functions;
    }

    void handle(HttpExchange exchange) throws IOException {
      requests.incrementAndGet();
      String requestId = UUID.randomUUID().toString();
      Optional<GatewayRequest> request = GatewayRequest.read(exchange);
      GatewayAnswer answer =
          request.isPresent()
              ? answer(request.get(), requestId)
              : GatewayAnswer.of(413, "Request Entity Too Large");
      send(exchange, answer, requestId);
    }

    private GatewayAnswer answer(GatewayRequest request, String requestId) {
      Optional<String> origin = request.header("origin");
      if (cors.isConfigured() && request.method().equals("OPTIONS")) {
        return GatewayAnswer.preflight(cors.preflightHeaders(origin));
      }
      GatewayAnswer answer =
          routes
              .match(request.method(), request.path())
              .map(match -> served(request, match, requestId))
              .orElseGet(() -> GatewayAnswer.of(404, "Not Found"));
      return cors.isConfigured() ? answer.withCors(cors.answerHeaders(origin)) : answer;
    }

    private GatewayAnswer served(GatewayRequest request, Routes.Match match, String requestId) {
      long began = System.nanoTime();
      GatewayAnswer answer = invoke(request, match, requestId);
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      listeners.forEach(it -> it.accept(new Served(match.key(), answer.status(), took)));
      return answer;
    }

    private GatewayAnswer invoke(GatewayRequest request, Routes.Match match, String requestId) {
      byte[] event = ProxyEvent.write(request, match, requestId, clock.instant());
      Future<InvocationResult> call =
          invocations.submit(() -> functions.invoke(match.route().function(), event));
      try {
        return switch (call.get(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
          case InvocationResult.Answered(byte[] payload) -> GatewayAnswer.fromFunction(payload);
          case InvocationResult.Failed _ -> GatewayAnswer.internalServerError();
        };
      } catch (TimeoutException _) {
        // The function goes on, as it does in AWS.
        return GatewayAnswer.of(503, "Service Unavailable");
      } catch (ExecutionException e) {
        throw new IllegalStateException("the local Lambda service failed", e.getCause());
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return GatewayAnswer.of(503, "Service Unavailable");
      }
    }
  }

  private static void send(HttpExchange exchange, GatewayAnswer answer, String requestId)
      throws IOException {
    Headers headers = exchange.getResponseHeaders();
    answer.headers().forEach(headers::set);
    answer.cookies().forEach(cookie -> headers.add("set-cookie", cookie));
    headers.set("apigw-requestid", requestId);
    headers.remove("content-length");
    boolean empty =
        answer.body().length == 0
            || answer.status() == NO_CONTENT
            || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), empty ? -1 : answer.body().length);
    if (!empty) {
      exchange.getResponseBody().write(answer.body());
    }
  }
}
