package io.paykkaserverless.managepayment;

import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.aws.secrets.TestApiKeys;
import io.paykkaserverless.aws.telemetry.InvocationLog;
import io.paykkaserverless.aws.telemetry.RecordingInvocationLog;
import io.paykkaserverless.core.agreement.Agreement;
import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.agreement.ChargePeriod;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.FakePaykka.Mood;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.TestBench;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The handler over fakes, and a merchant's server that calls it. */
public final class ManageBench {

  public static final String SAMPLE_PAYMENT = "paaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
  public static final String SAMPLE_AGREEMENT = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
  public static final String SAMPLE_TOKEN = "TK0000000000000001";

  public final TestBench core = new TestBench();
  public final TestApiKeys apiKeys = new TestApiKeys();
  public final ManagePaymentHandler handler = handlerThatLogs(new RecordingInvocationLog());

  public ManagePaymentHandler handlerThatLogs(InvocationLog log) {
    return handler(log, Optional.of(TestBench.PUBLIC_BASE_URL));
  }

  public ManagePaymentHandler handler(InvocationLog log, Optional<URI> publicBaseUrl) {
    Callers callers = new Callers(apiKeys, core.clientTokens);
    return new ManagePaymentHandler(
        new Wiring(
            new HttpEdge(log),
            new ViewPaymentRoute(callers, core.view, core.viewDeliveries),
            new RecheckPaymentRoute(callers, core.reconcile, core.archiving),
            moving(callers, OperationKind.CAPTURE, publicBaseUrl),
            moving(callers, OperationKind.VOID, publicBaseUrl),
            moving(callers, OperationKind.REFUND, publicBaseUrl),
            new ViewOperationRoute(callers, core.viewOperation),
            new ViewAgreementRoute(callers, core.viewAgreement, core.viewDeliveries),
            new ChargeAgreementRoute(
                callers, core.charge, core.archiving, TestBench.ATTEMPTS_MAX, publicBaseUrl),
            new ChangeAgreementRoute(callers, core.pauseAgreement::pause),
            new ChangeAgreementRoute(callers, core.pauseAgreement::resume),
            new ChangeAgreementRoute(callers, core.cancelAgreement::cancel),
            new RemoveTokenRoute(callers, core.removeStoredCard),
            new ListParkedEventsRoute(callers, core.listParkedEvents),
            new ListNotificationsRoute(callers, core.deliveries, core.clock),
            new ReplayNotificationRoute(callers, core.replay),
            new ListNotificationEndpointsRoute(callers, core.health)));
  }

  private OperatePaymentRoute moving(
      Callers callers, OperationKind kind, Optional<URI> publicBaseUrl) {
    return new OperatePaymentRoute(callers, core.operate, kind, publicBaseUrl);
  }

  /** {@link Payments#ID} becomes a payment whose money is set aside and not taken. */
  public void authorize() {
    core.begin(Payments.payment().captureMethod(CaptureMethod.MANUAL).build());
    core.paykka.mood(Mood.AUTHORIZES_ONLY);
    core.confirm();
  }

  /** The merchant's server sends the sample of that name, about {@link Payments#ID}. */
  public SampleEvent payment(String sample) {
    return SampleEvent.of(sample)
        .with(SAMPLE_PAYMENT, Payments.ID.value())
        .with("API_KEY", apiKeys.key());
  }

  /** The sample of that name, about the agreement that {@link Payments#ID} began. */
  public SampleEvent agreement(String sample) {
    return SampleEvent.of(sample)
        .with(SAMPLE_AGREEMENT, Agreements.ID.value())
        .with("API_KEY", apiKeys.key());
  }

  /** The merchant's server wants PayKKa asked now. */
  public SampleEvent recheck() {
    return payment("recheck-payment");
  }

  /** The merchant's server charges December. */
  public SampleEvent charge() {
    return agreement("charge-agreement");
  }

  public SampleEvent removeToken() {
    return SampleEvent.of("remove-token")
        .with(SAMPLE_TOKEN, Payments.TOKEN.value())
        .with("API_KEY", apiKeys.key());
  }

  public SampleEvent listParkedEvents() {
    return SampleEvent.of("list-parked-events").with("API_KEY", apiKeys.key());
  }

  public SampleEvent listNotifications() {
    return SampleEvent.of("list-notifications").with("API_KEY", apiKeys.key());
  }

  /** The merchant's server wants the first message of {@link Payments#ID} sent to "shop" again. */
  public SampleEvent replay() {
    return payment("replay-notification");
  }

  public SampleEvent listNotificationEndpoints() {
    return SampleEvent.of("list-notification-endpoints").with("API_KEY", apiKeys.key());
  }

  /** What the queue has is delivered, or tried, until all of it waits or is over. */
  public void deliver() {
    while (!core.queue.taken().isEmpty()) {
      var taken = core.queue.taken();
      core.queue.clear();
      taken.forEach(core.deliver::deliver);
    }
  }

  public String clientToken() {
    return core.clientTokens.issue(Payments.ID, Payments.NOW.plus(Duration.ofHours(1)));
  }

  public void begin(Agreement agreement) {
    core.agreements.insertUnlessPresent(agreement);
  }

  public Agreement agreement() {
    return core.agreements.find(Agreements.ID).orElseThrow();
  }

  /** The payment that charges December, as it is stored. */
  public Payment chargeOfDecember() {
    return core.store
        .find(PaymentId.ofCharge(Agreements.ID, new ChargePeriod("2026-12")))
        .orElseThrow();
  }
}
