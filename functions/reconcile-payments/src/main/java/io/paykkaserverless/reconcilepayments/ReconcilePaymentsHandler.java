package io.paykkaserverless.reconcilepayments;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.paykkaserverless.aws.snapstart.BeforeSnapshot;
import io.paykkaserverless.aws.telemetry.InvocationLog;
import io.paykkaserverless.core.sweep.Sweep;
import io.paykkaserverless.json.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;

/** Runs on a schedule, whose event is not looked at: it may come late, twice or not at all. */
public final class ReconcilePaymentsHandler implements RequestStreamHandler {

  /** What the last item may take, PayKKa's slowness included. */
  static final Duration MARGIN = Duration.ofSeconds(30);

  private final InvocationLog log;
  private final Sweep sweep;
  private final InstantSource clock;
  private final BeforeSnapshot beforeSnapshot = new BeforeSnapshot();

  /** Wired from the environment, as Lambda makes it. */
  public ReconcilePaymentsHandler() {
    this(Wiring.from(System.getenv()));
    beforeSnapshot.rehearse(System.getenv(), ReconcilePaymentsRehearsal::play);
  }

  ReconcilePaymentsHandler(Wiring wiring) {
    this.log = wiring.log();
    this.sweep = wiring.sweep();
    this.clock = wiring.clock();
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    log.started(context);
    try {
      Duration left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(MARGIN);
      Sweep.Report report = sweep.run(clock.instant().plus(left));
      log.swept(report.looked(), report.failed());
      answer.write(
          new JsonWriter()
              .put("payments", report.payments())
              .put("parked_events", report.parkedEvents())
              .put("agreements", report.agreements())
              .put("deliveries", report.deliveries())
              .put("failed", report.failed())
              .toBytes());
    } catch (RuntimeException e) {
      log.failed("what is due could not be looked up", e);
      // Lambda must count an error, and print nothing of another's message.
      throw new IllegalStateException("the sweep failed; the log says why");
    } finally {
      log.finished();
    }
  }
}
