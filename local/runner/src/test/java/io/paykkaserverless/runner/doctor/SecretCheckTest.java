package io.paykkaserverless.runner.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.paykkaserverless.http.EndpointAddressRule;
import io.paykkaserverless.runner.deployed.AwsConnection;
import io.paykkaserverless.runner.deployed.DeployedStack;
import io.paykkaserverless.runner.operator.RunningSystem;
import io.paykkaserverless.runner.secrets.SecretsManagerStub;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Secrets are judged by the parsers that functions use, in words that hold nothing of them. */
final class SecretCheckTest {

  private static final String KEY = "k3y_k3y_k3y_k3y_k3y_k3y";
  private static final String WHSEC = "whsec_" + "A".repeat(32);

  private final SecretsManagerStub stub = SecretsManagerStub.start(() -> Instant.EPOCH);
  private final SecretsManagerClient client =
      AwsConnection.local(
              new RunningSystem.Services(
                  URI.create("http://127.0.0.1:1"),
                  URI.create("http://127.0.0.1:1"),
                  stub.endpoint()))
          .secretsManager();

  @AfterEach
  void stop() {
    client.close();
    stub.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "{}", "CHANGE_ME", "change-me", "todo", "xxx", "placeholder"})
  void aPlaceholderIsNoValue(String value) {
    stub.put("TokenKeys", value);

    assertThat(look("TokenKeys", new TokenKeys()))
        .containsExactly(
            Finding.problem(
                "has no value yet but a placeholder",
                "setup leaves it alone; put a value of the form that docs/keys.md has in its place:"
                    + " aws secretsmanager put-secret-value --region eu-west-1 --secret-id"
                    + " TokenKeys --secret-string file://FILE"));
  }

  @Test
  void aSecretThatWasNeverWrittenIsSetups() {
    stub.create("TokenKeys");

    assertThat(look("TokenKeys", new TokenKeys()))
        .containsExactly(
            Finding.problem("has no value yet", "./paykka setup --stack shop --region eu-west-1"));
  }

  @Test
  void setupWantsAnEndpointToMakeTheSecretOfEndpoints() {
    assertThat(FirstValue.in(stack(false), "eu-west-1", "arn", " --endpoint NAME=URL").ofNothing())
        .isEqualTo("./paykka setup --stack shop --region eu-west-1 --endpoint NAME=URL");
  }

  @Test
  void theLocalSystemMakesItsSecretsItself() {
    String restart = "stop ./paykka local and start it again: it makes a value for every secret";

    assertThat(FirstValue.in(stack(true), "eu-west-1", "arn", ""))
        .isEqualTo(new FirstValue(restart, restart));
  }

  @Test
  void aSecretThatIsNotThereIsNamed() {
    assertThat(look("TokenKeys", new TokenKeys()))
        .extracting(Finding::verdict, Finding::says)
        .containsExactly(tuple(Verdict.PROBLEM, "there is no such secret"));
  }

  @Test
  void tokenKeysAreReadAsFunctionsReadThem() {
    String key = Base64.getEncoder().encodeToString(new byte[32]);
    stub.put("TokenKeys", "{\"current\":\"" + key + "\"}");
    assertThat(look("TokenKeys", new TokenKeys())).containsExactly(Finding.ok("one key"));

    stub.put("TokenKeys", "{\"current\":\"" + KEY + "\"}");
    assertThat(look("TokenKeys", new TokenKeys()).getFirst())
        .satisfies(
            finding -> {
              assertThat(finding.verdict()).isEqualTo(Verdict.PROBLEM);
              assertThat(finding.toString()).contains("is not of its form").doesNotContain(KEY);
            });
  }

  @Test
  void anApiKeyIsLookedForAmongThem() {
    stub.put("ApiKeys", "{\"shop\":[\"" + KEY + "\"]}");

    assertThat(look("ApiKeys", new ApiKeyList(Optional.empty())))
        .containsExactly(Finding.ok("of its form"));
    assertThat(look("ApiKeys", new ApiKeyList(Optional.of(KEY))))
        .containsExactly(Finding.ok("of its form; the key that was given is shop's"));
    assertThat(look("ApiKeys", new ApiKeyList(Optional.of("another"))).getFirst().says())
        .isEqualTo("the key that was given is not among them");
  }

  @Test
  void apiKeysOfAnotherFormAreNotQuoted() {
    stub.put("ApiKeys", "{\"shop\":\"" + KEY + "\"}");

    assertThat(look("ApiKeys", new ApiKeyList(Optional.empty())).toString())
        .contains("no server can call the API")
        .doesNotContain(KEY);
  }

  @Test
  void endpointsAreNamedWithTheirHosts() {
    stub.put(
        "NotificationEndpoints",
        "{\"shop\":{\"url\":\"https://shop.example/hooks\",\"current\":\"" + WHSEC + "\"}}");

    assertThat(look("NotificationEndpoints", new EndpointList(new EndpointAddressRule(false))))
        .containsExactly(Finding.ok("shop at shop.example"));
  }

  @Test
  void anEndpointThatFunctionsWouldRefuseIsNamedWithoutItsKey() {
    stub.put(
        "NotificationEndpoints",
        "{\"shop\":{\"url\":\"http://127.0.0.1/\",\"current\":\"" + WHSEC + "\"}}");

    assertThat(
            look("NotificationEndpoints", new EndpointList(new EndpointAddressRule(false)))
                .toString())
        .contains("PROBLEM", "endpoint shop: url must be a public https address")
        .doesNotContain(WHSEC);
  }

  private List<Finding> look(String secret, SecretJudge judge) {
    FirstValue first = FirstValue.in(stack(false), "eu-west-1", secret, "");
    return new SecretCheck("secret", secret, client, judge, first).look();
  }

  private static DeployedStack stack(boolean local) {
    return new DeployedStack("shop", "", local, Map.of(), Map.of(), Map.of());
  }
}
