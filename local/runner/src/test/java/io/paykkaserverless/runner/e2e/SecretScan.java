package io.paykkaserverless.runner.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.canary.Canary;
import io.paykkaserverless.runner.LocalSystem;
import io.paykkaserverless.runner.log.LogLines;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Looks through everything that was answered, printed, stored, queued and told to the merchant for
 * what a shopper paid with and for keys, in every form that {@link Canary} knows.
 */
final class SecretScan {

  private final LocalSystem system;
  private final ScriptedShopper shopper;
  private final List<String> more = new ArrayList<>();

  SecretScan(LocalSystem system, ScriptedShopper shopper) {
    this.system = system;
    this.shopper = shopper;
  }

  /** Looks through {@code text}, too. */
  void include(String text) {
    more.add(text);
  }

  /** Fails with what was found, and where; not with the text itself, which holds a secret. */
  void assertNothingLeaked() {
    Canary canary = canary();
    assertThat(shopper.purse().cardNumbers()).isNotEmpty().noneMatch(isMissedBy(canary));
    assertThat(shopper.purse().securityCodes()).isNotEmpty().noneMatch(isMissedBy(canary));
    assertThat(texts().flatMap(text -> text.findings(canary)).distinct().toList()).isEmpty();
  }

  private static Predicate<String> isMissedBy(Canary canary) {
    return secret -> canary.findings(secret).isEmpty();
  }

  /** A text, and where it came from. */
  private record Text(String place, String text) {

    Stream<String> findings(Canary canary) {
      return canary.findings(text).stream().map(found -> place + ": " + found);
    }

    static Stream<Text> of(String place, List<String> texts) {
      return texts.stream().map(text -> new Text(place, text));
    }
  }

  /** Every item of every table. */
  List<Map<String, AttributeValue>> items() {
    DynamoDbClient client = system.database().client();
    return client.listTables().tableNames().stream()
        .flatMap(table -> client.scanPaginator(scan -> scan.tableName(table)).items().stream())
        .toList();
  }

  /** The bodies of the messages that wait in any queue, and go on waiting. */
  List<String> queued() {
    try (SqsClient sqs = system.queues().client()) {
      return sqs.listQueues().queueUrls().stream()
          .flatMap(
              url ->
                  sqs
                      .receiveMessage(
                          request ->
                              request
                                  .queueUrl(url)
                                  .visibilityTimeout(0)
                                  .maxNumberOfMessages(10)
                                  .messageAttributeNames("All"))
                      .messages()
                      .stream())
          .map(message -> message.body() + message.messageAttributes())
          .toList();
    }
  }

  private Stream<Text> texts() {
    List<String> lines = system.logLines().all().stream().map(LogLines.Line::text).toList();
    List<String> items = items().stream().map(SecretScan::raw).toList();
    assertThat(lines).isNotEmpty();
    assertThat(items).isNotEmpty();
    return Stream.of(
            Text.of("included", more),
            Text.of("an answer", shopper.answers()),
            Text.of("the log", lines),
            Text.of("an item", items),
            Text.of("a queue", queued()),
            Text.of(
                "the merchant's inbox",
                system.merchant().inbox().received().stream().map(Object::toString).toList()))
        .flatMap(texts -> texts);
  }

  /** Names and values of all attributes, bytes as Base64. */
  private static String raw(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .map(attribute -> attribute.getKey() + "=" + raw(attribute.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String raw(AttributeValue value) {
    return switch (value.type()) {
      case B -> base64(value.b());
      case BS -> value.bs().stream().map(SecretScan::base64).toList().toString();
      case L -> value.l().stream().map(SecretScan::raw).toList().toString();
      case M -> "{" + raw(value.m()) + "}";
      case S -> value.s();
      case N -> value.n();
      default -> value.toString();
    };
  }

  private static String base64(SdkBytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.asByteArray());
  }

  /**
   * Everything that was paid with, the key of the merchant's server, and the functions' secrets.
   */
  private Canary canary() {
    Purse purse = shopper.purse();
    Canary canary = Canary.none().andSecret("an API key", system.apiKey());
    purse.cardNumbers().forEach(canary::andCard);
    purse.securityCodes().forEach(canary::andSecurityCode);
    purse.expiryDates().forEach(date -> canary.andExpiry(date.expiryYear(), date.expiryMonth()));
    purse.secrets().forEach(secret -> canary.andText("what was paid with", secret));
    return canary;
  }
}
