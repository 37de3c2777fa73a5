package io.paykkaserverless.runner.doctor;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.SSEStatus;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * That what is in the table cannot get lost or be read by others.
 *
 * @param table its name
 */
record TableSafetyCheck(String table, DynamoDbClient client) implements Check {

  @Override
  public String name() {
    return "table's safety";
  }

  @Override
  public String subject() {
    return "table " + table;
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    TableDescription found = client.describeTable(it -> it.tableName(table)).table();
    if (!Boolean.TRUE.equals(found.deletionProtectionEnabled())) {
      findings.add(
          Finding.warning(
              "deletion protection is off: one call deletes every payment",
              "aws dynamodb update-table --deletion-protection-enabled --table-name " + table));
    }
    if (found.sseDescription() == null || found.sseDescription().status() != SSEStatus.ENABLED) {
      findings.add(
          Finding.warning(
              "it is encrypted with a key of DynamoDB's, which nobody can follow in CloudTrail",
              "deploy the stack again with this project's template.yaml"));
    }
    ContinuousBackupsDescription backups =
        client.describeContinuousBackups(it -> it.tableName(table)).continuousBackupsDescription();
    if (backups.pointInTimeRecoveryDescription() == null
        || backups.pointInTimeRecoveryDescription().pointInTimeRecoveryStatus()
            != PointInTimeRecoveryStatus.ENABLED) {
      findings.add(
          Finding.problem(
              "point-in-time recovery is off: what is lost cannot be brought back",
              "deploy the stack again with this project's template.yaml"));
    }
    return findings.isEmpty()
        ? List.of(Finding.ok("point-in-time recovery, deletion protection and encryption are on"))
        : findings;
  }
}
