package io.paykkaserverless.delivernotification;

import io.paykkaserverless.aws.Adapters;
import io.paykkaserverless.aws.SecretAdapters;
import io.paykkaserverless.aws.Surroundings;
import io.paykkaserverless.aws.configuration.Variables;
import io.paykkaserverless.aws.sqs.SqsBatch;
import io.paykkaserverless.core.notification.DeliverNotification;
import io.paykkaserverless.core.notification.MerchantEndpoints;
import io.paykkaserverless.core.notification.Outboxes;
import io.paykkaserverless.core.notification.TryDelivery;
import io.paykkaserverless.http.EndpointAddressRule;
import java.util.Map;

/** What the function is made of. */
record Wiring(SqsBatch batch, DeliverNotification deliverNotification) {

  /** Out of a function's environment, such as {@link System#getenv()}. */
  static Wiring from(Map<String, String> environment) {
    return in(new Surroundings.Real(environment));
  }

  /** Among the real ones, or on a stage. */
  static Wiring in(Surroundings surroundings) {
    Adapters aws =
        Adapters.of(
            surroundings,
            Variables.PAYMENTS_TABLE,
            Variables.RETENTION_DAYS,
            Variables.NOTIFICATION_QUEUE_URL,
            Variables.NOTIFICATION_RETRY_QUEUE_URL,
            Variables.NOTIFICATION_ENDPOINTS_SECRET);
    SecretAdapters secrets = new SecretAdapters(aws);
    boolean loopback = aws.get(Variables.ALLOW_INSECURE_LOOPBACK);
    EndpointAddressRule addresses = new EndpointAddressRule(loopback);
    MerchantEndpoints endpoints =
        new HttpMerchantEndpoints(
            secrets.notificationEndpoints(addresses::allows),
            aws.transportToMerchants(),
            aws.clock(),
            HttpMerchantEndpoints.LIMIT);
    TryDelivery tries =
        new TryDelivery(
            aws.deliveries(), endpoints, aws.endpointHealth(), aws.signals(), aws.clock());
    return new Wiring(
        aws.batch(),
        new DeliverNotification(
            new Outboxes(aws.store(), aws.archiving(), aws.agreements()),
            endpoints,
            tries,
            aws.deliveryQueue(),
            aws.signals(),
            aws.clock()));
  }
}
