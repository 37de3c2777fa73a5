package io.paykkaserverless.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {

  private static final AddressRule LOCAL = new AddressRule(true);

  @ParameterizedTest
  @ValueSource(
      strings = {"https://openapi.paykka.com", "HTTPS://3ds.example/a?b=c", "https://h:8443/x"})
  void allowsHttpsAnywhere(String address) {
    assertThat(AddressRule.HTTPS_ONLY.allows(URI.create(address))).isTrue();
    assertThat(LOCAL.allows(URI.create(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:9000", "http://localhost/x", "http://[::1]:80/"})
  void allowsPlainHttpToThisMachineOnlyWhereAskedTo(String address) {
    assertThat(AddressRule.HTTPS_ONLY.allows(URI.create(address))).isFalse();
    assertThat(LOCAL.allows(URI.create(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://openapi.paykka.com",
        "http://127.0.0.1.evil.example",
        "http://localhost.evil.example",
        "http://10.0.0.1",
        "https://user:pass@openapi.paykka.com",
        "https://openapi.paykka.com@evil.example",
        "http://127.0.0.1@evil.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://127.0.0.1",
        "https:///x",
        "https:x",
        "/relative",
        ""
      })
  void refusesAllElse(String address) {
    assertThat(LOCAL.allows(URI.create(address))).isFalse();
  }
}
