package io.paykkaserverless.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.paykkaserverless.aws.canary.Canary;
import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.http.HonestAnswer;
import io.paykkaserverless.confirmpayment.ConfirmPaymentBench;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.storedcard.StoredCard;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a page may ask for, with any path, headers and body. {@code CLIENT_TOKEN} stands for the
 * token of the payment that waits, {@code API_KEY} for the merchant's key.
 */
class ConfirmPaymentFuzzTest {

  private static final List<String> ROUTES =
      List.of(
          "POST /payments/{id}/confirm",
          "POST /payments/{id}/apple-pay-session",
          "GET /payment-methods");

  @DictionaryFile(resourcePath = "words.dict")
  @FuzzTest
  void asksPaykkaOnceOrSaysWhyNot(byte[] input) throws IOException {
    answer(input);
  }

  /** What the handler answers; nothing where API Gateway would not have asked it. */
  static Optional<Answer> answer(byte[] input) throws IOException {
    ConfirmPaymentBench bench = withStoredCard();
    String key = bench.apiKeys.key();
    String token = bench.token(Payments.ID);
    HttpText text =
        HttpText.of(input, head -> head.replace("API_KEY", key).replace("CLIENT_TOKEN", token));
    var request = GatewayRequest.of(text, ROUTES);
    if (request.isEmpty()) {
      return Optional.empty();
    }
    Answer answer = request.get().to(bench.handler);

    HonestAnswer.check(new String(text.body(), UTF_8), answer);
    String presented = text.headers().getOrDefault("authorization", "");
    boolean entitled = presented.contains(key) || presented.contains(token);
    boolean asked = !bench.core.paykka.initiations().isEmpty();
    assertThat(asked)
        .isEqualTo(request.get().route().endsWith("/confirm") && answer.status() < 400);
    if (asked || !bench.core.paykka.sessions().isEmpty()) {
      assertThat(entitled).isTrue();
    }
    assertThat(bench.core.paykka.initiations()).hasSizeLessThan(2);
    assertThat(answer.text()).doesNotContain(key, token, Canary.CARD, Canary.SPACED_CARD);
    return Optional.of(answer);
  }

  private static ConfirmPaymentBench withStoredCard() {
    ConfirmPaymentBench bench = new ConfirmPaymentBench();
    bench.core.storedCards.insertUnlessPresent(
        new StoredCard(
            ConfirmPaymentBench.STORED,
            Payments.SHOPPER,
            Optional.of(Payments.CARD),
            Payments.NOW,
            StoredCard.State.USABLE));
    bench.begin(new PaymentKind.OneOff(Optional.of(Payments.SHOPPER)));
    return bench;
  }
}
