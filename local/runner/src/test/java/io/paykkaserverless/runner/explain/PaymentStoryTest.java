package io.paykkaserverless.runner.explain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.notification.DeliveryState;
import io.paykkaserverless.core.operation.OperationEvent;
import io.paykkaserverless.core.payment.PaymentEvent;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stories are files beside this class: what the API gave, and what is made of it. */
final class PaymentStoryTest {

  private static final String NO_SENTENCE = "which this command has no sentence for";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "paid-after-3ds",
        "declined-then-paid",
        "lost-answer-then-found",
        "authorized-by-hand",
        "captured-in-two-parts",
        "refund-in-review",
        "refund-in-review-fails",
        "disputed-unsigned",
        "balances-differ",
        "needs-attention",
        "endpoints-down"
      })
  void isToldToTheLetter(String story) throws Exception {
    String told = PaymentStory.tell(JsonReader.readObject(file(story + ".json").getBytes(UTF_8)));

    assertThat(told).isEqualTo(file(story + ".txt"));
    assertThat(told.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }

  @Test
  void hasASentenceOfItsOwnForEveryEvent() {
    Set<String> sentences = new HashSet<>();
    events()
        .forEach(
            event -> {
              String sentence = told("PAYKKA_QUERY", event, "PAID", "PAID");
              assertThat(sentence)
                  .as(event)
                  .doesNotContain(NO_SENTENCE)
                  .doesNotContain(event + " ");
              assertThat(sentences.add(sentence))
                  .as("%s has its own: %s", event, sentence)
                  .isTrue();
            });
  }

  @ParameterizedTest
  @EnumSource(Speaker.class)
  void namesEverySpeakerInPlainWords(Speaker speaker) {
    assertThat(told(speaker.name(), "STILL_PROCESSING", "PROCESSING", "PROCESSING"))
        .contains(Words.subject(speaker) + " said that attempt 1 is still being processed.")
        .doesNotContain(speaker.name());
  }

  @Test
  void tellsSpeakersApart() {
    assertThat(Stream.of(Speaker.values()).map(Words::subject)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(PaymentState.class)
  void saysWhatEveryStateMeans(PaymentState state) {
    assertThat(standing(state.name()))
        .contains(" is " + state + ": ")
        .doesNotContain("does not know that word");
  }

  @ParameterizedTest
  @MethodSource("events")
  void canTellOfEveryEventInEveryState(String event) {
    for (PaymentState state : PaymentState.values()) {
      assertThat(told("PAYKKA_WEBHOOK", event, state.name(), state.name()))
          .contains("The payment stayed " + state + ".");
    }
  }

  @ParameterizedTest
  @EnumSource(DeliveryState.class)
  void saysHowEveryDeliveryStandsAndHowItIsReplayedOnceNothingIsTried(DeliveryState state) {
    String story = delivered(state.name(), "");
    boolean replayable = state.isOver() && state != DeliveryState.DELIVERED;

    assertThat(story).contains("Endpoint shop ").doesNotContain(state.name());
    assertThat(story.contains("./paykka replay --notification msg_p1_1 --endpoint shop sends"))
        .isEqualTo(replayable);
    assertThat(story.contains("./paykka replay --payment p1 sends")).isEqualTo(replayable);
  }

  @Test
  void tellsDeliveriesApart() {
    assertThat(Stream.of(DeliveryState.values()).map(it -> delivered(it.name(), "")))
        .doesNotHaveDuplicates();
  }

  @Test
  void doesNotGuessWhatBecameOfAMessageThatTheApiHadNoRoomFor() {
    assertThat(
            onOneLine(
                json(
                    """
                    {"deliveries_complete": false, "notifications": [
                      {"id": "msg_p1_1", "type": "payment.paid", "deliveries": [],
                       "handed_over_at": "2026-11-01T12:00:00Z"}]}
                    """)))
        .contains("payment.paid (msg_p1_1) was sent, and there are too many messages")
        .doesNotContain("no endpoint wants it");
  }

  @Test
  void countsTheTriesInVainAndTellsTheFirstAndTheLast() {
    String attempt =
        """
        {"at": "2026-11-01T12:0%d:00Z", "http_status": %d, "excerpt": "%s"}\
        """;
    String first = attempt.formatted(1, 503, "down");
    String second = attempt.formatted(2, 500, "");
    String third = attempt.formatted(3, 0, "timed out");

    assertThat(delivered("WAITING", first))
        .contains("(1 try in vain, at 2026-11-01T12:01:00.000Z with HTTP 503 \"down\").");
    assertThat(delivered("WAITING", String.join(",", first, second, third)))
        .contains(
            "(3 tries in vain, the first at 2026-11-01T12:01:00.000Z with HTTP 503 \"down\", the"
                + " last at 2026-11-01T12:03:00.000Z with no answer \"timed out\").")
        .doesNotContain("HTTP 500");
    assertThat(delivered("WAITING", String.join(",", Collections.nCopies(20, first))))
        .contains("(20 of the last 20 tries in vain, the first");
  }

  @Test
  void tellsWordsThatAreNewAsTheyAre() {
    assertThat(told("ORACLE", "PROPHESIED", "PAID", "BLESSED"))
        .contains("ORACLE said PROPHESIED (301005), " + NO_SENTENCE + ".")
        .contains("The payment went from PAID to BLESSED.");
    assertThat(delivered("EATEN", "")).contains("Endpoint shop is EATEN.");
    assertThat(standing("BLESSED")).contains("is BLESSED: this command does not know that word.");
  }

  @Test
  void marksWhatCannotBeTrueTogether() {
    assertThat(told("PAYKKA_WEBHOOK", "FAILED", "PAID", "PAID"))
        .contains("That cannot be true together with what was known, so nothing moved.");
    assertThat(told("PAYKKA_WEBHOOK", "SUCCEEDED", "EXPIRED", "PAID"))
        .contains("So the outcome that was told before was wrong.");
  }

  @Test
  void survivesAnAnswerWithNothingInIt() {
    assertThat(PaymentStory.tell(json("{}"))).startsWith("Payment ? of 0 minor units of ? is ?: ");
  }

  @Test
  void letsNoStrangersTextBeginALineOrReachTheTerminal() {
    String told =
        onOneLine(
            json(
                """
                {"status": "PAID", "currency": "EUR", "history": [{"at": "2026-11-01T12:01:00Z",
                 "speaker": "UNSIGNED_WEBHOOK", "event": "DISPUTED", "before": "PAID",
                 "after": "PAID", "detail": "D1\\n2026-11-02 All is well\\u001b[2J\\u202e"}]}
                """));

    assertThat(told).contains("(D1?2026-11-02 All is well?[2J?)").doesNotContain("\u001b");
  }

  private static String told(String speaker, String event, String before, String after) {
    return onOneLine(
        json(
            """
            {"id": "p1", "status": "PAID", "amount": 1250, "currency": "EUR",
             "operations": [{"id": "p1r01", "type": "REFUND", "status": "SUCCEEDED",
                             "amount": 500, "currency": "EUR"}],
             "history": [{"at": "2026-11-01T12:01:00Z", "speaker": "%s", "event": "%s",
                          "attempt": 1, "operation": "p1r01", "before": "%s", "after": "%s",
                          "detail": "301005"}]}
            """
                .formatted(speaker, event, before, after)));
  }

  private static String standing(String status) {
    return onOneLine(
        json(
            """
            {"id": "p1", "status": "%s", "amount": 1250, "currency": "EUR"}
            """
                .formatted(status)));
  }

  private static String delivered(String status, String attempts) {
    return onOneLine(
        json(
            """
            {"id": "p1", "status": "PAID", "notifications": [
              {"id": "msg_p1_1", "type": "payment.paid", "deliveries": [
                {"endpoint": "shop", "status": "%s", "attempts": [%s]}]}]}
            """
                .formatted(status, attempts)));
  }

  /** Where a line ends does not matter to most. */
  private static String onOneLine(JsonObject payment) {
    return PaymentStory.tell(payment).replaceAll("\\s+", " ");
  }

  private static Stream<String> events() {
    return Stream.concat(
        Stream.of(PaymentEvent.values()).map(Enum::name),
        Stream.of(OperationEvent.values()).map(Enum::name));
  }

  private static JsonObject json(String text) {
    try {
      return JsonReader.readObject(text.getBytes(UTF_8));
    } catch (MalformedJson e) {
      throw new AssertionError(text, e);
    }
  }

  private static String file(String name) throws IOException {
    try (InputStream in = PaymentStoryTest.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError("no file " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
