package io.paykkaserverless.aws;

import io.paykkaserverless.aws.configuration.Variable;
import io.paykkaserverless.aws.configuration.Variables;
import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.secrets.ConfiguredEndpoint;
import io.paykkaserverless.aws.secrets.EndpointsForm;
import io.paykkaserverless.aws.secrets.SecretForms;
import io.paykkaserverless.aws.secrets.SecretParser;
import io.paykkaserverless.aws.secrets.SecretsManagerRotating;
import io.paykkaserverless.core.secret.HmacKey;
import io.paykkaserverless.core.secret.Rotating;
import io.paykkaserverless.core.token.ClientTokens;
import java.net.URI;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * What the functions that read secrets are wired from, beside {@link Adapters}. Apart from those,
 * so that a function that reads none has nothing of Secrets Manager in its jar.
 */
public final class SecretAdapters {

  private final Adapters adapters;
  private final SecretsManagerClient client;

  /** Secrets are named by variables that {@code adapters} were told of. */
  public SecretAdapters(Adapters adapters) {
    this.adapters = adapters;
    this.client = adapters.clients().configured(SecretsManagerClient.builder()).build();
  }

  /**
   * The keys of both kinds of token; ask once and share it, or it is read twice. Needs
   * TOKEN_KEYS_SECRET.
   */
  public Rotating<List<HmacKey>> tokenKeys() {
    return secret(
        Variables.TOKEN_KEYS_SECRET,
        "JSON with a current and maybe a previous key of 32 bytes in Base64",
        SecretForms::tokenKeys);
  }

  /** Needs API_KEYS_SECRET. */
  public Callers callers(ClientTokens clientTokens) {
    return new Callers(
        secret(
            Variables.API_KEYS_SECRET,
            "a JSON object of callers, each with an array of keys",
            SecretForms::apiKeys),
        clientTokens);
  }

  /**
   * Who hears of changes. Needs NOTIFICATION_ENDPOINTS_SECRET.
   *
   * @param allowed which addresses messages may be sent to
   */
  public Rotating<List<ConfiguredEndpoint>> notificationEndpoints(Predicate<URI> allowed) {
    return secret(
        Variables.NOTIFICATION_ENDPOINTS_SECRET,
        "a JSON object of endpoints, each with url and current",
        new EndpointsForm(allowed));
  }

  /**
   * A secret that is read when it is first used.
   *
   * @param wants what it must be, for the error where it is not
   */
  public <T> Rotating<T> secret(Variable<String> id, String wants, SecretParser<T> parser) {
    return new SecretsManagerRotating<>(
        client, adapters.get(id), wants, parser, adapters.signals(), adapters.clock());
  }
}
