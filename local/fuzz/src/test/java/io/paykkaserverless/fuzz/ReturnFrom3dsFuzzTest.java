package io.paykkaserverless.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.returnfrom3ds.ReturnBench;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A browser comes back from 3-D Secure with any path, query, headers and body. {@code RETURN_STATE}
 * stands for the token that it was sent away with.
 */
class ReturnFrom3dsFuzzTest {

  private static final List<String> ROUTES = List.of("GET /return/{state}", "POST /return/{state}");

  @DictionaryFile(resourcePath = "words.dict")
  @FuzzTest
  void sendsTheShopperToTheShopOrNowhere(byte[] input) throws IOException {
    answer(input);
  }

  /** What the handler answers; nothing where API Gateway would not have asked it. */
  static Optional<Answer> answer(byte[] input) throws IOException {
    ReturnBench bench = new ReturnBench();
    bench.shopperIsAtTheBank();
    String token = bench.token(Payments.FIRST);
    HttpText text = HttpText.of(input, head -> head.replace("RETURN_STATE", token));
    var request = GatewayRequest.of(text, ROUTES);
    if (request.isEmpty()) {
      return Optional.empty();
    }
    Payment before = bench.core.payment();
    Answer answer = request.get().to(bench.handler);

    assertThat(answer.status()).isIn(303, 400, 431);
    if (answer.status() == 303) {
      assertThat(answer.header("location")).startsWith("https://shop.example/");
      assertThat(text.firstLine()).contains(token);
    } else {
      assertThat(bench.core.paykka.queries()).isZero();
      assertThat(bench.core.payment()).isEqualTo(before);
    }
    return Optional.of(answer);
  }
}
