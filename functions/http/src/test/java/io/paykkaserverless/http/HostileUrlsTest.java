package io.paykkaserverless.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What somebody would write who wants notifications, or us, to go where they must not. */
class HostileUrlsTest {

  private static final Duration AMPLE = Duration.ofSeconds(10);

  /** In these outcomes nothing was connected to; every other one comes of an attempt. */
  private static final List<HttpOutcome> NOT_CONNECTED =
      List.of(
          new HttpOutcome.NotSent("address is not allowed"),
          new HttpOutcome.NotSent("address is not public"));

  private final List<HostileUrl> hostile = HostileUrl.all();

  @Test
  void areMany() {
    assertThat(hostile).hasSizeGreaterThanOrEqualTo(200).doesNotHaveDuplicates();
    assertThat(hostile).extracting(HostileUrl::url).doesNotHaveDuplicates();
  }

  @Test
  void areRefusedAsWrittenOrAsResolvedBeforeAnyConnection() {
    assertThat(hostile).filteredOn(url -> !isRefused(url, false)).isEmpty();
  }

  @Test
  void areRefusedTooWhereThisMachineIsAllowed() {
    assertThat(hostile)
        .filteredOn(url -> !namesThisMachine(url))
        .filteredOn(url -> !isRefused(url, true))
        .isEmpty();
  }

  /** Else a line could pass for refused because its name leads nowhere just now. */
  @Test
  void haveAnAddressWhereTheyCouldBeLookedUp() {
    assertThat(hostile)
        .filteredOn(url -> url.resolved().isEmpty())
        .filteredOn(
            url -> url.uri().filter(EndpointAddressRule.PUBLIC_HTTPS_ONLY::allows).isPresent())
        .isEmpty();
  }

  /** Else they would not show what is looked at after the lookup. */
  @Test
  void passAsWrittenWhereOnlyTheirAddressGivesThemAway() {
    assertThat(hostile)
        .filteredOn(url -> url.resolved().isPresent())
        .filteredOn(url -> !EndpointAddressRule.PUBLIC_HTTPS_ONLY.allows(url.uri().orElseThrow()))
        .isEmpty();
  }

  private static boolean isRefused(HostileUrl url, boolean insecureLoopbackAllowed) {
    HttpTransport transport = HttpTransport.toMerchants(insecureLoopbackAllowed);
    return url.uri()
        .map(uri -> transport.post(uri, Map.of(), "{}".getBytes(UTF_8), AMPLE))
        .map(NOT_CONNECTED::contains)
        .orElse(true);
  }

  private static boolean namesThisMachine(HostileUrl url) {
    return url.uri().filter(new EndpointAddressRule(true)::allows).isPresent()
        && url.resolved().isEmpty();
  }
}
