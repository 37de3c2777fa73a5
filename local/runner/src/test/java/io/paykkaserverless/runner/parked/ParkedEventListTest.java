package io.paykkaserverless.runner.parked;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.parked.ParkedReason;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ParkedEventListTest {

  private static final String EVENT =
      """
      {"id":"e1","kind":"REFUND.SUCCESS","reason":"UNKNOWN_PAYMENT","subject":"R7",\
      "parked_at":"2026-11-24T10:00:00Z","tries":2,"next_look_at":"2026-11-24T10:15:00Z",\
      "body_bytes":3}\
      """;

  @Test
  void saysSoWhereNothingIsParked() throws MalformedJson {
    assertThat(tell("")).startsWith("Nothing is parked");
  }

  @Test
  void saysWhatCameWhyItIsHereAndWhatHappensNext() throws MalformedJson {
    assertThat(tell(EVENT))
        .isEqualTo(
            """
            2026-11-24T10:00:00Z  REFUND.SUCCESS about R7
              Its number is none of ours, as after a refund in PayKKa's portal, or its payment is gone.
              Tried again 2 times; the next time is 2026-11-24T10:15:00Z.
              Its id is e1.\
            """);
  }

  @Test
  void saysWhatIsNotTriedAnyMore() throws MalformedJson {
    assertThat(tell(EVENT.replace("next_look_at", "x")))
        .contains("Tried again 2 times, and not any more.");
  }

  @Test
  void printsABodyWithoutWhatMovesTheCursor() throws MalformedJson {
    String body = EVENT.replace("\"body_bytes\":3", "\"body\":\"a\\u001b[2Jb\"");

    assertThat(tell(body)).endsWith("It says: a?[2Jb");
  }

  @ParameterizedTest
  @EnumSource(ParkedReason.class)
  void explainsEveryReason(ParkedReason reason) throws MalformedJson {
    assertThat(tell(EVENT.replace("UNKNOWN_PAYMENT", reason.name()))).doesNotContain(reason.name());
  }

  @Test
  void saysAReasonThatIsNewAsItIs() throws MalformedJson {
    assertThat(tell(EVENT.replace("UNKNOWN_PAYMENT", "TOO_NEW"))).contains("TOO_NEW");
  }

  private static String tell(String events) throws MalformedJson {
    return ParkedEventList.tell(
        JsonReader.readObject(("{\"events\":[" + events + "]}").getBytes(StandardCharsets.UTF_8)));
  }
}
