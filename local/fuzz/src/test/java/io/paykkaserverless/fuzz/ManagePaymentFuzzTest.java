package io.paykkaserverless.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.paykkaserverless.aws.canary.Canary;
import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.http.HonestAnswer;
import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.operation.Operations;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.storedcard.StoredCard;
import io.paykkaserverless.managepayment.ManageBench;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Every call about a payment, an agreement, a stored card or a notification, with any path, query,
 * headers and body. {@code API_KEY} and {@code CLIENT_TOKEN} stand for real ones.
 */
class ManagePaymentFuzzTest {

  private static final List<String> ROUTES =
      List.of(
          "GET /payments/{id}",
          "POST /payments/{id}/recheck",
          "POST /payments/{id}/capture",
          "POST /payments/{id}/void",
          "POST /payments/{id}/refunds",
          "GET /payments/{id}/operations/{operation}",
          "GET /agreements/{id}",
          "POST /agreements/{id}/charges",
          "POST /agreements/{id}/pause",
          "POST /agreements/{id}/resume",
          "DELETE /agreements/{id}",
          "DELETE /tokens/{token}",
          "GET /parked-events",
          "GET /notifications",
          "POST /notifications/{notification}/replay",
          "GET /notification-endpoints");

  @DictionaryFile(resourcePath = "words.dict")
  @FuzzTest
  void doesWhatTheMerchantAskedOrSaysWhyNot(byte[] input) throws IOException {
    answer(input);
  }

  /** What the handler answers; nothing where API Gateway would not have asked it. */
  static Optional<Answer> answer(byte[] input) throws IOException {
    ManageBench bench = withEverything();
    String key = bench.apiKeys.key();
    String token = bench.clientToken();
    HttpText text =
        HttpText.of(input, head -> head.replace("API_KEY", key).replace("CLIENT_TOKEN", token));
    var request = GatewayRequest.of(text, ROUTES);
    if (request.isEmpty()) {
      return Optional.empty();
    }
    Payment before = bench.core.payment();
    Answer answer = request.get().to(bench.handler);

    HonestAnswer.check(new String(text.body(), UTF_8), answer);
    Payment after = bench.core.payment();
    assertThat(after.books().balances().captured()).isLessThanOrEqualTo(Payments.AMOUNT.minor());
    if (!text.headers().getOrDefault("authorization", "").contains(key)) {
      assertThat(after.books()).isEqualTo(before.books());
      assertThat(bench.core.paykka.ended()).isEmpty();
      assertThat(bench.agreement()).isEqualTo(Agreements.monthly());
    }
    assertThat(answer.text()).doesNotContain(key, token);
    if (answer.status() >= 400) {
      assertThat(answer.text()).doesNotContain(Canary.CARD, Canary.SPACED_CARD);
    }
    return Optional.of(answer);
  }

  /**
   * A payment of which some was taken, the agreement that it began, a stored card and a message to
   * replay.
   */
  private static ManageBench withEverything() {
    ManageBench bench = new ManageBench();
    bench.authorize();
    bench.core.operate.operate(Operations.capture(500, "some-of-it"));
    bench.begin(Agreements.monthly());
    bench.core.storedCards.insertUnlessPresent(
        new StoredCard(
            Payments.TOKEN,
            Payments.SHOPPER,
            Optional.of(Payments.CARD),
            Payments.NOW,
            StoredCard.State.USABLE));
    bench.deliver();
    return bench;
  }
}
