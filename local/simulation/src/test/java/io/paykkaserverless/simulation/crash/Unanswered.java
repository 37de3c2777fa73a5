package io.paykkaserverless.simulation.crash;

import io.paykkaserverless.core.notification.MerchantEndpoints;
import io.paykkaserverless.core.notification.NotificationQueue.QueueUnavailable;
import io.paykkaserverless.core.paykka.PaykkaApplePay;
import io.paykkaserverless.core.paykka.PaykkaCredentials;
import io.paykkaserverless.core.paykka.PaykkaGateway;
import io.paykkaserverless.core.paykka.PaykkaOperations;
import io.paykkaserverless.core.payment.PaymentStore.StoreUnavailable;
import io.paykkaserverless.core.secret.Rotating.SecretUnavailable;
import io.paykkaserverless.simulation.io.IoStep;
import java.time.Duration;

/** How each kind of step looks to a use case when the other side does not answer. */
final class Unanswered {

  private static final String CAUSE = "timed out";

  private Unanswered() {}

  /** Answers or throws what the adapter would; a step that nobody thought of fails the test. */
  static Object answer(IoStep step) {
    return switch (step.port()) {
      case "PaymentStore",
          "PaymentArchive",
          "AgreementStore",
          "StoredCardStore",
          "ParkedEventStore",
          "DeliveryStore",
          "EndpointHealthStore",
          "DueIndex",
          "AttemptCounters" ->
          throw new StoreUnavailable(new IllegalStateException(CAUSE));
      case "NotificationQueue", "DeliveryQueue" -> throw new QueueUnavailable(CAUSE);
      default -> outcome(step);
    };
  }

  private static Object outcome(IoStep step) {
    return switch (step.toString()) {
      case "PaykkaGateway.initiate" -> new PaykkaGateway.InitiationOutcome.Unknown(CAUSE);
      case "PaykkaGateway.query" -> new PaykkaGateway.QueryOutcome.Unavailable(CAUSE);
      case "PaykkaOperations.capture", "PaykkaOperations.voidRest" ->
          new PaykkaOperations.OperationOutcome.Unknown(CAUSE);
      case "PaykkaOperations.refund" -> new PaykkaOperations.RefundOutcome.Unknown(CAUSE);
      case "PaykkaOperations.queryRefund" ->
          new PaykkaOperations.RefundQueryOutcome.Unavailable(CAUSE);
      case "PaykkaCredentials.remove", "PaykkaCredentials.cancel" ->
          new PaykkaCredentials.EndingOutcome.Unavailable(CAUSE);
      case "PaykkaApplePay.openSession" -> new PaykkaApplePay.SessionOutcome.Unavailable(CAUSE);
      case "MerchantEndpoints.deliver" ->
          new MerchantEndpoints.Answer.Unreachable(CAUSE, Duration.ofMillis(20));
      case "MerchantEndpoints.wanting", "MerchantEndpoints.has" ->
          throw new SecretUnavailable(CAUSE);
      default -> throw new IllegalStateException("nobody said how " + step + " fails");
    };
  }
}
