package io.paykkaserverless.aws.secrets;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.payment.RecordingSignals;
import io.paykkaserverless.core.secret.Rotating.SecretUnavailable;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** What is said of a secret that does not come. */
class UnreadableSecretTest {

  @Test
  void doesNotRepeatAnAnswerThatTheSdkCannotRead() {
    SdkException unreadable =
        SdkClientException.create(
            "Unable to unmarshall response", new IllegalStateException("token 'hush'"));

    assertThatThrownBy(secretThatFailsWith(unreadable)::current)
        .isInstanceOf(SecretUnavailable.class)
        .hasMessage("secret token-keys cannot be read: IllegalStateException")
        .hasNoCause();
  }

  @Test
  void keepsWhatAwsSays() {
    SdkException refused = SecretsManagerException.builder().message("not authorized").build();

    assertThatThrownBy(secretThatFailsWith(refused)::current)
        .isInstanceOf(SecretUnavailable.class)
        .hasMessage("secret token-keys cannot be read")
        .hasCause(refused);
  }

  private static SecretsManagerRotating<String> secretThatFailsWith(SdkException failure) {
    SecretsManagerClient client =
        new SecretsManagerClient() {
          @Override
          public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
            throw failure;
          }

          @Override
          public String serviceName() {
            return "secretsmanager";
          }

          @Override
          public void close() {}
        };
    return new SecretsManagerRotating<>(
        client,
        "token-keys",
        "a word",
        text -> text,
        new RecordingSignals(),
        InstantSource.system());
  }
}
