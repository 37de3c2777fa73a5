package io.paykkaserverless.runner.localstack;

import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.template.LocalAddresses;
import io.paykkaserverless.runner.template.QueueDefinition;
import io.paykkaserverless.runner.template.TableDefinition;
import io.paykkaserverless.runner.template.Template;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes the script that makes the template's table, queues and secrets with the AWS CLI of
 * LocalStack's image. Keys are made when it runs, and none stands in it.
 */
final class ResourcesScript {

  private static final String HEAD =
      """
      #!/usr/bin/env bash
      # Generated from template.yaml by LocalStackFilesTest; do not edit.
      # Makes the template's table, queues and secrets; their keys are made here, at this moment.
      set -euo pipefail
      export AWS_DEFAULT_REGION=%s AWS_PAGER=""
      command -v openssl >/dev/null
      """
          .formatted(LocalAddresses.REGION);

  /** By logical id, in the words of the shell; what they must look like stands in docs/. */
  private static final Map<String, String> SECRETS =
      Map.of(
          "PaykkaSigningKey",
          "$(openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 2>/dev/null)",
          "TokenKeys",
          "{\\\"current\\\":\\\"$(openssl rand -base64 32)\\\"}",
          "ApiKeys",
          "{\\\"shop\\\":[\\\"local_$(openssl rand -hex 32)\\\"]}",
          "NotificationEndpoints",
          "{\\\"shop\\\":{\\\"url\\\":\\\"https://shop.example/notifications\\\","
              + "\\\"current\\\":\\\"whsec_$(openssl rand -base64 32)\\\"}}");

  private final StringBuilder text = new StringBuilder(HEAD);

  private ResourcesScript() {}

  /**
   * The script for {@code template}.
   *
   * @throws IllegalStateException naming a secret that it does not know how to fill
   */
  static String of(Template template) {
    ResourcesScript script = new ResourcesScript();
    template.tables().forEach(script::table);
    template.queues().forEach(script::queue);
    template.secrets().forEach(script::secret);
    script.text.append("\necho 'Table, queues and secrets of template.yaml are there.'\n");
    return script.text.toString();
  }

  private void table(TableDefinition table) {
    call("dynamodb create-table")
        .option("table-name", table.id())
        .option("billing-mode", "PAY_PER_REQUEST")
        .option(
            "attribute-definitions",
            new TreeMap<>(table.attributes())
                .entrySet().stream()
                    .map(it -> "AttributeName=" + it.getKey() + ",AttributeType=" + it.getValue())
                    .collect(Collectors.joining(" ")))
        .option("key-schema", key(table.key()));
    if (!table.indexes().isEmpty()) {
      option("global-secondary-indexes", quoted(indexes(table)));
    }
    ends();
    table
        .ttlAttribute()
        .ifPresent(
            attribute ->
                call("dynamodb update-time-to-live")
                    .option("table-name", table.id())
                    .option("time-to-live-specification", "Enabled=true,AttributeName=" + attribute)
                    .ends());
  }

  private void queue(QueueDefinition queue) {
    JsonWriter attributes =
        new JsonWriter()
            .put("VisibilityTimeout", String.valueOf(queue.visibilitySeconds()))
            .put("MessageRetentionPeriod", String.valueOf(queue.retentionSeconds()));
    queue
        .redrive()
        .ifPresent(
            redrive ->
                attributes.put(
                    "RedrivePolicy",
                    new JsonWriter()
                        .put(
                            "deadLetterTargetArn",
                            LocalAddresses.queueArn(redrive.deadLetterQueue()))
                        .put("maxReceiveCount", redrive.receivesMax())
                        .toString()));
    call("sqs create-queue")
        .option("queue-name", queue.id())
        .option("attributes", quoted(attributes.toString()))
        .ends();
  }

  private void secret(String id) {
    String value =
        Optional.ofNullable(SECRETS.get(id))
            .orElseThrow(
                () -> new IllegalStateException("say in ResourcesScript how " + id + " is filled"));
    call("secretsmanager create-secret")
        .option("name", id)
        .option("secret-string", "\"" + value + "\"")
        .ends();
  }

  private ResourcesScript call(String command) {
    text.append("\nawslocal ").append(command);
    return this;
  }

  private ResourcesScript option(String name, String value) {
    text.append(" \\\n  --").append(name).append(' ').append(value);
    return this;
  }

  private void ends() {
    text.append(" >/dev/null\n");
  }

  private static String key(TableDefinition.Key key) {
    return "AttributeName="
        + key.partition()
        + ",KeyType=HASH"
        + key.sort().map(sort -> " AttributeName=" + sort + ",KeyType=RANGE").orElse("");
  }

  private static String indexes(TableDefinition table) {
    return table.indexes().stream()
        .map(ResourcesScript::index)
        .collect(Collectors.joining(",\n    ", "[\n    ", "]"));
  }

  private static String index(TableDefinition.Index index) {
    JsonWriter json = new JsonWriter().put("IndexName", index.name()).beginArray("KeySchema");
    element(json, index.key().partition(), "HASH");
    index.key().sort().ifPresent(sort -> element(json, sort, "RANGE"));
    return json.end()
        .beginObject("Projection")
        .put("ProjectionType", index.projection())
        .end()
        .toString();
  }

  private static void element(JsonWriter json, String attribute, String type) {
    json.beginElement().put("AttributeName", attribute).put("KeyType", type).end();
  }

  /** Names and numbers of the template, none of which has a quote in it. */
  private static String quoted(String json) {
    if (json.indexOf('\'') >= 0) {
      throw new IllegalStateException("the shell would not understand " + json);
    }
    return "'" + json + "'";
  }
}
