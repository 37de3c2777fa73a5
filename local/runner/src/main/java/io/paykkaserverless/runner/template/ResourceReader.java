package io.paykkaserverless.runner.template;

import io.paykkaserverless.runner.template.QueueDefinition.Redrive;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the resources that are no functions. */
final class ResourceReader {

  private static final int SQS_VISIBILITY_SECONDS = 30;
  private static final int SQS_RETENTION_SECONDS = 345_600;

  private ResourceReader() {}

  static Optional<CorsDefinition> cors(Section api) {
    if (!api.has("CorsConfiguration")) {
      return Optional.empty();
    }
    Section cors = api.section("CorsConfiguration");
    return Optional.of(
        new CorsDefinition(
            cors.texts("AllowOrigins"),
            cors.texts("AllowMethods"),
            cors.texts("AllowHeaders"),
            cors.texts("ExposeHeaders"),
            cors.integer("MaxAge"),
            cors.flag("AllowCredentials")));
  }

  static TableDefinition table(String id, Section properties) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (Section attribute : properties.sections("AttributeDefinitions")) {
      attributes.put(
          attribute.requiredText("AttributeName"), attribute.requiredText("AttributeType"));
    }
    Section ttl = properties.section("TimeToLiveSpecification");
    return new TableDefinition(
        id,
        attributes,
        key(properties),
        properties.sections("GlobalSecondaryIndexes").stream().map(ResourceReader::index).toList(),
        ttl.flag("Enabled") ? ttl.text("AttributeName") : Optional.empty());
  }

  static QueueDefinition queue(String id, Section properties) {
    Section redrive = properties.section("RedrivePolicy");
    return new QueueDefinition(
        id,
        properties.integer("VisibilityTimeout").orElse(SQS_VISIBILITY_SECONDS),
        properties.integer("MessageRetentionPeriod").orElse(SQS_RETENTION_SECONDS),
        redrive
            .text("deadLetterTargetArn")
            .map(
                arn ->
                    new Redrive(
                        arn.substring(arn.lastIndexOf(':') + 1),
                        redrive.integer("maxReceiveCount").orElse(10))));
  }

  /** SQS refuses a queue whose dead-letter queue is not there yet. */
  static List<QueueDefinition> deadLetterQueuesFirst(List<QueueDefinition> queues) {
    return queues.stream()
        .sorted(Comparator.comparing(queue -> queue.redrive().isPresent()))
        .toList();
  }

  private static TableDefinition.Index index(Section index) {
    return new TableDefinition.Index(
        index.requiredText("IndexName"),
        key(index),
        index.section("Projection").requiredText("ProjectionType"));
  }

  private static TableDefinition.Key key(Section properties) {
    Map<String, String> attributeByType = new LinkedHashMap<>();
    for (Section part : properties.sections("KeySchema")) {
      attributeByType.put(part.requiredText("KeyType"), part.requiredText("AttributeName"));
    }
    String partition = attributeByType.get("HASH");
    if (partition == null) {
      throw new TemplateProblem(properties.where() + ".KeySchema", "a HASH attribute is missing");
    }
    return new TableDefinition.Key(partition, Optional.ofNullable(attributeByType.get("RANGE")));
  }
}
