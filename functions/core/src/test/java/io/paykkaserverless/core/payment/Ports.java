package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.agreement.AgreementStore;
import io.paykkaserverless.core.guard.AttemptCounters;
import io.paykkaserverless.core.notification.DeliveryQueue;
import io.paykkaserverless.core.notification.DeliveryStore;
import io.paykkaserverless.core.notification.EndpointHealthStore;
import io.paykkaserverless.core.notification.MerchantEndpoints;
import io.paykkaserverless.core.notification.NotificationQueue;
import io.paykkaserverless.core.parked.ParkedEventReader;
import io.paykkaserverless.core.parked.ParkedEventStore;
import io.paykkaserverless.core.paykka.PaykkaApplePay;
import io.paykkaserverless.core.paykka.PaykkaCredentials;
import io.paykkaserverless.core.paykka.PaykkaGateway;
import io.paykkaserverless.core.paykka.PaykkaOperations;
import io.paykkaserverless.core.returning.Pauses;
import io.paykkaserverless.core.secret.HmacKey;
import io.paykkaserverless.core.secret.Rotating;
import io.paykkaserverless.core.storedcard.StoredCardStore;
import io.paykkaserverless.core.sweep.DueIndex;
import java.util.List;

/**
 * Everything the use cases reach the world by, so that a test can put something in between.
 *
 * @param keys of client and return tokens
 */
public record Ports(
    PaymentStore payments,
    PaymentArchive archive,
    AgreementStore agreements,
    StoredCardStore storedCards,
    ParkedEventStore parkedEvents,
    DeliveryStore deliveries,
    EndpointHealthStore health,
    DueIndex due,
    AttemptCounters counters,
    NotificationQueue notifications,
    DeliveryQueue retries,
    PaykkaGateway paykka,
    PaykkaOperations operations,
    PaykkaCredentials credentials,
    PaykkaApplePay applePay,
    MerchantEndpoints endpoints,
    Rotating<List<HmacKey>> keys,
    ParkedEventReader reader,
    Signals signals,
    Pauses pauses) {}
