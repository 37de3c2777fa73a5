package io.paykkaserverless.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import io.paykkaserverless.fuzz.PaykkaCall.Heard;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Any answer of PayKKa's to any call of ours. The first line of an input has the call and the HTTP
 * status.
 */
class PaykkaReplyFuzzTest {

  private static final Set<String> SUCCESS = Set.of("0", "0000", "000000");

  /** What we asked for, and what our client made of the answer. */
  record Exchange(PaykkaCall call, Heard heard) {}

  @DictionaryFile(resourcePath = "words.dict")
  @FuzzTest
  void nothingUnreadableIsASuccess(byte[] input) {
    heard(input);
  }

  /** What our client makes of {@code input}; nothing where it is no answer to a call. */
  static Optional<Exchange> heard(byte[] input) {
    HttpText text = HttpText.of(input, head -> head);
    String[] line = text.firstLine().split(" ", 2);
    var call = Arrays.stream(PaykkaCall.values()).filter(it -> it.name().equals(line[0])).findAny();
    if (call.isEmpty() || !line[line.length - 1].matches("-?[0-9]{1,4}")) {
      return Optional.empty();
    }
    int status = Integer.parseInt(line[line.length - 1]);
    Heard heard =
        call.get().ask(AnsweringPaykka.answering("off", status, text.headers(), text.body()));

    assertIsInTheAnswer(heard, call.get(), status, StrictJson.read(text.body()));
    return Optional.of(new Exchange(call.get(), heard));
  }

  private static void assertIsInTheAnswer(Heard heard, PaykkaCall call, int status, JsonNode json) {
    switch (heard) {
      case Heard.Status(String word) -> {
        assertIsTakenUp(status, json);
        assertThat(json.path("data").path("status").asText()).isEqualToIgnoringCase(word);
      }
      case Heard.Done _ when call == PaykkaCall.APPLE_PAY_SESSION -> {
        assertThat(status).isEqualTo(200);
        assertThat(json.isObject() || json.isTextual()).isTrue();
      }
      case Heard.Done _ -> assertIsTakenUp(status, json);
      case Heard.No _ -> assertThat(status).isBetween(200, 499);
      case Heard.Nothing _ -> {
        // nobody knows, so somebody will ask
      }
    }
  }

  private static void assertIsTakenUp(int status, JsonNode json) {
    assertThat(status).isEqualTo(200);
    assertThat(json.isObject()).isTrue();
    assertThat(json.path("ret_code").asText()).isIn(SUCCESS);
  }
}
