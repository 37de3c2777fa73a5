package io.paykkaserverless.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class PageTest {

  @Test
  void escapesWhatItFillsIn() {
    assertThat(Page.of("return-form.html").with("return_url", "\"><script>'&").html())
        .contains("action=\"&quot;&gt;&lt;script&gt;&#39;&amp;\"");
  }

  @Test
  void refusesToLeaveAPlaceOpen() {
    assertThatIllegalStateException().isThrownBy(() -> Page.of("return-form.html").html());
  }
}
