package io.paykkaserverless.runner.iam;

import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonValue;
import io.paykkaserverless.runner.template.LocalAddresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call of an AWS API and what it takes to be allowed it, by AWS's Service Authorization
 * Reference.
 *
 * @param service whose API
 * @param operation as the API names it, {@code TransactWriteItems}
 * @param permissions all of which are needed; never empty
 */
record ApiCall(AwsService service, String operation, List<Permission> permissions) {

  private static final String ANYTHING = "*";
  private static final String BATCH = "Batch";

  /** For {@code TransactItems}: "Using IAM with DynamoDB transactions", developer guide. */
  private static final Map<String, String> WITHIN_TRANSACTIONS =
      Map.of(
          "Get", "GetItem",
          "Put", "PutItem",
          "Update", "UpdateItem",
          "Delete", "DeleteItem",
          "ConditionCheck", "ConditionCheckItem");

  ApiCall {
    permissions = List.copyOf(permissions);
  }

  /** Reads a call; empty where the target is of a service that is not behind the gate. */
  static Optional<ApiCall> read(String amzTarget, JsonObject body) {
    return AwsService.of(amzTarget)
        .map(
            service -> {
              String operation = amzTarget.substring(amzTarget.indexOf('.') + 1);
              List<Permission> needed =
                  switch (service) {
                    case DYNAMODB -> dynamoDb(operation, body);
                    case SQS -> List.of(sqs(operation, body));
                    case SECRETS_MANAGER -> List.of(secret(operation, body));
                  };
              // A call that names nothing is a call on everything.
              return new ApiCall(
                  service,
                  operation,
                  needed.isEmpty()
                      ? List.of(new Permission(service.action(operation), ANYTHING))
                      : needed);
            });
  }

  /** {@code dynamodb:TransactWriteItems}, whatever it takes to be allowed it. */
  String name() {
    return service.action(operation);
  }

  private static List<Permission> dynamoDb(String operation, JsonObject body) {
    return switch (operation) {
      case "BatchGetItem", "BatchWriteItem" ->
          body.object("RequestItems").map(tables -> tables.fields().keySet()).stream()
              .flatMap(tables -> tables.stream())
              .map(table -> onTable(operation, table))
              .toList();
      case "TransactGetItems", "TransactWriteItems" -> transaction(body);
      default -> {
        String table = body.text("TableName").map(ApiCall::tableArn).orElse(ANYTHING);
        String resource =
            body.text("IndexName").map(index -> table + "/index/" + index).orElse(table);
        yield List.of(new Permission(AwsService.DYNAMODB.action(operation), resource));
      }
    };
  }

  private static List<Permission> transaction(JsonObject body) {
    List<Permission> needed = new ArrayList<>();
    for (JsonValue item : body.array("TransactItems").map(JsonArray::values).orElse(List.of())) {
      if (item instanceof JsonObject(Map<String, JsonValue> parts)) {
        parts.forEach(
            (kind, part) ->
                needed.add(
                    onTable(
                        WITHIN_TRANSACTIONS.getOrDefault(kind, kind),
                        part instanceof JsonObject named
                            ? named.text("TableName").orElse(ANYTHING)
                            : ANYTHING)));
      }
    }
    return needed;
  }

  private static Permission onTable(String operation, String table) {
    return new Permission(AwsService.DYNAMODB.action(operation), tableArn(table));
  }

  /** Tables may be called by their ARN, too. */
  private static String tableArn(String table) {
    return isArn(table) ? table : LocalAddresses.tableArn(table);
  }

  /** A batch needs what each of its messages needs. */
  private static Permission sqs(String operation, JsonObject body) {
    String action =
        operation.endsWith(BATCH)
            ? operation.substring(0, operation.length() - BATCH.length())
            : operation;
    return new Permission(
        AwsService.SQS.action(action),
        body.text("QueueUrl")
            .map(url -> url.substring(url.lastIndexOf('/') + 1))
            .or(() -> body.text("QueueName"))
            .map(LocalAddresses::queueArn)
            .orElse(ANYTHING));
  }

  private static Permission secret(String operation, JsonObject body) {
    return new Permission(
        AwsService.SECRETS_MANAGER.action(operation),
        body.text("SecretId")
            .map(id -> isArn(id) ? id : LocalAddresses.secretArn(id))
            .orElse(ANYTHING));
  }

  private static boolean isArn(String name) {
    return name.startsWith("arn:");
  }
}
