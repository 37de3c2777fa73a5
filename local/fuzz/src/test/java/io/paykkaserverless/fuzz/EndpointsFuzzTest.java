package io.paykkaserverless.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.paykkaserverless.aws.secrets.ConfiguredEndpoint;
import io.paykkaserverless.aws.secrets.EndpointsForm;
import io.paykkaserverless.aws.secrets.MalformedSecret;
import io.paykkaserverless.http.EndpointAddressRule;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * Any text as the secret that says who is notified where. {@code KEY_A} and {@code KEY_B} stand for
 * keys made a moment ago.
 */
class EndpointsFuzzTest {

  private static final EndpointsForm FORM =
      new EndpointsForm(url -> EndpointAddressRule.PUBLIC_HTTPS_ONLY.allows(url));

  private final String keyA = key();
  private final String keyB = key();

  @DictionaryFile(resourcePath = "words.dict")
  @FuzzTest
  void areReadOrRefusedWithoutSayingTheKeys(byte[] input) {
    String text = new String(input, UTF_8).replace("KEY_A", keyA).replace("KEY_B", keyB);
    List<ConfiguredEndpoint> endpoints;
    try {
      endpoints = FORM.parse(text);
    } catch (MalformedSecret e) {
      assertThat(e.getMessage()).doesNotContain(keyA).doesNotContain(keyB);
      return;
    }
    assertThat(endpoints).isNotEmpty().allSatisfy(each -> assertIsPublic(each.url()));
  }

  private static void assertIsPublic(URI url) {
    assertThat(url.toString()).isASCII().doesNotContainAnyWhitespaces();
    assertThat(url).hasScheme("https").hasNoUserInfo().hasNoFragment();
    assertThat(url.getHost())
        .contains(".")
        .doesNotEndWith(".")
        .doesNotEndWithIgnoringCase("localhost")
        .doesNotMatch("(10|127|0|169\\.254|192\\.168)\\..*[0-9]")
        .doesNotMatch("(?i).*\\.(0x[0-9a-f]*|[0-9]+)(?<![.][0-9]{1,3})");
  }

  private static String key() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
