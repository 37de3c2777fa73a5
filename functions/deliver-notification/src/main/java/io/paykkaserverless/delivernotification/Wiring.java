package io.paykkaserverless.delivernotification;

import io.paykkaserverless.aws.Adapters;
import io.paykkaserverless.aws.configuration.Variables;
import io.paykkaserverless.aws.sqs.SqsBatch;
import io.paykkaserverless.core.notification.DeliverNotification;
import io.paykkaserverless.http.AddressRule;
import java.util.Map;

/** What the function is made of. */
record Wiring(SqsBatch batch, DeliverNotification deliverNotification) {

  /** Out of a function's environment, such as {@link System#getenv()}. */
  static Wiring from(Map<String, String> environment) {
    Adapters aws =
        Adapters.of(
            environment,
            Variables.PAYMENTS_TABLE,
            Variables.RETENTION_DAYS,
            Variables.NOTIFICATION_URL,
            Variables.NOTIFICATION_KEYS_SECRET);
    HttpMerchantEndpoint endpoint =
        new HttpMerchantEndpoint(
            aws.get(Variables.NOTIFICATION_URL),
            new AddressRule(aws.get(Variables.ALLOW_INSECURE_LOOPBACK)),
            aws.notificationKeys(),
            aws.clock(),
            HttpMerchantEndpoint.LIMIT);
    return new Wiring(
        aws.batch(), new DeliverNotification(aws.store(), endpoint, aws.signals(), aws.clock()));
  }
}
