package io.paykkaserverless.aws.snapstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;

@Timeout(20)
class StagedCredentialsTest {

  private static final String SERVED_AT = "aws.containerCredentialsFullUri";
  private static final String TOKEN = "aws.containerAuthorizationToken";

  @AfterEach
  void forget() {
    System.clearProperty(SERVED_AT);
    System.clearProperty(TOKEN);
  }

  @Test
  void provesToBeNobodyToWhoeverAsksAsTheSdkDoes() {
    try (StagedCredentials _ = StagedCredentials.served(Instant.now());
        ContainerCredentialsProvider sdk = ContainerCredentialsProvider.create()) {
      assertThat(sdk.resolveCredentials())
          .isInstanceOfSatisfying(
              AwsSessionCredentials.class,
              nobody -> {
                assertThat(nobody.accessKeyId()).isEqualTo("nobody");
                assertThat(nobody.secretAccessKey()).isEqualTo("none");
                assertThat(nobody.sessionToken()).isEqualTo("none");
              });
    }
  }

  /** What Lambda set must not be told to whoever listens at a port. */
  @Test
  void hidesTheTokenThatLambdaSetUntilItCloses() {
    System.setProperty(TOKEN, "of Lambda");
    System.setProperty(SERVED_AT, "http://127.0.0.1:9001/of-lambda");

    try (StagedCredentials _ = StagedCredentials.served(Instant.now())) {
      assertThat(System.getProperty(TOKEN)).isEqualTo("nobody");
      assertThat(System.getProperty(SERVED_AT)).isNotEqualTo("http://127.0.0.1:9001/of-lambda");
    }

    assertThat(System.getProperty(TOKEN)).isEqualTo("of Lambda");
    assertThat(System.getProperty(SERVED_AT)).isEqualTo("http://127.0.0.1:9001/of-lambda");
  }

  @Test
  void leavesNeitherSettingNorPortBehind() {
    StagedCredentials served = StagedCredentials.served(Instant.now());
    int port = URI.create(System.getProperty(SERVED_AT, "")).getPort();

    served.close();

    assertThat(System.getProperties()).doesNotContainKeys(SERVED_AT, TOKEN);
    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
        .isInstanceOf(IOException.class);
  }
}
