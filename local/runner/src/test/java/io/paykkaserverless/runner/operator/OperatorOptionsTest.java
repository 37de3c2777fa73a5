package io.paykkaserverless.runner.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an API key may be sent. */
final class OperatorOptionsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://pay.shop.example",
        "https://pay.shop.example/live",
        "http://127.0.0.1:8001",
        "http://localhost:8001",
        "http://[::1]:8001"
      })
  void goesOverTlsOrToThisMachine(String url) {
    assertThat(OperatorOptions.baseUrl(url)).contains(URI.create(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "pay.shop.example",
        "http://pay.shop.example",
        "http://127.0.0.1.shop.example",
        "http://localhost@shop.example",
        "https://",
        "https:///payments",
        "https://someone@pay.shop.example",
        "https://pay.shop.example?key=x",
        "https://pay.shop.example#x",
        "ftp://pay.shop.example",
        "file:///etc/passwd",
        "https://pay shop.example"
      })
  void goesNowhereElse(String url) {
    assertThat(OperatorOptions.baseUrl(url)).isEmpty();
  }

  @Test
  void slashesAtTheEndMeanNothing() {
    assertThat(OperatorOptions.baseUrl("https://pay.shop.example/live//"))
        .contains(URI.create("https://pay.shop.example/live"));
  }
}
