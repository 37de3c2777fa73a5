package io.paykkaserverless.runner.doctor;

import io.paykkaserverless.runner.template.TableDefinition;
import io.paykkaserverless.runner.template.TableDefinition.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;

/**
 * That the table is as the template says: its keys, its indexes, what ends its items.
 *
 * @param table its name
 */
record TableShapeCheck(String table, TableDefinition wanted, DynamoDbClient client)
    implements Check {

  private static final String FIX = "deploy the stack again with this project's template.yaml";

  @Override
  public String name() {
    return "table";
  }

  @Override
  public String subject() {
    return "table " + table;
  }

  @Override
  public List<Finding> look() {
    TableDescription found;
    try {
      found = client.describeTable(describe -> describe.tableName(table)).table();
    } catch (ResourceNotFoundException _) {
      return List.of(
          Finding.problem(
              "there is no such table", "restore it from a backup, or deploy the stack again"));
    }
    List<Finding> findings = new ArrayList<>();
    if (found.tableStatus() != TableStatus.ACTIVE) {
      findings.add(
          Finding.problem("it is " + found.tableStatusAsString(), "wait until it is ACTIVE"));
    }
    if (!key(found.keySchema()).equals(wanted.key())) {
      findings.add(Finding.problem("its key is not the template's", FIX));
    }
    Map<String, GlobalSecondaryIndexDescription> indexes =
        found.globalSecondaryIndexes().stream()
            .collect(
                Collectors.toMap(GlobalSecondaryIndexDescription::indexName, Function.identity()));
    wanted
        .indexes()
        .forEach(
            index ->
                problem(index, Optional.ofNullable(indexes.get(index.name())))
                    .ifPresent(findings::add));
    wanted.ttlAttribute().flatMap(this::ttl).ifPresent(findings::add);
    return findings.isEmpty()
        ? List.of(
            Finding.ok(
                "active, with its key, %s and its TTL as in the template"
                    .formatted(
                        wanted.indexes().size() == 1
                            ? "1 index"
                            : wanted.indexes().size() + " indexes")))
        : findings;
  }

  private static Optional<Finding> problem(
      Index index, Optional<GlobalSecondaryIndexDescription> found) {
    if (found.isEmpty()) {
      return Optional.of(Finding.problem("it has no index " + index.name(), FIX));
    }
    if (found.get().indexStatus() != IndexStatus.ACTIVE) {
      return Optional.of(
          Finding.problem(
              "index %s is %s".formatted(index.name(), found.get().indexStatusAsString()),
              "wait until it is ACTIVE"));
    }
    boolean same =
        key(found.get().keySchema()).equals(index.key())
            && index.projection().equals(found.get().projection().projectionTypeAsString());
    return same
        ? Optional.empty()
        : Optional.of(Finding.problem("index " + index.name() + " is not the template's", FIX));
  }

  private Optional<Finding> ttl(String attribute) {
    TimeToLiveDescription ttl =
        client.describeTimeToLive(describe -> describe.tableName(table)).timeToLiveDescription();
    boolean on =
        attribute.equals(ttl.attributeName())
            && String.valueOf(ttl.timeToLiveStatusAsString()).startsWith("ENABL");
    return on
        ? Optional.empty()
        : Optional.of(
            Finding.problem(
                "TTL by " + attribute + " is off: what should end stays for ever", FIX));
  }

  private static TableDefinition.Key key(List<KeySchemaElement> schema) {
    return new TableDefinition.Key(
        attribute(schema, KeyType.HASH).orElse(""), attribute(schema, KeyType.RANGE));
  }

  private static Optional<String> attribute(List<KeySchemaElement> schema, KeyType type) {
    return schema.stream()
        .filter(element -> element.keyType() == type)
        .map(KeySchemaElement::attributeName)
        .findFirst();
  }
}
