package io.paykkaserverless.core.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are the shop's own. */
class ReturnUrlOriginsTest {

  private static final ReturnUrlOrigins SHOP =
      new ReturnUrlOrigins(
          List.of(URI.create("https://Shop.example/"), URI.create("http://127.0.0.1:8080")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example",
        "https://shop.example:443/r?x#y",
        "http://127.0.0.1:8080/r"
      })
  void areThoseOfItsOrigins(String url) {
    assertThat(SHOP.allow(URI.create(url))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example:80/r",
        "http://shop.example:443/r",
        "http://127.0.0.1/r",
        "http://127.0.0.1:80/r",
        "ftp://shop.example/r",
        "https:shop.example",
        "https://u:p@shop.example/r"
      })
  void areNoOthers(String url) {
    assertThat(SHOP.allow(URI.create(url))).isFalse();
  }

  @Test
  void httpHasAStandardPortToo() {
    ReturnUrlOrigins plain = new ReturnUrlOrigins(List.of(URI.create("http://shop.example")));

    assertThat(plain.allow(URI.create("http://shop.example:80/r"))).isTrue();
    assertThat(plain.allow(URI.create("http://shop.example:443/r"))).isFalse();
  }

  @Test
  void areAsLongAsTheyMayBe() {
    String longest = "https://shop.example/" + "r".repeat(1000 - "https://shop.example/".length());

    assertThat(SHOP.allow(URI.create(longest))).isTrue();
    assertThat(SHOP.allow(URI.create(longest + "r"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example/pay",
        "https://shop.example?x",
        "https://shop.example#x",
        "https://u@shop.example",
        "/pay"
      })
  void anOriginIsSchemeHostAndPortAlone(String origin) {
    List<URI> origins = List.of(URI.create(origin));

    assertThatThrownBy(() -> new ReturnUrlOrigins(origins))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("like https://shop.example: " + origin);
  }

  @Test
  void knowTheirHostsInAnyCase() {
    assertThat(SHOP.haveHost("SHOP.example")).isTrue();
    assertThat(SHOP.haveHost("127.0.0.1")).isTrue();
    assertThat(SHOP.haveHost("shop.example:443")).isFalse();
  }
}
