package io.paykkaserverless.core.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.create.CreatePaymentResult.Created;
import io.paykkaserverless.core.create.CreatePaymentResult.KeyReused;
import io.paykkaserverless.core.create.CreatePaymentResult.Replayed;
import io.paykkaserverless.core.create.CreatePaymentResult.ReturnUrlNotAllowed;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.IdempotencyKey;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.core.token.TokenCheck;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreatePaymentTest {

  private static final String RETURN_URL = "https://shop.example/result";

  private final TestBench bench = new TestBench();

  @Test
  void aNewKeyMakesANewPaymentWithATokenForTheBrowser() {
    Created created = (Created) bench.create.create(command("key-1", 1250, RETURN_URL));

    assertThat(created.payment().state()).isEqualTo(PaymentState.CREATED);
    assertThat(bench.store.find(created.payment().id())).contains(created.payment());
    assertThat(bench.clientTokens.check(created.clientToken()))
        .isEqualTo(new TokenCheck.Valid<>(created.payment().id()));
  }

  @Test
  void theSameRequestAgainIsAnsweredWithTheSamePaymentAndToken() {
    Created first = (Created) bench.create.create(command("key-1", 1250, RETURN_URL));
    bench.clock.advance(Duration.ofMinutes(5));

    assertThat(bench.create.create(command("key-1", 1250, RETURN_URL)))
        .isEqualTo(new Replayed(first.payment(), first.clientToken()));
  }

  @Test
  void theSameKeyForAnotherRequestIsRefused() {
    bench.create.create(command("key-1", 1250, RETURN_URL));

    assertThat(bench.create.create(command("key-1", 1251, RETURN_URL))).isEqualTo(new KeyReused());
    assertThat(bench.create.create(command("key-1", 1250, RETURN_URL + "?x")))
        .isEqualTo(new KeyReused());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/result",
        "http://shop.example/result",
        "https://shop.example:8443/result",
        "https://shop.example.evil.example/",
        "https://shop.example@evil.example/",
        "https://user@shop.example/",
        "//shop.example/result",
        "/result",
        "javascript:alert(1)",
        "data:text/html,x"
      })
  void shoppersAreSentNowhereButToTheShop(String url) {
    assertThat(bench.create.create(command("key-1", 1250, url)))
        .isEqualTo(new ReturnUrlNotAllowed());
  }

  @Test
  void hostAndStandardPortMayBeSpeltDifferently() {
    assertThat(bench.create.create(command("key-1", 1, "HTTPS://SHOP.example:443/r")))
        .isInstanceOf(Created.class);
  }

  @Test
  void anOriginWithAPathIsRefusedWhenItIsConfigured() {
    List<URI> withPath = List.of(URI.create("https://shop.example/pay"));

    assertThatThrownBy(() -> new ReturnUrlOrigins(withPath))
        .hasMessageContaining("like https://shop.example");
  }

  @Test
  void aPaymentOfNothingIsRefused() {
    assertThatThrownBy(() -> bench.create.create(command("key-1", 0, RETURN_URL)))
        .hasMessage("a payment must be for more than zero");
  }

  private static CreatePaymentCommand command(String key, long amount, String returnUrl) {
    return new CreatePaymentCommand(
        "shop",
        new IdempotencyKey(key),
        Money.of(amount, "EUR"),
        "order-1001",
        Optional.empty(),
        URI.create(returnUrl),
        CaptureMethod.AUTOMATIC);
  }
}
