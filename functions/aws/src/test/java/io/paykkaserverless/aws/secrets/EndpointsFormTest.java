package io.paykkaserverless.aws.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.secret.HmacKey;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsFormTest {

  private static final String URL = "https://shop.example/hooks?shop=hush";
  private static final Instant UNTIL = Instant.parse("2026-12-01T00:00:00Z");
  private static final byte[] MESSAGE = {1, 2, 3};

  private final byte[] newer = random(32);
  private final byte[] older = random(24);
  private final EndpointsForm form =
      new EndpointsForm(url -> url.toString().startsWith("https://"));

  @Test
  void readsAnEndpointThatHearsOfEverything() {
    ConfiguredEndpoint shop = only("{\"url\":\"URL\",\"current\":\"NEWER\"}");

    assertThat(shop.name()).isEqualTo(new EndpointName("shop"));
    assertThat(shop.url()).isEqualTo(URI.create(URL));
    assertThat(shop.wants()).containsExactlyInAnyOrder(NotificationType.values());
    assertThat(macs(shop.signing(UNTIL))).containsExactly(mac(newer));
  }

  @Test
  void signsWithBothKeysUntilTheOlderEnds() {
    ConfiguredEndpoint shop = only(rotating("2026-12-01T00:00:00Z"));

    assertThat(macs(shop.signing(UNTIL.minusMillis(1)))).containsExactly(mac(newer), mac(older));
    assertThat(macs(shop.signing(UNTIL))).containsExactly(mac(newer));
  }

  @Test
  void readsTimesWithAnOffset() {
    ConfiguredEndpoint shop = only(rotating("2026-12-01T02:00:00+02:00"));

    assertThat(shop.previous().orElseThrow().until()).isEqualTo(UNTIL);
  }

  @Test
  void readsSingleEventsAndGroupsOfThem() {
    ConfiguredEndpoint shop =
        only(
            "{\"url\":\"URL\",\"events\":[\"token.*\",\"agreement.*\",\"payment.paid\"],"
                + "\"current\":\"NEWER\"}");

    assertThat(shop.wants())
        .contains(NotificationType.TOKEN_CREATED, NotificationType.AGREEMENT_CREATED)
        .filteredOn(type -> type.code().startsWith("payment."))
        .containsExactly(NotificationType.PAYMENT_PAID);
    assertThat(shop.wants())
        .containsAll(
            Arrays.stream(NotificationType.values())
                .filter(type -> type.code().startsWith("agreement."))
                .toList());
  }

  @Test
  void ordersEndpointsByName() {
    assertThat(
            form.parse(
                filled(
                    "{\"shop\":{\"url\":\"URL\",\"current\":\"NEWER\"},"
                        + "\"ledger\":{\"url\":\"URL\",\"current\":\"OLDER\"}}")))
        .extracting(endpoint -> endpoint.name().value())
        .containsExactly("ledger", "shop");
  }

  @Test
  void readsAHundredEndpointsAndNoMore() {
    assertThat(form.parse(endpoints(100))).hasSize(100);
    assertThatThrownBy(() -> form.parse(endpoints(101)))
        .isInstanceOf(MalformedSecret.class)
        .hasMessage("there must be 1 to 100 endpoints");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          7                                                          | must be an object
          {"url":"URL"}                                              | current must be text
          {"current":"NEWER"}                                        | url must be text
          {"url":null,"current":"NEWER"}                             | url must be text
          {"url":"http://hush.example","current":"NEWER"}            | url must be a public https
          {"url":"https://hush example","current":"NEWER"}           | url must be a public https
          {"url":"URL","current":"hush"}                             | current must be whsec_
          {"url":"URL","current":"whsec_hush!"}                      | current must be whsec_
          {"url":"URL","current":"whsec_aHVzaA=="}                   | current must be whsec_
          {"url":"URL","current":"LONG"}                             | current must be whsec_
          {"url":"URL","current":"NEWER","secret":"hush"}            | has a member that is none of
          {"url":"URL","current":"NEWER","previous":"OLDER"}         | go together
          {"url":"URL","current":"NEWER","previous_until":"2026-12-01T00:00:00Z"} | go together
          {"url":"URL","current":"NEWER","events":[]}                | events must be an array
          {"url":"URL","current":"NEWER","events":"payment.*"}       | events must be an array
          {"url":"URL","current":"NEWER","events":["hush"]}          | events has an entry
          {"url":"URL","current":"NEWER","events":["payment."]}      | events has an entry
          {"url":"URL","current":"NEWER","events":["pay.*"]}         | events has an entry
          {"url":"URL","current":"NEWER","events":[".*"]}            | events has an entry
          {"url":"URL","current":"NEWER","events":["*"]}             | events has an entry
          {"url":"URL","current":"NEWER","events":["payment.paid",7]} | events has an entry
          """)
  void namesTheEndpointAndWhatIsWrongAndQuotesNothing(String endpoint, String problem) {
    assertRefused("{\"shop\":" + endpoint + "}", "endpoint shop: ", problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "2026-12-01", "2026-12-01T00:00:00", "1793534400"})
  void refusesAnEndOfTheOlderKeyThatIsNoMoment(String until) {
    assertRefused(
        "{\"shop\":" + rotating(until) + "}", "endpoint shop: ", "previous_until must be a time");
  }

  @Test
  void refusesAKeyThatTakesItsOwnPlace() {
    assertRefused(
        "{\"shop\":" + rotating("2026-12-01T00:00:00Z").replace("OLDER", "NEWER") + "}",
        "endpoint shop: ",
        "previous is a key that is there already");
  }

  @Test
  void refusesAKeyThatTwoEndpointsWouldShare() {
    assertRefused(
        "{\"shop\":{\"url\":\"URL\",\"current\":\"NEWER\"},"
            + "\"ledger\":{\"url\":\"URL\",\"current\":\"NEWER\"}}",
        "endpoint ledger: ",
        "current is a key that is there already");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Shop", "the shop", "-shop", "hush_1", "a23456789012345678901234567890123"})
  void refusesANameThatIsNoneWithoutQuotingIt(String name) {
    String text = filled("{\"" + name + "\":{\"url\":\"URL\",\"current\":\"NEWER\"}}");

    assertThatThrownBy(() -> form.parse(text))
        .isInstanceOf(MalformedSecret.class)
        .hasMessage("an endpoint's name must match [a-z0-9][a-z0-9-]{0,31}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hush", "[]", "{\"hush\"", "{\"a\":{},\"a\":{}}"})
  void refusesWhatIsNoObject(String text) {
    assertRefused(text, "it is no JSON object", "");
  }

  @Test
  void refusesASecretWithoutEndpoints() {
    assertRefused("{}", "there must be 1 to 100 endpoints", "");
  }

  @Test
  void anEndpointSaysNothingOfItselfButItsName() {
    assertThat(only("{\"url\":\"URL\",\"current\":\"NEWER\"}")).hasToString("[endpoint shop]");
  }

  private void assertRefused(String text, String beginning, String problem) {
    assertThatThrownBy(() -> form.parse(filled(text)))
        .isInstanceOf(MalformedSecret.class)
        .hasMessageStartingWith(beginning)
        .hasMessageContaining(problem)
        .hasMessageNotContainingAny("hush", "https://", whsec(newer), whsec(older))
        .hasNoCause();
  }

  private ConfiguredEndpoint only(String endpoint) {
    List<ConfiguredEndpoint> endpoints = form.parse(filled("{\"shop\":" + endpoint + "}"));
    assertThat(endpoints).hasSize(1);
    return endpoints.getFirst();
  }

  private static String rotating(String until) {
    return "{\"url\":\"URL\",\"current\":\"NEWER\",\"previous\":\"OLDER\",\"previous_until\":\""
        + until
        + "\"}";
  }

  private String filled(String text) {
    return text.replace("URL", URL)
        .replace("NEWER", whsec(newer))
        .replace("OLDER", whsec(older))
        .replace("LONG", whsec(random(65)));
  }

  private static String endpoints(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                "\"shop-%d\":{\"url\":\"%s\",\"current\":\"%s\"}"
                    .formatted(i, URL, whsec(random(32))))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static List<byte[]> macs(List<HmacKey> keys) {
    return keys.stream().map(key -> key.mac(MESSAGE)).toList();
  }

  private static byte[] mac(byte[] key) {
    return new HmacKey(key).mac(MESSAGE);
  }

  private static String whsec(byte[] key) {
    return "whsec_" + Base64.getEncoder().encodeToString(key);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
