package io.paykkaserverless.runner.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.paykkaserverless.runner.template.TableDefinition;
import io.paykkaserverless.runner.template.TableDefinition.Index;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.SSEStatus;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** A table as the template has it, and tables that are not. */
final class TableChecksTest {

  private static final TableDefinition WANTED =
      new TableDefinition(
          "PaymentsTable",
          Map.of("pk", "S", "sk", "S", "due_shard", "S", "due_at", "N"),
          new TableDefinition.Key("pk", Optional.of("sk")),
          List.of(
              new Index(
                  "due", new TableDefinition.Key("due_shard", Optional.of("due_at")), "KEYS_ONLY")),
          Optional.of("ttl"));

  @Test
  void aTableAsTheTemplateHasItIsFine() {
    assertThat(shape(table(_ -> {})))
        .containsExactly(
            Finding.ok("active, with its key, 1 index and its TTL as in the template"));
    assertThat(safety(table(_ -> {}), PointInTimeRecoveryStatus.ENABLED))
        .containsExactly(
            Finding.ok("point-in-time recovery, deletion protection and encryption are on"));
  }

  @Test
  void namesWhatIsNotAsInTheTemplate() {
    assertThat(problem(table(it -> it.globalSecondaryIndexes(List.of()))))
        .isEqualTo("it has no index due");
    assertThat(problem(table(it -> it.globalSecondaryIndexes(index("pk", IndexStatus.ACTIVE)))))
        .isEqualTo("index due is not the template's");
    assertThat(
            problem(
                table(it -> it.globalSecondaryIndexes(index("due_shard", IndexStatus.CREATING)))))
        .isEqualTo("index due is CREATING");
    assertThat(problem(table(it -> it.keySchema(element("pk", KeyType.HASH)))))
        .isEqualTo("its key is not the template's");
    assertThat(problem(table(it -> it.tableStatus(TableStatus.UPDATING))))
        .isEqualTo("it is UPDATING");
  }

  @Test
  void withoutTtlEverythingStays() {
    assertThat(shape(table(_ -> {}), TimeToLiveStatus.DISABLED))
        .extracting(Finding::says)
        .containsExactly("TTL by ttl is off: what should end stays for ever");
  }

  @Test
  void aTableThatIsGoneIsNamed() {
    FakeDynamoDb other =
        fake(table(_ -> {}), TimeToLiveStatus.ENABLED, PointInTimeRecoveryStatus.ENABLED);

    assertThat(new TableShapeCheck("others", WANTED, other).look())
        .extracting(Finding::says)
        .containsExactly("there is no such table");
  }

  @Test
  void deletionProtectionIsAWarningAndRecoveryAProblem() {
    TableDescription bare = table(it -> it.deletionProtectionEnabled(false));

    assertThat(safety(bare, PointInTimeRecoveryStatus.DISABLED))
        .extracting(Finding::verdict, Finding::says)
        .containsExactly(
            tuple(Verdict.WARNING, "deletion protection is off: one call deletes every payment"),
            tuple(
                Verdict.PROBLEM,
                "point-in-time recovery is off: what is lost cannot be brought back"));
  }

  private static String problem(TableDescription table) {
    return shape(table).getFirst().says();
  }

  private static List<Finding> shape(TableDescription table) {
    return shape(table, TimeToLiveStatus.ENABLED);
  }

  private static List<Finding> shape(TableDescription table, TimeToLiveStatus ttl) {
    return new TableShapeCheck(
            "shop-table", WANTED, fake(table, ttl, PointInTimeRecoveryStatus.ENABLED))
        .look();
  }

  private static List<Finding> safety(TableDescription table, PointInTimeRecoveryStatus recovery) {
    return new TableSafetyCheck("shop-table", fake(table, TimeToLiveStatus.ENABLED, recovery))
        .look();
  }

  private static FakeDynamoDb fake(
      TableDescription table, TimeToLiveStatus ttl, PointInTimeRecoveryStatus recovery) {
    return new FakeDynamoDb("shop-table", table, ttl, recovery);
  }

  private static TableDescription table(Consumer<TableDescription.Builder> change) {
    return TableDescription.builder()
        .tableStatus(TableStatus.ACTIVE)
        .keySchema(element("pk", KeyType.HASH), element("sk", KeyType.RANGE))
        .globalSecondaryIndexes(index("due_shard", IndexStatus.ACTIVE))
        .deletionProtectionEnabled(true)
        .sseDescription(it -> it.status(SSEStatus.ENABLED))
        .applyMutation(change)
        .build();
  }

  private static GlobalSecondaryIndexDescription index(String partition, IndexStatus status) {
    return GlobalSecondaryIndexDescription.builder()
        .indexName("due")
        .indexStatus(status)
        .keySchema(element(partition, KeyType.HASH), element("due_at", KeyType.RANGE))
        .projection(it -> it.projectionType(ProjectionType.KEYS_ONLY))
        .build();
  }

  private static KeySchemaElement element(String attribute, KeyType type) {
    return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
  }
}
