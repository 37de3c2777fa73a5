package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.payment.HistoryEntry;
import io.paykkaserverless.core.payment.PaymentArchive;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.Terms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Keeps what is finished of payments in the payments' table, beside the payment: one {@code Query}
 * reads all of it, and a {@code GetItem} one message or operation.
 *
 * <p>An item of another form throws an {@link UnreadableItem}.
 */
public final class DynamoPaymentArchive implements PaymentArchive {

  private static final String UNLESS_AS_NEW =
      "attribute_not_exists(%s) OR %s < :version"
          .formatted(ItemKeys.PARTITION_KEY, ItemKeys.VERSION);

  private final StoreTable table;
  private final ArchiveItem items;

  /**
   * An archive in one table.
   *
   * @param table the table's name
   * @param retention how long payments are kept, and what is archived of them
   */
  public DynamoPaymentArchive(DynamoDbClient dynamoDb, String table, Duration retention) {
    this.table = new StoreTable(dynamoDb, table);
    this.items = new ArchiveItem(retention);
  }

  @Override
  public void keepMessage(PaymentId payment, Terms terms, Notification message) {
    table.put(items.message(payment, terms, message));
  }

  @Override
  public void keepLines(PaymentId payment, Terms terms, List<HistoryEntry> lines) {
    table.put(items.lines(payment, terms, lines));
  }

  @Override
  public void keepOperation(PaymentId payment, Terms terms, Operation operation, long version) {
    table.putIf(
        UNLESS_AS_NEW,
        Map.of(":version", AttributeValue.fromN(Long.toString(version))),
        items.operation(payment, terms, operation, version));
  }

  @Override
  public Optional<Operation> operation(PaymentId payment, int number) {
    return table.find(ArchiveItem.key(payment, number)).map(ArchiveItem::readOperation);
  }

  @Override
  public Optional<Notification> message(PaymentId payment, NotificationId id) {
    return table.find(ArchiveItem.key(payment, id)).map(ArchiveItem::readMessage);
  }

  @Override
  public Kept of(PaymentId payment) {
    Map<Integer, HistoryEntry> lines = new TreeMap<>();
    Map<Integer, Notification> messages = new TreeMap<>();
    List<Operation> operations = new ArrayList<>();
    Map<String, AttributeValue> last = Map.of();
    do {
      StoreTable.Page page = table.page(beside(payment), last);
      for (Map<String, AttributeValue> item : page.items()) {
        if (ArchiveItem.isMessage(item)) {
          Notification message = ArchiveItem.readMessage(item);
          messages.put(message.sequence(), message);
        } else if (ArchiveItem.isOperation(item)) {
          operations.add(ArchiveItem.readOperation(item));
        } else {
          ArchiveItem.readLines(item).forEach(line -> lines.put(line.number(), line));
        }
      }
      last = page.last();
    } while (!last.isEmpty());
    return new Kept(List.copyOf(lines.values()), List.copyOf(messages.values()), operations);
  }

  private static QueryRequest.Builder beside(PaymentId payment) {
    return QueryRequest.builder()
        .keyConditionExpression(
            "%s = :payment AND %s BETWEEN :first AND :last"
                .formatted(ItemKeys.PARTITION_KEY, ItemKeys.SORT_KEY))
        .expressionAttributeValues(
            Map.of(
                ":payment", AttributeValue.fromS(payment.value()),
                ":first", AttributeValue.fromS(ArchiveItem.FIRST_SORT_KEY),
                ":last", AttributeValue.fromS(ArchiveItem.LAST_SORT_KEY)))
        .consistentRead(true);
  }
}
