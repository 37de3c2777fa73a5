package io.paykkaserverless.reference;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The tables of payments and of their events, and the queue of what the merchant is told. */
final class Payments {

  private final DynamoDbEnhancedClient dynamoDb;
  private final DynamoDbTable<PaymentBean> payments;
  private final DynamoDbTable<EventBean> events;
  private final SqsClient sqs;
  private final String queueUrl;

  Payments(DynamoDbClient client, SqsClient sqs, Map<String, String> environment) {
    this.dynamoDb = DynamoDbEnhancedClient.builder().dynamoDbClient(client).build();
    this.payments =
        dynamoDb.table(
            environment.getOrDefault("PAYMENTS_TABLE", "payments"),
            TableSchema.fromBean(PaymentBean.class));
    this.events =
        dynamoDb.table(
            environment.getOrDefault("EVENTS_TABLE", "events"),
            TableSchema.fromBean(EventBean.class));
    this.sqs = sqs;
    this.queueUrl = environment.getOrDefault("NOTIFICATION_QUEUE_URL", "");
  }

  PaymentBean find(String id) {
    PaymentBean payment =
        payments.getItem(
            request -> request.key(Key.builder().partitionValue(id).build()).consistentRead(true));
    if (payment == null) {
      throw new IllegalArgumentException("no payment " + id);
    }
    return payment;
  }

  /** Writes a payment and what happened to it, both or none. */
  EventBean write(PaymentBean payment, String type, String payload) {
    String now = Instant.now().toString();
    payment.setUpdatedAt(now);
    EventBean event = new EventBean();
    event.setId(UUID.randomUUID().toString());
    event.setPaymentId(payment.getId());
    event.setType(type);
    event.setPayload(payload);
    event.setCreatedAt(now);
    dynamoDb.transactWriteItems(
        transaction -> transaction.addUpdateItem(payments, payment).addPutItem(events, event));
    // The enhanced client raises the stored version and leaves the bean's as it was.
    payment.setVersion(payment.getVersion() + 1);
    return event;
  }

  /** Has the merchant told. */
  void announce(EventBean event) {
    sqs.sendMessage(message -> message.queueUrl(queueUrl).messageBody(event.getId()));
  }
}
