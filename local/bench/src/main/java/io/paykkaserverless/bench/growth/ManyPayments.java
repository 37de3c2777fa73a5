package io.paykkaserverless.bench.growth;

import io.paykkaserverless.aws.dynamodb.DynamoPaymentStore;
import io.paykkaserverless.core.money.CurrencyCode;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.operation.Books;
import io.paykkaserverless.core.order.OrderDetails;
import io.paykkaserverless.core.payment.Archived;
import io.paykkaserverless.core.payment.AuthorisationType;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.ChallengeIndicator;
import io.paykkaserverless.core.payment.Fingerprint;
import io.paykkaserverless.core.payment.IdempotencyKey;
import io.paykkaserverless.core.payment.MerchantId;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Terms;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.LocalSystem;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Puts payments into a local system's table by the thousand, each as the store writes it, past the
 * functions that would make them one by one.
 */
final class ManyPayments {

  private static final String TABLE = "PaymentsTable";

  /** As many as DynamoDB takes in one request (API reference, BatchWriteItem). */
  private static final int BATCH_MAX = 25;

  private static final Duration RETENTION = Duration.ofDays(400);
  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final MerchantId MERCHANT = new MerchantId(LocalSystem.MERCHANT_ID);
  private static final Money PRICE = new Money(1250, new CurrencyCode("EUR"));
  private static final Fingerprint FINGERPRINT = new Fingerprint("0123456789abcdef".repeat(4));

  private final LocalSystem system;

  ManyPayments(LocalSystem system) {
    this.system = system;
  }

  /**
   * Nobody paid them in time: each is due since an hour ago or longer.
   *
   * @param name no other payments'
   */
  void due(String name, int count) {
    Instant created = now().minus(LIFETIME.multipliedBy(2));
    // The order in which they came due has nothing to do with their names.
    put(count, i -> waiting(name + "-" + i, created.minusMillis((i * 7919L) % count)));
  }

  /** Half of them wait to be paid for another hour, the others are over and announced. */
  void notDue(int count) {
    Instant created = now();
    put(count, i -> i % 2 == 0 ? waiting("waits-" + i, created) : over("over-" + i, created));
  }

  /**
   * They are paid, and nobody has heard of it yet.
   *
   * @param name no other payments'
   * @return what the merchant is to be told
   */
  List<NotificationId> unannounced(String name, int count) {
    Instant created = now();
    List<NotificationId> messages = new ArrayList<>();
    put(
        count,
        i -> {
          Payment payment = paid(name + "-" + i, created);
          messages.add(payment.outbox().getFirst().id());
          return payment;
        });
    return messages;
  }

  private void put(int count, IntFunction<Payment> payment) {
    try (DynamoDbClient database = system.database().client()) {
      List<WriteRequest> batch = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Map<String, AttributeValue> item = item(payment.apply(i));
        batch.add(WriteRequest.builder().putRequest(put -> put.item(item)).build());
        if (batch.size() == BATCH_MAX || i == count - 1) {
          write(database, batch);
          batch.clear();
        }
      }
    }
  }

  private static void write(DynamoDbClient database, List<WriteRequest> batch) {
    List<WriteRequest> wanted = List.copyOf(batch);
    BatchWriteItemResponse response =
        database.batchWriteItem(write -> write.requestItems(Map.of(TABLE, wanted)));
    if (response.hasUnprocessedItems() && !response.unprocessedItems().isEmpty()) {
      throw new IllegalStateException("DynamoDB Local did not take all payments");
    }
  }

  /** What the store would write. */
  private static Map<String, AttributeValue> item(Payment payment) {
    try (Catching caught = new Catching()) {
      new DynamoPaymentStore(caught, TABLE, RETENTION).insert(payment);
      return caught.item;
    }
  }

  private static Payment waiting(String name, Instant created) {
    return Payment.created(id(name), terms(name, created), OrderDetails.NONE);
  }

  private static Payment over(String name, Instant created) {
    return in(PaymentState.EXPIRED, name, created, List.of());
  }

  private static Payment paid(String name, Instant created) {
    String body =
        new JsonWriter()
            .put("type", NotificationType.PAYMENT_PAID.code())
            .put("timestamp", created.toString())
            .beginObject("data")
            .put("payment_id", id(name).value())
            .put("sequence", 1)
            .put("status", PaymentState.PAID.name())
            .put("amount", PRICE.minor())
            .put("currency", PRICE.currency().code())
            .put("reference", name)
            .end()
            .toString();
    return in(
        PaymentState.PAID,
        name,
        created,
        List.of(
            Notification.fresh(
                NotificationId.of(id(name), 1), NotificationType.PAYMENT_PAID, created, body)));
  }

  private static Payment in(
      PaymentState state, String name, Instant created, List<Notification> outbox) {
    return new Payment(
        id(name),
        1,
        terms(name, created),
        OrderDetails.NONE,
        state,
        0,
        false,
        List.of(),
        Books.EMPTY,
        List.of(),
        List.of(),
        outbox,
        Archived.NONE,
        outbox.isEmpty() ? Optional.empty() : Optional.of(created));
  }

  /** As exact as times are stored. */
  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private static PaymentId id(String name) {
    return PaymentId.derive(MERCHANT, "growth", new IdempotencyKey(name));
  }

  private static Terms terms(String name, Instant created) {
    return new Terms(
        PRICE,
        name,
        Optional.empty(),
        Optional.empty(),
        CaptureMethod.AUTOMATIC,
        AuthorisationType.FINAL_AUTH,
        ChallengeIndicator.AUTO,
        PaymentKind.oneOff(),
        FINGERPRINT,
        created,
        created.plus(LIFETIME));
  }

  /** Keeps what it is to write. */
  private static final class Catching implements DynamoDbClient {

    private Map<String, AttributeValue> item = Map.of();

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
      item = request.item();
      return PutItemResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return DynamoDbClient.SERVICE_NAME;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
