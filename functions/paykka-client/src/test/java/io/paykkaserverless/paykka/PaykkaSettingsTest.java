package io.paykkaserverless.paykka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.http.AddressRule;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaykkaSettingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"https://openapi.paykka.com", "https://openapi.paykka.com/"})
  void putsTheOperationsPathBehindTheHost(String apiUrl) {
    assertThat(settings("app", apiUrl).address(Operation.QUERY))
        .isEqualTo(URI.create("https://openapi.paykka.com/v3/payment/acq/query"));
  }

  @Test
  void keepsAPathBeforeTheOperations() {
    assertThat(settings("app", "https://proxy.example/paykka").address(Operation.INITIATE))
        .isEqualTo(URI.create("https://proxy.example/paykka/v3/payment/acq"));
  }

  @Test
  void letsAnyPathBeChanged() {
    PaykkaPaths paths = PaykkaPaths.v3().with(Operation.INITIATE, "/v3/payment/acq/payments");

    assertThat(paths.of(Operation.INITIATE)).isEqualTo("/v3/payment/acq/payments");
    assertThat(paths.of(Operation.QUERY)).isEqualTo("/v3/payment/acq/query");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v3", "/v3?x=1", "/v3#x"})
  void refusesAPathThatIsNone(String path) {
    assertThatThrownBy(() -> PaykkaPaths.v3().with(Operation.QUERY, path))
        .hasMessage("the path of QUERY must start with / and have no query: " + path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://openapi.paykka.com",
        "http://127.0.0.1:9000",
        "https://u:p@openapi.paykka.com",
        "https://openapi.paykka.com?x=1",
        "https://openapi.paykka.com#x",
        "openapi.paykka.com"
      })
  void refusesAnUnsafeHost(String apiUrl) {
    assertThatThrownBy(() -> settings("app", apiUrl))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("PayKKa's API URL must be https, without user, query or fragment");
  }

  @Test
  void allowsThisMachineWhereAskedTo() {
    URI local = URI.create("http://127.0.0.1:9000");

    assertThat(
            new PaykkaSettings(
                    Payments.MERCHANT, "app", local, new AddressRule(true), PaykkaPaths.v3())
                .address(Operation.INITIATE))
        .isEqualTo(URI.create("http://127.0.0.1:9000/v3/payment/acq"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\r\nb", "é"})
  void refusesAnAppIdThatIsNoHeader(String appId) {
    assertThatThrownBy(() -> settings(appId, "https://openapi.paykka.com"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("PayKKa's app id must be 1 to 64 letters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"warn", "WARN", "Warn"})
  void readsThePolicyInAnyCase(String text) {
    assertThat(ResponseSignaturePolicy.parse(text)).isEqualTo(ResponseSignaturePolicy.WARN);
  }

  @Test
  void saysWhichPoliciesThereAre() {
    assertThatThrownBy(() -> ResponseSignaturePolicy.parse("strict"))
        .hasMessage("must be off, warn or enforce: strict");
  }

  private static PaykkaSettings settings(String appId, String apiUrl) {
    return PaykkaSettings.v3(Payments.MERCHANT, appId, URI.create(apiUrl));
  }
}
