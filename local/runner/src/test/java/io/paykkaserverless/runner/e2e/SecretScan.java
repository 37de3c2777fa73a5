package io.paykkaserverless.runner.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.runner.LocalSystem;
import io.paykkaserverless.runner.log.LogLines;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Looks through everything that was answered, printed, stored, queued and told to the merchant for
 * what a shopper paid with.
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

  /** Fails with every text that holds a secret. */
  void assertNothingLeaked() {
    Predicate<String> leaks = leaks();
    assertThat(shopper.purse().cardNumbers()).isNotEmpty().allMatch(leaks);
    assertThat(shopper.purse().securityCodes()).isNotEmpty().allMatch(leaks);
    assertThat(texts().filter(leaks).toList()).isEmpty();
  }

  /** Every item of the table. */
  List<Map<String, AttributeValue>> items() {
    String table = system.database().client().listTables().tableNames().getFirst();
    return system.database().client().scanPaginator(scan -> scan.tableName(table)).items().stream()
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

  private Stream<String> texts() {
    List<String> lines = system.logLines().all().stream().map(LogLines.Line::text).toList();
    List<String> items = items().stream().map(Object::toString).toList();
    assertThat(lines).isNotEmpty();
    assertThat(items).isNotEmpty();
    return Stream.of(
            more.stream(),
            shopper.answers().stream(),
            lines.stream(),
            items.stream(),
            queued().stream(),
            system.merchant().inbox().received().stream().map(Object::toString))
        .flatMap(texts -> texts);
  }

  private Predicate<String> leaks() {
    Purse purse = shopper.purse();
    List<String> secrets =
        Stream.concat(
                purse.secrets().stream(),
                purse.cardNumbers().stream().flatMap(SecretScan::spellings))
            .toList();
    Predicate<String> code = standingAlone(purse);
    return text -> code.test(text) || secrets.stream().anyMatch(text::contains);
  }

  private static Stream<String> spellings(String number) {
    return Stream.of(
        number,
        number.replaceAll("(....)(?!$)", "$1 "),
        Base64.getEncoder().encodeToString(number.getBytes(UTF_8)));
  }

  /** A security code is a text of its own; three digits stand in the middle of many others. */
  private static Predicate<String> standingAlone(Purse purse) {
    String codes =
        purse.securityCodes().stream().map(Pattern::quote).collect(Collectors.joining("|"));
    return Pattern.compile("(?<![\\w.:+-])(" + codes + ")(?![\\w.:+-])").asPredicate();
  }
}
