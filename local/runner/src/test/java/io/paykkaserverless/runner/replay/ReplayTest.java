package io.paykkaserverless.runner.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.runner.operator.OperatorApi;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is sent again, how fast, and what is told of it. */
final class ReplayTest {

  private static final String OWNER = "p" + "a".repeat(32);
  private static final String OTHER = "p" + "b".repeat(32);
  private static final String RANGE = "--from 2026-11-01 --to 2026-11-03";

  private final FakeApi api = new FakeApi();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final List<Duration> pauses = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-04T10:00:00Z");
  private int pausesAllowed = Integer.MAX_VALUE;

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void sendsWhatWasNotAcceptedOldestFirstFromEveryPage() {
    api.has(message(OTHER, 1), "shop", "GIVEN_UP", "2026-11-02T10:00:00Z");
    api.has(message(OWNER, 2), "shop", "WAITING", "2026-11-01T11:00:00Z");
    api.has(message(OWNER, 1), "shop", "GONE", "2026-11-01T10:00:00Z");
    api.has(message(OWNER, 3), "shop", "DELIVERED", "2026-11-01T12:00:00Z");
    api.has(message(OWNER, 4), "shop", "GIVEN_UP", "2026-11-03T00:00:00Z");

    assertThat(replay(RANGE)).isTrue();

    assertThat(api.requests())
        .containsExactly(
            "GET /notifications from=2026-11-01T00:00:00Z&to=2026-11-03T00:00:00Z"
                + "&undelivered=true&limit=100",
            "GET /notifications from=2026-11-01T00:00:00Z&to=2026-11-03T00:00:00Z"
                + "&undelivered=true&limit=100&after=2",
            post(OWNER, 1, "shop"),
            post(OWNER, 2, "shop"),
            post(OTHER, 1, "shop"));
    assertThat(said())
        .containsExactly(
            "Messages that were made from 2026-11-01T00:00:00Z up to 2026-11-03T00:00:00Z and were"
                + " not accepted.",
            "1/3  " + message(OWNER, 1) + "  payment.paid  to shop  on its way again",
            "2/3  " + message(OWNER, 2) + "  payment.paid  to shop  on its way again",
            "3/3  " + message(OTHER, 1) + "  payment.paid  to shop  on its way again",
            "3 of 3 on their way again.");
  }

  @Test
  void aMessageThatTwoEndpointsMissedIsTwoReplays() {
    api.has(message(OWNER, 1), "shop", "GIVEN_UP", "2026-11-01T10:00:00Z");
    api.has(message(OWNER, 1), "books", "GIVEN_UP", "2026-11-01T10:00:00Z");

    replay(RANGE);

    assertThat(api.replayed()).containsExactly(post(OWNER, 1, "books"), post(OWNER, 1, "shop"));
  }

  @Test
  void sendsToOneEndpointAndAlsoWhatWasAcceptedIfThatIsWanted() {
    api.has(message(OWNER, 1), "shop", "DELIVERED", "2026-11-01T10:00:00Z");
    api.has(message(OWNER, 1), "books", "GIVEN_UP", "2026-11-01T10:00:00Z");

    replay(RANGE + " --endpoint shop --include-delivered");

    assertThat(api.replayed()).containsExactly(post(OWNER, 1, "shop"));
  }

  @Test
  void takesTheLastSevenDaysWhereOnlyAnEndpointIsNamedAndSaysSo() {
    api.has(message(OWNER, 1), "shop", "GIVEN_UP", "2026-10-28T09:59:59Z");
    api.has(message(OWNER, 2), "shop", "GIVEN_UP", "2026-10-28T10:00:00Z");

    replay("--endpoint shop");

    assertThat(api.replayed()).containsExactly(post(OWNER, 2, "shop"));
    assertThat(said().getFirst())
        .isEqualTo(
            "Messages that were made from 2026-10-28T10:00:00Z up to 2026-11-04T10:00:00Z (the last"
                + " 7 days; --from wants others) for endpoint shop and were not accepted.");
  }

  @Test
  void aNamedMessageIsSentWhateverBecameOfItToWhereItWentOrOneEndpoint() {
    api.has(message(OWNER, 1), "shop", "DELIVERED", "2026-11-01T10:00:00Z");
    api.has(message(OTHER, 1), "shop", "GIVEN_UP", "2026-11-01T10:00:00Z");

    assertThat(
            replay(
                "--notification %s --notification %s"
                    .formatted(message(OWNER, 1), message(OTHER, 1))))
        .isTrue();
    replay("--notification %s --endpoint shop".formatted(message(OWNER, 1)));

    assertThat(api.requests())
        .containsExactly(
            "POST /notifications/" + message(OWNER, 1) + "/replay {}",
            "POST /notifications/" + message(OTHER, 1) + "/replay {}",
            post(OWNER, 1, "shop"));
  }

  @Test
  void ofAPaymentWhatWasNotAcceptedIsSentUnlessEverythingIsWanted() {
    api.has(message(OWNER, 1), "shop", "DELIVERED", "2026-11-01T10:00:00Z");
    api.has(message(OWNER, 2), "shop", "GIVEN_UP", "2026-11-01T11:00:00Z");
    api.has(message(OWNER, 3), "", "", "2026-11-01T12:00:00Z");
    api.has(message(OTHER, 1), "shop", "GIVEN_UP", "2026-11-01T12:00:00Z");

    assertThat(replay("--payment " + OWNER)).isTrue();

    assertThat(api.replayed()).containsExactly(post(OWNER, 2, "shop"));
    assertThat(said()).contains(message(OWNER, 3) + " went to no endpoint yet.");

    replay("--payment " + OWNER + " --include-delivered");

    assertThat(api.replayed()).contains(post(OWNER, 1, "shop"));
  }

  @Test
  void anAgreementIsAskedForWhereAgreementsAre() {
    String agreement = "a" + "c".repeat(32);
    api.has(message(agreement, 1), "shop", "GIVEN_UP", "2026-11-01T10:00:00Z");

    replay("--payment " + agreement);

    assertThat(api.requests())
        .containsExactly("GET /agreements/" + agreement, post(agreement, 1, "shop"));
  }

  @Test
  void saysWhereAPaymentHasMoreThanIsShown() {
    api.has(message(OWNER, 1), "shop", "GIVEN_UP", "2026-11-01T10:00:00Z");
    api.hasMoreThanItShows();

    replay("--payment " + OWNER);

    assertThat(said())
        .contains("There are more than one answer holds; the oldest are missing: name them by id.");
  }

  @Test
  void aDryRunListsWhatWouldBeSentAndChangesNothing() {
    for (int sequence = 1; sequence <= 3; sequence++) {
      api.has(message(OWNER, sequence), "shop", "GIVEN_UP", "2026-11-01T10:00:0" + sequence + "Z");
    }

    assertThat(replay(RANGE + " --dry-run --rate 2")).isTrue();

    assertThat(api.replayed()).isEmpty();
    assertThat(said())
        .contains(
            "2026-11-01T10:00:01Z  " + message(OWNER, 1) + "  payment.paid  to shop  GIVEN_UP",
            "3 would be sent again, in about 2 s. Nothing was changed.");
  }

  @Test
  void aDryRunOfNamedMessagesLooksThemUp() {
    api.has(message(OWNER, 1), "shop", "DELIVERED", "2026-11-01T10:00:00Z");

    assertThat(
            replay(
                "--dry-run --notification %s --notification %s"
                    .formatted(message(OWNER, 1), message(OWNER, 2))))
        .isFalse();

    assertThat(api.replayed()).isEmpty();
    assertThat(said())
        .containsExactly(
            message(OWNER, 2) + " cannot be sent again: there is no such message",
            "2026-11-01T10:00:00Z  " + message(OWNER, 1) + "  payment.paid  to shop  DELIVERED",
            "1 would be sent again, in about 1 s. Nothing was changed.");
  }

  @Test
  void sendsNoFasterThanItIsAllowedTo() {
    for (int sequence = 1; sequence <= 3; sequence++) {
      api.has(message(OWNER, sequence), "shop", "GIVEN_UP", "2026-11-01T10:00:00Z");
    }

    replay("--payment " + OWNER + " --rate 4");

    assertThat(pauses)
        .containsExactly(Duration.ZERO, Duration.ofMillis(250), Duration.ofMillis(250));
  }

  @Test
  void stopsWhenItIsToldToAndSaysHowFarItCameAndHowToGoOn() {
    for (int sequence = 1; sequence <= 4; sequence++) {
      api.has(message(OWNER, sequence), "shop", "GIVEN_UP", "2026-11-01T10:00:0" + sequence + "Z");
    }
    int pages = 2;
    pausesAllowed = pages + 2;

    assertThat(replay(RANGE + " --endpoint shop --rate 10")).isFalse();

    assertThat(api.replayed()).containsExactly(post(OWNER, 1, "shop"), post(OWNER, 2, "shop"));
    assertThat(said())
        .endsWith(
            "2 of 4 on their way again.",
            "Stopped. To go on:",
            "  ./paykka replay --from 2026-11-01T10:00:03Z --to 2026-11-03T00:00:00Z --endpoint"
                + " shop --rate 10");
  }

  @Test
  void namesTheNamedMessagesThatAreLeft() {
    api.has(message(OWNER, 1), "shop", "GIVEN_UP", "2026-11-01T10:00:00Z");
    api.has(message(OWNER, 2), "shop", "GIVEN_UP", "2026-11-01T10:00:00Z");
    pausesAllowed = 1;

    replay("--notification %s --notification %s".formatted(message(OWNER, 1), message(OWNER, 2)));

    assertThat(said()).endsWith("  ./paykka replay --notification " + message(OWNER, 2));
  }

  @Test
  void stopsWhileItStillLooks() {
    pausesAllowed = 0;

    assertThat(replay(RANGE)).isFalse();

    assertThat(api.requests()).isEmpty();
    assertThat(said()).endsWith("Stopped before anything was sent.");
  }

  @Test
  void whatCannotBeSentIsListedAndKeepsNothingElseFromBeingSent() {
    api.has(message(OWNER, 1), "shop", "GIVEN_UP", "2026-11-01T10:00:00Z");
    api.has(message(OWNER, 2), "shop", "GIVEN_UP", "2026-11-01T10:00:00Z");
    api.has(message(OWNER, 3), "shop", "GIVEN_UP", "2026-11-01T10:00:00Z");
    api.answers(message(OWNER, 1), _ -> 409);
    api.answers(message(OWNER, 2), _ -> 404);

    assertThat(replay("--payment " + OWNER)).isFalse();

    assertThat(said())
        .containsExactly(
            "1/3  "
                + message(OWNER, 1)
                + "  payment.paid  to shop  NOT SENT: It was replayed too often.",
            "2/3  "
                + message(OWNER, 2)
                + "  payment.paid  to shop  NOT SENT: there is no such message",
            "3/3  " + message(OWNER, 3) + "  payment.paid  to shop  on its way again",
            "1 of 3 on their way again.",
            "  " + message(OWNER, 1) + "  payment.paid  to shop: It was replayed too often.",
            "  " + message(OWNER, 2) + "  payment.paid  to shop: there is no such message");
  }

  @Test
  void aKeyThatIsRefusedStopsItAtOnce() {
    api.has(message(OWNER, 1), "shop", "GIVEN_UP", "2026-11-01T10:00:00Z");
    api.has(message(OWNER, 2), "shop", "GIVEN_UP", "2026-11-01T10:00:00Z");
    api.answers(message(OWNER, 1), _ -> 401);

    assertThat(replay("--payment " + OWNER)).isFalse();

    assertThat(api.replayed()).hasSize(1);
    assertThat(said().get(1)).contains("does not accept this API key").endsWith("To go on:");
  }

  @Test
  void triesAgainAfterAWhileWhereThatHelps() {
    api.has(message(OWNER, 1), "shop", "GIVEN_UP", "2026-11-01T10:00:00Z");
    api.answers(message(OWNER, 1), number -> number < 3 ? 503 : 202);

    assertThat(replay("--payment " + OWNER)).isTrue();

    assertThat(pauses)
        .containsExactly(Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(10));
  }

  @Test
  void stopsWhereNothingIsAnsweredAndGoesOnWithTheFirstThatWasNot() {
    for (int sequence = 1; sequence <= 7; sequence++) {
      api.has(message(OWNER, sequence), "shop", "GIVEN_UP", "2026-11-01T10:00:0" + sequence + "Z");
      int status = sequence == 1 ? 202 : 500;
      api.answers(message(OWNER, sequence), _ -> status);
    }

    assertThat(replay(RANGE)).isFalse();

    assertThat(api.replayed()).hasSize(6);
    assertThat(said()).anyMatch(line -> line.startsWith("Stopped, since nothing is answered: "));
    assertThat(said()).last().asString().contains("--from 2026-11-01T10:00:02Z ");
  }

  @Test
  void sendsNothingWhereAnAnswerCannotBeRead() {
    for (String body :
        List.of(
            "{}", "{\"notifications\": [{\"notification_id\": \"n1\", \"endpoint\": \"shop\"}]}")) {
      api.lists(body);

      assertThat(replay(RANGE)).isFalse();
    }

    assertThat(api.replayed()).isEmpty();
    assertThat(said()).last().asString().startsWith("Nothing was sent: the API's answer cannot be");
  }

  @Test
  void saysThatThereIsNoSuchPayment() {
    assertThat(replay("--payment " + OWNER)).isFalse();

    assertThat(said()).containsExactly("Nothing was sent: there is no " + OWNER);
  }

  private boolean replay(String options) {
    if (!(ReplayArguments.read(new ArrayDeque<>(List.of(options.split(" ", -1))))
        instanceof ReplayArguments.Reading.Read(ReplayOptions read))) {
      throw new AssertionError(options);
    }
    InstantSource clock = () -> now;
    try (OperatorApi client = api.client();
        PrintStream out = new PrintStream(printed, true, UTF_8)) {
      return new Replay(client, read, this::pause, clock, out).run();
    }
  }

  private boolean pause(Duration duration) {
    if (pauses.size() == pausesAllowed) {
      return false;
    }
    pauses.add(duration);
    now = now.plus(duration);
    return true;
  }

  private List<String> said() {
    return printed.toString(UTF_8).lines().toList();
  }

  private static String message(String owner, int sequence) {
    return "msg_" + owner + "_" + sequence;
  }

  private static String post(String owner, int sequence, String endpoint) {
    return "POST /notifications/%s/replay {\"endpoint\":\"%s\"}"
        .formatted(message(owner, sequence), endpoint);
  }
}
