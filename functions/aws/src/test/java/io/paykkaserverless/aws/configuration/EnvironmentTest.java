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
        Map.of("NOTIFICATION_URL", url, "ALLOW_INSECURE_LOOPBACK", loopback);

    if (accepted) {
      assertThat(
              Environment.read(environment, Variables.NOTIFICATION_URL)
                  .get(Variables.NOTIFICATION_URL))
          .isEqualTo(URI.create(url));
    } else {
      assertThatThrownBy(() -> Environment.read(environment, Variables.NOTIFICATION_URL))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("NOTIFICATION_URL is not acceptable");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ATTEMPTS_MAX, 0",
    "ATTEMPTS_MAX, 21",
    "RETENTION_DAYS, 1.5",
    "PAYMENT_LIFETIME_MINUTES, 1441",
    "PAYKKA_MERCHANT_ID, a b",
    "PAYKKA_RESPONSE_SIGNATURE, maybe",
    "ALLOW_INSECURE_LOOPBACK, yes",
    "RETURN_URL_ORIGINS, https://shop.example/path",
    "'PAYKKA_PUBLIC_KEYS', 'abc,,def'",
  })
  void refusesValuesOutOfBounds(String name, String value) {
    Variable<?> variable =
        Variables.all().stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();

    assertThatThrownBy(() -> Environment.read(Map.of(name, value), variable))
        .hasMessageContaining(name + " is not acceptable");
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
