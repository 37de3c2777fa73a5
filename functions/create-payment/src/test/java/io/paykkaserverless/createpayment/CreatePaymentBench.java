package io.paykkaserverless.createpayment;

import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.aws.secrets.TestApiKeys;
import io.paykkaserverless.aws.telemetry.InvocationLog;
import io.paykkaserverless.aws.telemetry.RecordingInvocationLog;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.TestBench;
import java.util.List;

/** The handler over fakes, and the sample request as the merchant's server would send it. */
public final class CreatePaymentBench {

  public final TestBench core = new TestBench();
  public final TestApiKeys apiKeys = new TestApiKeys();
  public final CreatePaymentHandler handler = handlerThatLogs(new RecordingInvocationLog());

  public CreatePaymentHandler handlerThatLogs(InvocationLog log) {
    return new CreatePaymentHandler(
        new Wiring(new HttpEdge(log), new Callers(apiKeys, core.clientTokens), core.create));
  }

  public SampleEvent sample() {
    return SampleEvent.of("create-payment").with("API_KEY", apiKeys.key());
  }

  /** Something in every field that a payment without an agreement has. */
  public SampleEvent full() {
    return SampleEvent.of("create-payment-full").with("API_KEY", apiKeys.key());
  }

  /** The first payment of an agreement, with a schedule. */
  public SampleEvent recurring() {
    return SampleEvent.of("create-recurring-payment").with("API_KEY", apiKeys.key());
  }

  /** The sample with further fields, as JSON. */
  public SampleEvent sampleWith(String fields) {
    return sample().inBody("{\"amount\"", "{" + fields + ",\"amount\"");
  }

  /** What is stored besides the payment that the core's bench begins with. */
  public List<Payment> created() {
    return core.store.all().stream().filter(p -> !p.id().equals(Payments.ID)).toList();
  }
}
