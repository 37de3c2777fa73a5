package io.paykkaserverless.aws.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {

  @Test
  void readsWhatIsSet() {
    Environment environment =
        Environment.read(
            Map.of(
                "PAYMENTS_TABLE", " payments ",
                "PAYMENT_LIFETIME_MINUTES", "15",
                "RETURN_URL_ORIGINS", "https://shop.example, https://www.shop.example",
                "PAYKKA_PUBLIC_KEYS", "abc,def"),
            Variables.PAYMENTS_TABLE,
            Variables.PAYMENT_LIFETIME_MINUTES,
            Variables.RETURN_URL_ORIGINS,
            Variables.PAYKKA_PUBLIC_KEYS);

    assertThat(environment.get(Variables.PAYMENTS_TABLE)).isEqualTo("payments");
    assertThat(environment.get(Variables.PAYMENT_LIFETIME_MINUTES))
        .isEqualTo(Duration.ofMinutes(15));
    assertThat(environment.get(Variables.PAYKKA_PUBLIC_KEYS)).containsExactly("abc", "def");
    assertThat(
            environment
                .get(Variables.RETURN_URL_ORIGINS)
                .allow(URI.create("https://www.shop.example/result")))
        .isTrue();
  }

  @Test
  void fallsBackWhereThatIsAllowed() {
    Environment environment =
        Environment.read(
            Map.of("ATTEMPTS_MAX", ""),
            Variables.ATTEMPTS_MAX,
            Variables.RETENTION_DAYS,
            Variables.PUBLIC_BASE_URL,
            Variables.PAYKKA_RESPONSE_SIGNATURE);

    assertThat(environment.get(Variables.ATTEMPTS_MAX)).isEqualTo(5);
    assertThat(environment.get(Variables.RETENTION_DAYS)).isEqualTo(Duration.ofDays(400));
    assertThat(environment.get(Variables.PUBLIC_BASE_URL)).isEmpty();
    assertThat(environment.get(Variables.PAYKKA_RESPONSE_SIGNATURE)).isEqualTo("warn");
    assertThat(environment.get(Variables.ALLOW_INSECURE_LOOPBACK)).isFalse();
  }

  @Test
  void fallsBackOnNothingWhereAFunctionCannotDoWithoutIt() {
    assertThatThrownBy(
            () ->
                Environment.read(
                    Map.of("PUBLIC_BASE_URL", " "),
                    Variables.PUBLIC_BASE_URL.required("an https URL")))
        .hasMessageContaining("PUBLIC_BASE_URL is missing: it must be an https URL, for example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://pay.shop.example/",
        "https://pay.shop.example/pay/",
        "https://pay.shop.example?a=b",
        "https://pay.shop.example/pay#a",
        "http://pay.shop.example",
        "pay.shop.example"
      })
  void refusesAnAddressThatPathsCannotBePutBehind(String address) {
    assertThatThrownBy(
            () -> Environment.read(Map.of("PUBLIC_BASE_URL", address), Variables.PUBLIC_BASE_URL))
        .hasMessageContaining(
            "PUBLIC_BASE_URL is not acceptable: it must be an https URL without a slash");
  }

  @Test
  void takesAnAddressWithABasePath() {
    Environment environment =
        Environment.read(
            Map.of("PUBLIC_BASE_URL", "https://shop.example/pay"), Variables.PUBLIC_BASE_URL);

    assertThat(environment.get(Variables.PUBLIC_BASE_URL))
        .contains(URI.create("https://shop.example/pay"));
  }

  @Test
  void namesEverythingThatIsWrongAtOnce() {
    assertThatThrownBy(
            () ->
                Environment.read(
                    Map.of("ATTEMPTS_MAX", "many", "PAYKKA_API_URL", "ftp://paykka"),
                    Variables.PAYMENTS_TABLE,
                    Variables.ATTEMPTS_MAX,
                    Variables.PAYKKA_API_URL,
                    Variables.RETENTION_DAYS))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            """
            the function's environment is not right:
            - PAYMENTS_TABLE is missing: it must be set, for example payments
            - ATTEMPTS_MAX is not acceptable: it must be a whole number from 1 to 20, for example 5
            - PAYKKA_API_URL is not acceptable: it must be an https URL, for example \
            https://openapi-sandbox.paykka.com\
            """);
  }

  @Test
  void neverSaysWhatAVariableHolds() {
    Map<String, String> wrong = new HashMap<>();
    Variables.all().forEach(variable -> wrong.put(variable.name(), "\u0000hush,,hush"));

    assertThatThrownBy(() -> Environment.read(wrong, Variables.all().toArray(new Variable<?>[0])))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageNotContaining("hush")
        .hasNoCause();
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8080/x, true, true",
    "http://localhost:8080, true, true",
    "http://127.0.0.1:8080, false, false",
    "http://shop.example, true, false",
    "http://127.0.0.1.shop.example, true, false",
    "https://shop.example/hook, false, true",
    "https://user@shop.example, false, false",
    "https:///hook, false, false",
    "shop.example, false, false",
  })
  void allowsPlainHttpOnlyOnThisMachineAndOnlyIfToldSo(
      String url, String loopback, boolean accepted) {
    Map<String, String> environment =
        Map.of("PAYKKA_API_URL", url, "ALLOW_INSECURE_LOOPBACK", loopback);

    if (accepted) {
      assertThat(
              Environment.read(environment, Variables.PAYKKA_API_URL).get(Variables.PAYKKA_API_URL))
          .isEqualTo(URI.create(url));
    } else {
      assertThatThrownBy(() -> Environment.read(environment, Variables.PAYKKA_API_URL))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("PAYKKA_API_URL is not acceptable");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ATTEMPTS_MAX, 0",
    "ATTEMPTS_MAX, 21",
    "ATTEMPTS_PER_ADDRESS_MAX, 0",
    "ATTEMPTS_PER_ADDRESS_MAX, 100001",
    "ATTEMPTS_PER_SHOPPER_MAX, 100001",
    "ATTEMPT_WINDOW_MINUTES, 1441",
    "SWEEP_ITEMS_MAX, 1001",
    "GOOGLE_PAY_GATEWAY, paykkaus",
    "GOOGLE_PAY_ENVIRONMENT, test",
    "SHOP_NAME, 'Kiln & Leaf — 76 characters 0123456789 0123456789 0123456789 0123456789 0123'",
    "RETENTION_DAYS, 1.5",
    "PAYMENT_LIFETIME_MINUTES, 1441",
    "PAYKKA_MERCHANT_ID, a b",
    "PAYKKA_RESPONSE_SIGNATURE, maybe",
    "ALLOW_INSECURE_LOOPBACK, yes",
    "RETURN_URL_ORIGINS, https://shop.example/path",
    "'PAYKKA_PUBLIC_KEYS', 'abc,,def'",
  })
  void refusesValuesOutOfBounds(String name, String value) {
    Variable<?> variable = variable(name);

    assertThatThrownBy(() -> Environment.read(Map.of(name, value), variable))
        .hasMessageContaining(name + " is not acceptable");
  }

  private static Variable<?> variable(String name) {
    return Variables.all().stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void limitsAttemptsAndSweepsUnlessToldOtherwise() {
    Environment environment =
        Environment.read(
            Map.of(),
            Variables.ATTEMPTS_PER_ADDRESS_MAX,
            Variables.ATTEMPTS_PER_SHOPPER_MAX,
            Variables.ATTEMPT_WINDOW_MINUTES,
            Variables.SWEEP_ITEMS_MAX);

    assertThat(environment.get(Variables.ATTEMPTS_PER_ADDRESS_MAX)).isEqualTo(30);
    assertThat(environment.get(Variables.ATTEMPTS_PER_SHOPPER_MAX)).isEqualTo(15);
    assertThat(environment.get(Variables.ATTEMPT_WINDOW_MINUTES)).isEqualTo(Duration.ofHours(1));
    assertThat(environment.get(Variables.SWEEP_ITEMS_MAX)).isEqualTo(200);
  }

  @Test
  void showsWalletsATestShopWithoutANameUnlessToldOtherwise() {
    Environment environment =
        Environment.read(
            Map.of(),
            Variables.SHOP_NAME,
            Variables.GOOGLE_PAY_GATEWAY,
            Variables.GOOGLE_PAY_ENVIRONMENT);

    assertThat(environment.get(Variables.SHOP_NAME)).isEmpty();
    assertThat(environment.get(Variables.GOOGLE_PAY_GATEWAY)).isEqualTo("paykkaeu");
    assertThat(environment.get(Variables.GOOGLE_PAY_ENVIRONMENT)).isEqualTo("TEST");
  }

  @ParameterizedTest
  @CsvSource({
    "ATTEMPTS_PER_ADDRESS_MAX, 100000",
    "ATTEMPTS_PER_SHOPPER_MAX, 1",
    "ATTEMPT_WINDOW_MINUTES, 1440",
    "SWEEP_ITEMS_MAX, 1000",
    "GOOGLE_PAY_GATEWAY, paykka",
    "GOOGLE_PAY_ENVIRONMENT, PRODUCTION",
    "SHOP_NAME, 'Kiln & Leaf — 75 characters 0123456789 0123456789 0123456789 0123456789 010'",
  })
  void acceptsValuesUpToTheirBounds(String name, String value) {
    Variable<?> variable = variable(name);

    assertThat(Environment.read(Map.of(name, value), variable).get(variable)).isNotNull();
  }

  @Test
  void givesNothingThatWasNotAskedFor() {
    Environment environment = Environment.read(Map.of("PAYMENTS_TABLE", "payments"));

    assertThatThrownBy(() -> environment.get(Variables.PAYMENTS_TABLE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("PAYMENTS_TABLE was not asked for");
  }

  @ParameterizedTest
  @MethodSource("variables")
  void givesAnExampleThatIsRight(Variable<?> variable) {
    Environment environment =
        Environment.read(Map.of(variable.name(), variable.example()), variable);

    assertThat(environment.get(variable)).isNotNull();
  }

  static List<Variable<?>> variables() {
    return Variables.all();
  }

  @Test
  void listsEveryVariable() {
    assertThat(Variables.all())
        .extracting(Variable::name)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Variables.class.getFields())
                .map(java.lang.reflect.Field::getName)
                .toList());
  }
}
