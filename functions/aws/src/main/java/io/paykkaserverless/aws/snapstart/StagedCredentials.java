package io.paykkaserverless.aws.snapstart;

import io.paykkaserverless.json.JsonWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.core.SdkSystemSetting;

/**
 * Serves nobody's credentials at a local address, as Lambda serves a restored function its own, for
 * as long as the stage is there. The SDK asks for credentials over no connection but one of the
 * machine's own, so this is the one port that a rehearsal opens; other machines do not see it.
 */
final class StagedCredentials implements AutoCloseable {

  private static final String NOBODY = "nobody";
  private static final Duration GOOD_FOR = Duration.ofHours(1);

  private final ServerSocket lambda;
  private final byte[] answer;
  private final Map<String, Optional<String>> settingsBefore = new HashMap<>();
  private final ExecutorService thread =
      Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("rehearsal").factory());

  private StagedCredentials(ServerSocket lambda, Instant now) {
    this.lambda = lambda;
    this.answer = answer(now);
  }

  /** From now on {@link SdkSystemSetting}s lead here. */
  static StagedCredentials served(Instant now) {
    try {
      StagedCredentials served =
          new StagedCredentials(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), now);
      served.thread.execute(served::serve);
      served.set(
          SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI,
          "http://127.0.0.1:" + served.lambda.getLocalPort() + "/");
      served.set(SdkSystemSetting.AWS_CONTAINER_AUTHORIZATION_TOKEN, NOBODY);
      return served;
    } catch (IOException e) {
      throw new UncheckedIOException("this machine has no address of its own", e);
    }
  }

  /** The settings are as they were, and the port is closed. */
  @Override
  public void close() {
    settingsBefore.forEach(
        (property, text) ->
            text.ifPresentOrElse(
                it -> System.setProperty(property, it), () -> System.clearProperty(property)));
    try {
      lambda.close();
    } catch (IOException _) {
      // It is not listened at any more either way.
    }
    End.of(thread);
  }

  private void set(SdkSystemSetting setting, String text) {
    settingsBefore.put(
        setting.property(), Optional.ofNullable(System.setProperty(setting.property(), text)));
  }

  private void serve() {
    while (!lambda.isClosed()) {
      try (Socket asked = lambda.accept()) {
        BufferedReader request =
            new BufferedReader(
                new InputStreamReader(asked.getInputStream(), StandardCharsets.US_ASCII));
        String line = request.readLine();
        while (line != null && !line.isEmpty()) {
          line = request.readLine();
        }
        asked.getOutputStream().write(answer);
      } catch (IOException _) {
        // Closed, or whoever asked has gone.
      }
    }
  }

  private static byte[] answer(Instant now) {
    byte[] body =
        new JsonWriter()
            .put("AccessKeyId", NOBODY)
            .put("SecretAccessKey", "none")
            .put("Token", "none")
            .put("Expiration", now.plus(GOOD_FOR).toString())
            .toBytes();
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(body.length);
    return (head + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
  }
}
