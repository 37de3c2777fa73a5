package io.paykkaserverless.http;

import static io.paykkaserverless.http.EndpointAddressRule.PUBLIC_HTTPS_ONLY;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What it refuses is in {@link HostileUrlsTest}. */
class EndpointAddressRuleTest {

  private static final EndpointAddressRule LOCAL = new EndpointAddressRule(true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example",
        "https://shop.example/",
        "https://shop.example/hooks/paykka",
        "https://shop.example/hooks?shop=1&x=%2F%20",
        "https://shop.example?shop=1",
        "https://shop.example/a@b/c:d;e=f,g(h)!i'j*k$l+m~n_o",
        "https://shop.example//a/../b/./c",
        "https://shop.example/?url=https://127.0.0.1/",
        "HTTPS://Shop.Example/Hooks",
        "https://shop.example:443/",
        "https://shop.example:1/",
        "https://shop.example:65535/",
        "https://a.b.c.d.e.f.shop.example/",
        "https://www.shop.co.uk/",
        "https://3ds.example/",
        "https://1.2.3.4.shop.example/",
        "https://0x7f.shop.example/",
        "https://127.0.0.1.shop.example/",
        "https://localhost.shop.example/",
        "https://internal.shop.example/",
        "https://local.shop.example/",
        "https://mylocalhost.example/",
        "https://shop.locals/",
        "https://shop.x0x7f/",
        "https://xn--bcher-kva.example/",
        "https://shop.xn--p1ai/",
        "https://r3---sn.shop.example/",
        "https://abcd1234.execute-api.eu-central-1.amazonaws.com/prod/hooks",
        "https://hooks-abc.a.run.app/",
        "https://8.8.8.8/",
        "https://1.1.1.1:8443/hooks",
        "https://223.255.255.255/",
        "https://[2606:4700:4700::1111]/",
        "https://[2A00:1450:4001:0:0:0:0:1]:8443/hooks"
      })
  void allowsPublicHttps(String url) throws MalformedURLException {
    URI endpoint = URI.create(url);

    assertThat(PUBLIC_HTTPS_ONLY.allows(endpoint)).isTrue();
    assertThat(LOCAL.allows(endpoint)).isTrue();
    // The connection is made by URL, which must not read another host in it.
    assertThat(endpoint.toURL().getHost()).isEqualTo(endpoint.getHost());
    assertThat(endpoint.toURL().getPort()).isEqualTo(endpoint.getPort());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:9000/hooks",
        "https://127.0.0.1/",
        "http://[::1]:9000/",
        "https://[::1]/",
        "http://localhost/",
        "https://LOCALHOST:8443/"
      })
  void allowsThisMachineOnlyWhereAskedTo(String url) {
    assertThat(PUBLIC_HTTPS_ONLY.allows(URI.create(url))).isFalse();
    assertThat(LOCAL.allows(URI.create(url))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://shop.example/",
        "http://8.8.8.8/",
        "http://127.0.0.2/",
        "http://127.1/",
        "http://[0:0:0:0:0:0:0:1]/",
        "http://localhost./",
        "http://shop.localhost/",
        "http://10.0.0.1/",
        "http://user@127.0.0.1/",
        "http://127.0.0.1:0/",
        "http://127.0.0.1/#x",
        "ftp://127.0.0.1/"
      })
  void allowsNothingElseWhereThisMachineIsAllowed(String url) {
    assertThat(LOCAL.allows(URI.create(url))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://shop.example/, 8.8.8.8, true",
    "https://shop.example/, 2606:4700::1, true",
    "https://shop.example/, 127.0.0.1, false",
    "https://shop.example/, ::1, false",
    "https://shop.example/, 10.0.0.1, false",
    "http://localhost/, 127.0.0.1, true",
    "http://LOCALHOST/, ::1, true",
    "http://localhost/, 8.8.8.8, false",
    "http://localhost/, 10.0.0.1, false"
  })
  void wantsThisMachineBehindItsNamesAndThePublicInternetBehindOthers(
      String url, String resolved, boolean allowed) {
    assertThat(LOCAL.allows(URI.create(url), InetAddress.ofLiteral(resolved))).isEqualTo(allowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "0.0.0.0"})
  void wantsThisMachineBehindNoNameInADeployment(String resolved) {
    InetAddress address = InetAddress.ofLiteral(resolved);

    assertThat(PUBLIC_HTTPS_ONLY.allows(URI.create("https://localhost/"), address)).isFalse();
    assertThat(PUBLIC_HTTPS_ONLY.allows(URI.create("https://shop.example/"), address)).isFalse();
  }
}
