package io.paykkaserverless.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.aws.configuration.ConfigurationException;
import io.paykkaserverless.aws.configuration.SampleEnvironment;
import io.paykkaserverless.aws.configuration.Variable;
import io.paykkaserverless.aws.configuration.Variables;
import io.paykkaserverless.core.paykka.PaykkaAccount;
import io.paykkaserverless.core.payment.MerchantId;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdaptersTest {

  private final Map<String, String> environment = SampleEnvironment.whole();
  private final Adapters adapters =
      Adapters.of(new Surroundings.Real(environment), Variables.all().toArray(new Variable<?>[0]));
  private final SecretAdapters secrets = new SecretAdapters(adapters);

  @Test
  void makesEveryAdapterWithoutReadingASecretOrOpeningAConnection() {
    assertThat(adapters.writer(adapters.store())).isNotNull();
    assertThat(adapters.agreements()).isNotNull();
    assertThat(adapters.storedCards()).isNotNull();
    assertThat(adapters.attemptCounters()).isNotNull();
    assertThat(adapters.parkedEvents()).isNotNull();
    assertThat(adapters.dueIndex()).isNotNull();
    assertThat(secrets.callers(adapters.clientTokens(secrets.tokenKeys()))).isNotNull();
    assertThat(adapters.returnTokens(secrets.tokenKeys())).isNotNull();
    assertThat(secrets.notificationEndpoints(_ -> true)).isNotNull();
    assertThat(adapters.signals()).isNotNull();
    assertThat(adapters.edge()).isNotNull();
    assertThat(adapters.batch()).isNotNull();
    assertThat(adapters.clock().millis()).isPositive();
  }

  @Test
  void givesTheAccountAtPaykkaAsItWasConfigured() {
    assertThat(adapters.paykkaAccount())
        .isEqualTo(
            new PaykkaAccount(
                new MerchantId("18356675706144"),
                "A001",
                URI.create("https://openapi-sandbox.paykka.com"),
                List.of(environment.get(Variables.PAYKKA_PUBLIC_KEYS.name())),
                "warn",
                false));
  }

  @Test
  void namesEveryVariableThatIsMissing() {
    assertThatThrownBy(
            () ->
                Adapters.of(
                    new Surroundings.Real(Map.of()),
                    Variables.PAYMENTS_TABLE,
                    Variables.API_KEYS_SECRET))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll("AWS_REGION", "PAYMENTS_TABLE", "API_KEYS_SECRET");
  }

  @Test
  void asksForNothingThatAFunctionDoesNotNeed() {
    Map<String, String> little =
        SampleEnvironment.of(Variables.AWS_REGION, Variables.PAYMENTS_TABLE);

    assertThat(
            Adapters.of(
                    new Surroundings.Real(little),
                    Variables.PAYMENTS_TABLE,
                    Variables.RETENTION_DAYS)
                .store())
        .isNotNull();
  }

  @Test
  void countsAndSweepsWithTheTableAlone() {
    Map<String, String> little =
        SampleEnvironment.of(Variables.AWS_REGION, Variables.PAYMENTS_TABLE);
    Adapters few = Adapters.of(new Surroundings.Real(little), Variables.PAYMENTS_TABLE);

    assertThat(few.attemptCounters()).isNotNull();
    assertThat(few.dueIndex()).isNotNull();
  }

  @Test
  void givesNothingThatAFunctionDidNotName() {
    Adapters few =
        Adapters.of(new Surroundings.Real(SampleEnvironment.whole()), Variables.PAYMENTS_TABLE);

    assertThat(few.get(Variables.PAYMENTS_TABLE)).isEqualTo("payments");
    assertThatThrownBy(() -> new SecretAdapters(few).tokenKeys())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("TOKEN_KEYS_SECRET was not asked for");
  }

  @Test
  void neverRepeatsTheValueThatIsWrong() {
    Map<String, String> environment = new HashMap<>(SampleEnvironment.whole());
    environment.put("PAYKKA_API_URL", "https://user:hush@shop.example/");

    assertThatThrownBy(
            () -> Adapters.of(new Surroundings.Real(environment), Variables.PAYKKA_API_URL))
        .hasMessageContaining("PAYKKA_API_URL")
        .hasMessageNotContaining("hush");
  }
}
