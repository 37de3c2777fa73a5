package io.paykkaserverless.returnfrom3ds;

import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.aws.telemetry.InvocationLog;
import io.paykkaserverless.aws.telemetry.RecordingInvocationLog;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.TestBench;
import java.time.Duration;

/** The handler over fakes, and a shopper whom the bank sends back. */
public final class ReturnBench {

  public static final Duration LINK_LIFETIME = Duration.ofHours(2);

  public final TestBench core = new TestBench();
  public final ReturnFrom3dsHandler handler = handlerThatLogs(new RecordingInvocationLog());

  public ReturnFrom3dsHandler handlerThatLogs(InvocationLog log) {
    return new ReturnFrom3dsHandler(new Wiring(new HttpEdge(log), core.finishReturn));
  }

  /** The shopper of {@link Payments#ID} has been sent to the bank. */
  public void shopperIsAtTheBank() {
    core.paykka.mood(Mood.WANTS_3DS);
    core.confirm();
  }

  /** The browser comes back by the address that was made for {@code attempt}. */
  public SampleEvent returnFor(AttemptId attempt) {
    return returnBy(token(attempt));
  }

  public SampleEvent returnBy(String state) {
    return SampleEvent.of("return-from-3ds").with("RETURN_STATE", state);
  }

  /** As {@link #returnFor}, from a bank that lets the browser post a form. */
  public SampleEvent postFor(AttemptId attempt) {
    return SampleEvent.of("return-from-3ds-post").with("RETURN_STATE", token(attempt));
  }

  public String token(AttemptId attempt) {
    return core.returnTokens.issue(attempt, Payments.NOW.plus(LINK_LIFETIME));
  }
}
