package io.paykkaserverless.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.paykka.signature.PaykkaHeaders;
import io.paykkaserverless.paykka.signature.PaykkaSigner;
import io.paykkaserverless.receivewebhook.WebhookBench;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code POST /webhooks/paykka} with any headers and body, about a payment that is paid. The words
 * {@code SIGNATURE}, {@code TIMESTAMP} and {@code NONCE} in a header stand for what PayKKa would
 * send with this body.
 */
class WebhookRequestFuzzTest {

  private static final List<String> ROUTES = List.of("POST /webhooks/paykka");
  private static final String NONCE = "4326048250346354435";

  @DictionaryFile(resourcePath = "words.dict")
  @FuzzTest
  void nobodyButPaykkaSpeaksForPaykka(byte[] input) throws IOException {
    answer(input);
  }

  /** What the handler answers; nothing where API Gateway would not have asked it. */
  static Optional<Answer> answer(byte[] input) throws IOException {
    WebhookBench bench = new WebhookBench();
    bench.core.webhook(bench.core.paykka.becomes(Payments.FIRST, TransactionStatus.SUCCESS));
    bench.core.queue.clear();
    HttpText text = HttpText.of(input, head -> head);
    Map<String, String> genuine =
        new PaykkaSigner(WebhookBench.PAYKKA.getPrivate(), bench.core.clock, () -> NONCE)
            .sign("POST", "/webhooks/paykka", text.body())
            .ofRequest("978594372956732");
    Map<String, String> headers = filledIn(text.headers(), genuine);
    var request = GatewayRequest.of(text.withHeaders(headers), ROUTES);
    if (request.isEmpty()) {
      return Optional.empty();
    }
    Payment before = bench.core.payment();
    Answer answer = request.get().to(bench.handler);

    assertThat(answer.status()).isLessThan(500);
    if (isSigned(headers, genuine)) {
      assertThat(answer.status()).isEqualTo(200);
      return Optional.of(answer);
    }
    assertThat(bench.core.parked.all()).isEmpty();
    Payment after = bench.core.payment();
    if (answer.status() == 200) {
      assertIsUnsignedDispute(headers, text.body());
      assertThat(after.state()).isEqualTo(before.state());
      assertThat(after.books()).isEqualTo(before.books());
      assertThat(after.attempts()).isEqualTo(before.attempts());
    } else {
      assertThat(answer.status()).isIn(401, 404, 431);
      assertThat(after).isEqualTo(before);
      assertThat(bench.core.queue.taken()).isEmpty();
    }
    return Optional.of(answer);
  }

  private static void assertIsUnsignedDispute(Map<String, String> headers, byte[] body) {
    JsonNode json = StrictJson.read(body);

    assertThat(headers)
        .doesNotContainKeys(
            PaykkaHeaders.SIGN,
            PaykkaHeaders.TIMESTAMP,
            PaykkaHeaders.NONCE,
            PaykkaHeaders.SIGN_ALG);
    assertThat(json.isObject()).isTrue();
    assertThat(json.path("event_type").asText() + json.path("notify_type").asText())
        .contains("DISPUTE");
  }

  private static boolean isSigned(Map<String, String> headers, Map<String, String> genuine) {
    return List.of(PaykkaHeaders.SIGN, PaykkaHeaders.TIMESTAMP, PaykkaHeaders.NONCE).stream()
            .allMatch(name -> Objects.equals(genuine.get(name), headers.get(name)))
        && headers
            .getOrDefault(PaykkaHeaders.SIGN_ALG, PaykkaHeaders.SHA256_WITH_RSA)
            .equals(PaykkaHeaders.SHA256_WITH_RSA)
        && headers.entrySet().stream()
                .mapToInt(header -> header.getKey().length() + header.getValue().length())
                .sum()
            <= 16 * 1024;
  }

  private static Map<String, String> filledIn(
      Map<String, String> headers, Map<String, String> genuine) {
    Map<String, String> filledIn = new HashMap<>();
    headers.forEach(
        (name, value) ->
            filledIn.put(
                name,
                value
                    .replace("SIGNATURE", genuine.getOrDefault(PaykkaHeaders.SIGN, ""))
                    .replace("TIMESTAMP", genuine.getOrDefault(PaykkaHeaders.TIMESTAMP, ""))
                    .replace("NONCE", genuine.getOrDefault(PaykkaHeaders.NONCE, ""))));
    return filledIn;
  }
}
