package io.paykkaserverless.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paykkaserverless.core.notification.DeliverySchedule;
import io.paykkaserverless.core.notification.DeliveryState;
import io.paykkaserverless.core.notification.NotificationSigner;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.secret.HmacKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page for merchants says what the code does, and shows the code that is tested. */
class MerchantNotificationsPageTest {

  private static final Path DOCS = SourceTree.ROOT.resolve("docs");
  private static final String PAGE = SourceTree.text(DOCS.resolve("merchant-notifications.md"));
  private static final String FOR_RECEIVERS =
      " Members may be added; ignore those that you do not know.";

  @ParameterizedTest
  @CsvSource({"java, Verify.java", "js, verify.mjs", "php, verify.php", "python, verify.py"})
  void showsEachReceiverAsItIs(String language, String file) {
    String code = SourceTree.text(DOCS.resolve("receivers").resolve(file));

    assertThat(PAGE).contains("](receivers/" + file + ")");
    assertThat(PAGE).contains("```" + language + "\n" + code + "```\n");
  }

  @Test
  void listsEveryTypeAndWhatItsSchemaSaysOfIt() throws IOException {
    List<String> rows = new ArrayList<>();
    for (NotificationType type : NotificationType.values()) {
      rows.add(
          "| [%1$s](notifications/%1$s.schema.json) | %2$s |"
              .formatted(type.code(), meaning(type)));
    }

    assertThat(table("| type | means |")).isEqualTo(rows);
  }

  @Test
  void listsEveryTryOfTheSchedule() {
    List<String> rows = new ArrayList<>(List.of("| 1 | | |"));
    Duration since = Duration.ZERO;
    for (int tries = 1; !DeliverySchedule.isOver(tries); tries++) {
      Duration pause = DeliverySchedule.planned(tries);
      since = since.plus(pause);
      rows.add("| %d | %s | %s |".formatted(tries + 1, spoken(pause), spoken(since)));
    }

    assertThat(table("| try | after the one before | after the first |")).isEqualTo(rows);
    assertThat(PAGE)
        .contains(
            "accept it, %d times in all:".formatted(DeliverySchedule.TRIES_MAX),
            "no longer than 11 hours and 45 minutes");
    assertThat(DeliverySchedule.PAUSE_MAX).isEqualTo(Duration.ofHours(11).plusMinutes(45));
  }

  /** With the first key of docs/vectors, the bytes 0 to 31. */
  @Test
  void showsARequestThatIsRightlySigned() throws IOException {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) i;
    }
    String id = "msg_pabcdefghabcdefghabcdefghabcdefgh_2";
    Instant at = Instant.parse("2026-11-23T10:15:30Z");
    String body = schema(NotificationType.PAYMENT_PAID).path("examples").path(0).toString();

    assertThat(PAGE)
        .contains(
            """
            webhook-id: %s
            webhook-timestamp: %d
            webhook-signature: %s

            %s
            ```
            """
                .formatted(
                    id,
                    at.getEpochSecond(),
                    NotificationSigner.sign(id, at, body, List.of(new HmacKey(key))),
                    body));
  }

  @Test
  void explainsEveryStateOfADelivery() {
    assertThat(table("| `status` | means |"))
        .extracting(row -> row.split("`", -1)[1])
        .containsExactly(Stream.of(DeliveryState.values()).map(Enum::name).toArray(String[]::new));
  }

  private static JsonNode schema(NotificationType type) throws IOException {
    Path file = DOCS.resolve("notifications").resolve(type.code() + ".schema.json");
    return new ObjectMapper().readTree(SourceTree.text(file));
  }

  private static String meaning(NotificationType type) throws IOException {
    String description = schema(type).path("description").asText();
    assertThat(description).endsWith(FOR_RECEIVERS);
    return description.substring(0, description.length() - FOR_RECEIVERS.length());
  }

  /** The rows of the page's table with that head. */
  private static List<String> table(String head) {
    String[] parts = PAGE.split(Pattern.quote(head), -1);
    assertThat(parts).as("tables headed " + head).hasSize(2);
    return parts[1].lines().skip(2).takeWhile(line -> line.startsWith("|")).toList();
  }

  private static String spoken(Duration time) {
    List<String> parts = new ArrayList<>();
    add(parts, time.toHours(), "h");
    add(parts, time.toMinutesPart(), "min");
    add(parts, time.toSecondsPart(), "s");
    return String.join(" ", parts);
  }

  private static void add(List<String> parts, long number, String unit) {
    if (number > 0) {
      parts.add(number + " " + unit);
    }
  }
}
