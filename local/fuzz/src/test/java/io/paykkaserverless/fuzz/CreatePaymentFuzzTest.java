package io.paykkaserverless.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.paykkaserverless.aws.canary.Canary;
import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.http.HonestAnswer;
import io.paykkaserverless.createpayment.CreatePaymentBench;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code POST /payments} with any headers and body. {@code API_KEY} stands for a real key. */
class CreatePaymentFuzzTest {

  private static final List<String> ROUTES = List.of("POST /payments");

  @DictionaryFile(resourcePath = "words.dict")
  @FuzzTest
  void createsAPaymentOrSaysWhyNot(byte[] input) throws IOException {
    answer(input);
  }

  /** What the handler answers; nothing where API Gateway would not have asked it. */
  static Optional<Answer> answer(byte[] input) throws IOException {
    CreatePaymentBench bench = new CreatePaymentBench();
    String key = bench.apiKeys.key();
    HttpText text = HttpText.of(input, head -> head.replace("API_KEY", key));
    var request = GatewayRequest.of(text, ROUTES);
    if (request.isEmpty()) {
      return Optional.empty();
    }
    Answer answer = request.get().to(bench.handler);

    HonestAnswer.check(new String(text.body(), UTF_8), answer);
    assertThat(bench.created()).hasSize(answer.status() == 201 ? 1 : 0);
    assertThat(bench.core.paykka.initiations()).isEmpty();
    if (answer.status() == 201) {
      assertThat(text.headers().getOrDefault("authorization", "")).contains(key);
      assertThat(text.headers()).containsKey("idempotency-key");
    } else {
      assertThat(answer.text()).doesNotContain(key, Canary.CARD, Canary.SPACED_CARD);
    }
    return Optional.of(answer);
  }
}
