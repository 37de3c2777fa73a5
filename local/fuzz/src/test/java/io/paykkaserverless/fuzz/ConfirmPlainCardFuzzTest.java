package io.paykkaserverless.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.paykkaserverless.aws.canary.Canary;
import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.http.HonestAnswer;
import io.paykkaserverless.confirmplaincard.ConfirmPlainCardBench;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A card in clear or a decrypted wallet, with any path, headers and body. {@code CLIENT_TOKEN} and
 * {@code API_KEY} stand for real ones.
 */
class ConfirmPlainCardFuzzTest {

  private static final List<String> ROUTES = List.of("POST /payments/{id}/confirm-card");

  @DictionaryFile(resourcePath = "words.dict")
  @FuzzTest
  void asksPaykkaOnceOrSaysWhyNot(byte[] input) throws IOException {
    answer(input);
  }

  /** What the handler answers; nothing where API Gateway would not have asked it. */
  static Optional<Answer> answer(byte[] input) throws IOException {
    ConfirmPlainCardBench bench = new ConfirmPlainCardBench();
    String key = bench.apiKeys.key();
    String token = bench.token();
    HttpText text =
        HttpText.of(input, head -> head.replace("API_KEY", key).replace("CLIENT_TOKEN", token));
    var request = GatewayRequest.of(text, ROUTES);
    if (request.isEmpty()) {
      return Optional.empty();
    }
    Answer answer = request.get().to(bench.handler);

    HonestAnswer.check(new String(text.body(), UTF_8), answer);
    assertThat(bench.core.paykka.initiations()).hasSize(answer.status() < 400 ? 1 : 0);
    assertThat(answer.text()).doesNotContain(key, token, Canary.CARD, Canary.SPACED_CARD);
    return Optional.of(answer);
  }
}
