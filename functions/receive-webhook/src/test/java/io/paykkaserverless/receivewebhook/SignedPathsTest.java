package io.paykkaserverless.receivewebhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.SampleEvent;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PayKKa signs the path that it called, which is not always the path that API Gateway tells. */
class SignedPathsTest {

  private final WebhookBench bench = new WebhookBench();

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # our public address,            PayKKa called,             API Gateway tells
          https://pay.shop.example,        /webhooks/paykka,           /webhooks/paykka
          https://pay.shop.example,        /webhooks/paykka,           /prod/webhooks/paykka
          https://shop.example/pay,        /pay/webhooks/paykka,       /webhooks/paykka
          https://shop.example/pay,        /pay/webhooks/paykka,       /prod/webhooks/paykka
          https://shop.example/pay/eu,     /pay/eu/webhooks/paykka,    /webhooks/paykka
          https://shop.example/pay,        /webhooks/paykka,           /webhooks/paykka
          https://shop.example/pay,        /prod/webhooks/paykka,      /prod/webhooks/paykka
          """)
  void acceptsThePathThatPaykkaCalled(String publicBaseUrl, String called, String told)
      throws IOException {
    assertThat(
            bench
                .signedFor(called, bench.success().path(told))
                .to(bench.handlerAt(publicBaseUrl))
                .status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"/webhooks/paykka", "/prod/webhooks/paykka"})
  void acceptsWhatApiGatewayTellsWhereThereIsNoOtherAddress(String path) throws IOException {
    assertThat(bench.signed(bench.success().path(path)).to(bench.handler).status()).isEqualTo(200);
  }

  @Test
  void refusesTheSignatureOfAnyOtherPath() throws IOException {
    SampleEvent event = bench.success();

    assertThat(
            bench
                .signedFor("/other/webhooks/paykka", event)
                .to(bench.handlerAt("https://shop.example/pay"))
                .status())
        .isEqualTo(401);
  }
}
