package io.paykkaserverless.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.paykkaserverless.json.JsonWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The system property stands for the variable Lambda sets; the keys are in the pom. */
class LambdaCredentialsIT {

  private static final String SERVED_AT = "aws.containerCredentialsFullUri";

  @AfterEach
  void forget() {
    System.clearProperty(SERVED_AT);
  }

  @Test
  void takesTheVariables() {
    assertThat(new LambdaCredentials().resolveCredentials().accessKeyId())
        .isEqualTo("fromVariables");
  }

  @Test
  void takesWhatIsServedUnderSnapStartEvenIfItBeganOtherwise() throws IOException {
    LambdaCredentials credentials = new LambdaCredentials();
    credentials.resolveCredentials();
    HttpServer lambda =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    lambda.createContext("/", LambdaCredentialsIT::serve);
    lambda.start();
    try {
      System.setProperty(SERVED_AT, "http://127.0.0.1:" + lambda.getAddress().getPort() + "/");

      assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("served");
    } finally {
      lambda.stop(0);
    }
  }

  private static void serve(HttpExchange exchange) throws IOException {
    byte[] body =
        new JsonWriter()
            .put("AccessKeyId", "served")
            .put("SecretAccessKey", "secret")
            .put("Token", "token")
            .put("Expiration", "2099-01-01T00:00:00Z")
            .toBytes();
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
