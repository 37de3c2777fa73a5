package io.paykkaserverless.aws;

import io.paykkaserverless.aws.telemetry.InvocationLog;
import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.http.Connections;
import io.paykkaserverless.http.HttpTransport;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;

/** What is around a function: its environment variables, and everybody it talks to. */
public sealed interface Surroundings {

  /** The function's environment. */
  Map<String, String> variables();

  /** Takes requests to PayKKa. */
  HttpTransport transport();

  /**
   * Takes messages to merchants.
   *
   * @param insecureLoopbackAllowed whether this machine's own addresses may be sent to
   */
  HttpTransport transportToMerchants(boolean insecureLoopbackAllowed);

  /**
   * The real ones.
   *
   * @param variables such as {@link System#getenv()}
   */
  record Real(Map<String, String> variables) implements Surroundings {

    @Override
    public HttpTransport transport() {
      return new HttpTransport();
    }

    @Override
    public HttpTransport transportToMerchants(boolean insecureLoopbackAllowed) {
      return HttpTransport.toMerchants(insecureLoopbackAllowed);
    }
  }

  /**
   * Those of a rehearsal, which has no effect on the world.
   *
   * @param connections lead to whoever plays AWS, PayKKa and merchants
   * @param timeouts end calls of AWS that take too long; the stage's, which shuts them down
   * @param log instead of the function's own
   * @param signals count nothing
   */
  record Staged(
      Map<String, String> variables,
      Connections connections,
      ScheduledExecutorService timeouts,
      InvocationLog log,
      Signals signals)
      implements Surroundings {

    @Override
    public HttpTransport transport() {
      return HttpTransport.through(connections);
    }

    @Override
    public HttpTransport transportToMerchants(boolean insecureLoopbackAllowed) {
      return transport();
    }
  }
}
