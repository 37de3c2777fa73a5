package io.paykkaserverless.aws.http;

import com.amazonaws.services.lambda.runtime.Context;
import io.paykkaserverless.aws.http.ApiGatewayEvent.UnreadableEvent;
import io.paykkaserverless.aws.telemetry.InvocationLog;
import io.paykkaserverless.core.notification.NotificationQueue.QueueUnavailable;
import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import io.paykkaserverless.core.secret.Rotating.SecretUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;

/**
 * Where requests from API Gateway enter and leave. Reads the event, bounds it, lets the route
 * answer, and turns whatever goes wrong into a problem: the one place that catches what nobody
 * expected.
 *
 * <p>Adds to every answer that it must not be cached, sniffed or referred to. Adds no CORS headers:
 * for an HTTP API with a {@code CorsConfiguration}, which {@code template.yaml} has, API Gateway
 * answers preflights itself, sets these headers and ignores those of the function.
 *
 * <p>Logs the route, the status and the problem's code; never a path, query, header or body. Safe
 * for use by several threads if the route is.
 */
public final class HttpEdge {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private static final Map<String, String> HEADERS_OF_EVERY_ANSWER =
      Map.of(
          "cache-control", "no-store",
          "referrer-policy", "no-referrer",
          "x-content-type-options", "nosniff");

  private final InvocationLog log;
  private final RequestLimits limits;

  /** An edge with {@link RequestLimits#DEFAULT}. */
  public HttpEdge(InvocationLog log) {
    this(log, RequestLimits.DEFAULT);
  }

  public HttpEdge(InvocationLog log, RequestLimits limits) {
    this.log = log;
    this.limits = limits;
  }

  /** What a function does with a request. */
  @FunctionalInterface
  public interface Route {

    /**
     * Answers one request.
     *
     * @throws ProblemException where the answer is a problem
     * @throws StoreUnavailable answered 503
     * @throws SecretUnavailable answered 503
     * @throws QueueUnavailable answered 503
     */
    HttpResponse answer(HttpRequest request);
  }

  /** How a function tells whoever calls it that the answer is a problem. */
  @FunctionalInterface
  public interface Refusal {

    /**
     * The answer that says so.
     *
     * @param reference what the request is called in the logs
     */
    HttpResponse answer(Problem problem, String reference);
  }

  /** Serves one invocation; a problem is answered in the form of RFC 9457. */
  public void serve(InputStream event, OutputStream answer, Context context, Route route)
      throws IOException {
    serve(event, answer, context, route, Problem::toResponse);
  }

  /**
   * Serves one invocation. The body of {@link
   * com.amazonaws.services.lambda.runtime.RequestStreamHandler#handleRequest}.
   *
   * @throws IOException only where the runtime's own streams fail
   */
  public void serve(
      InputStream event, OutputStream answer, Context context, Route route, Refusal refusal)
      throws IOException {
    // Bounded by Lambda: an invocation's payload has 6 MB at most, and it is in memory already.
    byte[] bytes = event.readAllBytes();
    log.started(context);
    try {
      answer(bytes, context.getAwsRequestId(), route, refusal)
          .withHeaders(HEADERS_OF_EVERY_ANSWER)
          .writeTo(answer);
    } finally {
      log.finished();
    }
  }

  private HttpResponse answer(byte[] event, String requestId, Route route, Refusal refusal) {
    String routeKey = "";
    Problem problem;
    try {
      HttpRequest request = ApiGatewayEvent.read(event, requestId, limits);
      routeKey = request.route();
      HttpResponse response = route.answer(request);
      log.answered(routeKey, response.status(), "");
      return response;
    } catch (ProblemException e) {
      problem = e.problem();
    } catch (StoreUnavailable | SecretUnavailable | QueueUnavailable e) {
      log.failed("something the request needs is unavailable", e);
      problem = Problem.unavailable(RETRY_AFTER);
    } catch (UnreadableEvent | RuntimeException e) {
      log.failed("the request failed unexpectedly", e);
      problem = Problem.internal();
    }
    log.answered(routeKey, problem.status(), problem.code());
    return refusal.answer(problem, requestId);
  }
}
