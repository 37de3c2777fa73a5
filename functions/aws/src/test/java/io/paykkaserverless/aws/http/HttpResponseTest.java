package io.paykkaserverless.aws.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpResponseTest {

  @Test
  void sendsBrowsersOnWithAGet() {
    HttpResponse response =
        HttpResponse.redirect(URI.create("https://shop.example/result?status=paid&ü=1"));

    assertThat(response.status()).isEqualTo(303);
    assertThat(response.headers())
        .containsEntry("location", "https://shop.example/result?status=paid&%C3%BC=1");
  }

  @Test
  void showsAPageThatRunsNothing() {
    HttpResponse response =
        HttpResponse.html(
            404, HtmlPage.of("This link is <old>", "Go \"back\" & try again.", "It's fine."));

    assertThat(response.headers()).containsEntry("content-type", "text/html; charset=utf-8");
    assertThat(response.headers().get("content-security-policy"))
        .startsWith("default-src 'none'; style-src 'sha256-")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(response.body())
        .contains("<h1>This link is &lt;old&gt;</h1>")
        .contains("<p>Go &quot;back&quot; &amp; try again.</p>")
        .contains("<p>It&#39;s fine.</p>");
  }

  @Test
  void refusesAHeaderThatCouldBecomeTwo() {
    HttpResponse response = new HttpResponse(200, Map.of(), "");

    assertThatThrownBy(() -> response.withHeader("x-a", "1\r\nset-cookie: a=b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x-a");
  }
}
