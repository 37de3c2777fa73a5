package io.paykkaserverless.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.paykkaserverless.aws.http.ApiGatewayCall;
import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.createpayment.CreatePaymentBench;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.returnfrom3ds.ReturnBench;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Any text as a payment's {@code return_url}: what is taken leads a browser to the shop, on the day
 * it is created and on the day the shopper comes back.
 */
class ReturnUrlFuzzTest {

  /** A browser takes a backslash for a slash, and drops tabs and line breaks. */
  private static final Pattern THE_SHOP =
      Pattern.compile("(?i)https://shop\\.example(:0*(443)?)?([/?#][^\\p{Cntrl}\\s\\\\]*)?");

  @DictionaryFile(resourcePath = "words.dict")
  @FuzzTest
  void leadsToTheShopOrIsRefused(byte[] input) throws IOException {
    String url = new String(input, UTF_8);
    CreatePaymentBench bench = new CreatePaymentBench();
    Answer answer =
        ApiGatewayCall.post("/payments")
            .bearer(bench.apiKeys.key())
            .header("idempotency-key", "order-1001")
            .json(
                new JsonWriter()
                    .put("amount", 1250)
                    .put("currency", "EUR")
                    .put("reference", "order-1001")
                    .put("return_url", url)
                    .toString())
            .to(bench.handler);

    assertThat(answer.status()).isIn(201, 413, 422);
    if (answer.status() == 201) {
      assertThat(url).matches(THE_SHOP);
      assertThat(locationAfter3ds(url)).matches(THE_SHOP);
    }
  }

  private static String locationAfter3ds(String url) throws IOException {
    ReturnBench bench = new ReturnBench();
    bench.core.begin(Payments.payment().returnUrl(url).build());
    bench.shopperIsAtTheBank();
    return ApiGatewayCall.get("/return/{state}")
        .path("state", bench.token(Payments.FIRST))
        .to(bench.handler)
        .header("location");
  }
}
