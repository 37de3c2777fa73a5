package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.notification.EndpointHealth;
import io.paykkaserverless.core.notification.EndpointName;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How an endpoint fails, as a DynamoDB item and back, in the manner of {@link PaymentItem}. */
final class EndpointHealthItem {

  /** The partition key of them all. */
  static final String PARTITION = "endpoints";

  static final String PERCENT = "p";
  static final String SINCE = "t";

  /**
   * An endpoint that was taken away never recovers; what is known of it goes by itself. Operators
   * hear once more of an outage that lasts longer.
   */
  private static final Duration KEPT = Duration.ofDays(8);

  private EndpointHealthItem() {}

  /** The primary key of an endpoint's item. */
  static Map<String, AttributeValue> key(EndpointName endpoint) {
    return ItemKeys.key(PARTITION, endpoint.value());
  }

  /** The whole item. */
  static Map<String, AttributeValue> write(EndpointHealth health) {
    return new ItemWriter()
        .text(ItemKeys.PARTITION_KEY, PARTITION)
        .text(ItemKeys.SORT_KEY, health.endpoint().value())
        .number(ItemKeys.TTL, health.failingSince().plus(KEPT).getEpochSecond())
        .time(SINCE, health.failingSince())
        .number(PERCENT, health.percent())
        .build();
  }

  /**
   * What {@code attributes} hold.
   *
   * @throws UnreadableItem naming the first attribute that is not as {@link #write} leaves it
   */
  static EndpointHealth read(Map<String, AttributeValue> attributes) {
    return ItemReader.read(
        attributes,
        item ->
            new EndpointHealth(
                item.text(ItemKeys.SORT_KEY, EndpointName::new),
                item.time(SINCE),
                item.smallNumber(PERCENT)));
  }
}
