package io.paykkaserverless.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.runner.lambda.InvocationResult;
import io.paykkaserverless.runner.lambda.SampleFunctions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole local system around a template of which one function has a schedule. */
final class SweepIT {

  private static final int PATIENCE_SECONDS = 20;

  private final Path root;
  private final BlockingQueue<String> sweeps = new LinkedBlockingQueue<>();
  private final LocalOptions options;

  SweepIT(@TempDir Path root) throws IOException {
    this.root = root;
    write(
        "template.yaml",
        """
        Parameters:
          PaykkaMerchantId: {Type: String}
          PaykkaAppId: {Type: String}
          PaykkaPublicKeys: {Type: String}
          PaykkaApiUrl: {Type: String}
          PaykkaResponseSignature: {Type: String}
          ShopOrigins: {Type: String}
          PublicBaseUrl: {Type: String}
          PlainCards: {Type: String, Default: "off"}
        Conditions:
          HasPlainCards: !Equals [!Ref PlainCards, "on"]
        Resources:
          SweepFunction:
            Type: AWS::Serverless::Function
            Condition: HasPlainCards
            Properties:
              Runtime: java25
              Timeout: 20
              CodeUri: sample.jar
              Handler: %s
              Role: !GetAtt SweepRole.Arn
              LoggingConfig: {LogGroup: !Ref SweepLog}
              Events:
                Tick: {Type: ScheduleV2, Properties: {ScheduleExpression: rate(5 minutes)}}
          SweepLog: {Type: AWS::Logs::LogGroup, Condition: HasPlainCards}
          SweepRole:
            Type: AWS::IAM::Role
            Condition: HasPlainCards
            Properties:
              Policies:
                - PolicyName: logs
                  PolicyDocument:
                    Statement:
                      - Effect: Allow
                        Action: [logs:CreateLogStream, logs:PutLogEvents]
                        Resource: !GetAtt SweepLog.Arn
        """
            .formatted(SampleFunctions.sample("F", root, Duration.ofSeconds(1)).handler()));
    Files.createDirectories(root.resolve("local/storefront"));
    write("local/storefront/index.html", "<!doctype html>");
    options =
        LocalOptions.in(root)
            .withLog(
                (_, line) -> {
                  if (line.contains("aws.scheduler")) {
                    sweeps.add(line);
                  }
                });
  }

  @Test
  void happensWhenItIsAskedForAndIsOverThen() throws InterruptedException {
    try (LocalSystem system = LocalSystem.start(options)) {
      assertThat(sweeps).isEmpty();

      assertThat(system.sweep()).singleElement().isInstanceOf(InvocationResult.Answered.class);
      assertThat(next()).contains("schedule/default/SweepFunctionTick");
    }
  }

  @Test
  void happensByItselfWhereASpeedIsGiven() throws InterruptedException {
    try (LocalSystem _ = LocalSystem.start(options.withScheduleSpeed(600))) {
      assertThat(next()).contains("Scheduled Event");
      assertThat(next()).contains("Scheduled Event");
    }
  }

  private void write(String file, String content) throws IOException {
    Files.writeString(root.resolve(file), content);
  }

  private String next() throws InterruptedException {
    return String.valueOf(sweeps.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
  }
}
