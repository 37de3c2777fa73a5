package io.paykkaserverless.aws.canary;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.aws.telemetry.CapturedOutput;
import io.paykkaserverless.core.payment.TestBench;
import java.io.IOException;
import java.util.List;

/**
 * Requests to a handler over fakes, after each of which everything that came out is looked through:
 * the answer, what was printed, and what the fakes were given.
 */
public final class CanaryRun {

  private final Canary canary;
  private final RequestStreamHandler handler;
  private final TestBench core;

  /**
   * Prepares to send.
   *
   * @param handler one that logs as it does when it is deployed
   * @param core what it is made of
   */
  public CanaryRun(Canary canary, RequestStreamHandler handler, TestBench core) {
    this.canary = canary;
    this.handler = handler;
    this.core = core;
  }

  /** Sends them all and gives what was printed, for tests that know what must be there. */
  public String outputOf(List<SampleEvent> events) throws IOException {
    String output;
    try (CapturedOutput captured = new CapturedOutput()) {
      for (SampleEvent event : events) {
        canary.assertAbsent("an answer", event.to(handler).text());
      }
      output = captured.text();
    }
    canary.assertAbsent("the log", output);
    canary.assertAbsent("a signal", core.signals.subjects().toString());
    canary.assertAbsent("the store", core.store.all().toString());
    canary.assertAbsent("the queue", core.queue.taken().toString());
    canary.assertAbsent("what was asked of PayKKa", core.paykka.initiations().toString());
    return output;
  }
}
