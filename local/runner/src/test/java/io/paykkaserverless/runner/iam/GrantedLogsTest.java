package io.paykkaserverless.runner.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.runner.log.LogLines;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GrantedLogsTest {

  @TempDir Path folder;
  private final LogLines log = new LogLines();

  @Test
  void takesTheLinesOfAFunctionThatMayWriteLogs() {
    Authority authority = new Authority(SampleGrants.in(folder), Optional.empty(), log);

    new GrantedLogs(authority, log).line("pay", "hello");

    assertThat(log.all()).containsExactly(new LogLines.Line("pay", "hello"));
    assertThat(authority.used())
        .extracting(Grant::action)
        .containsExactly("logs:CreateLogStream", "logs:PutLogEvents");
  }

  @Test
  void losesTheLinesOfAFunctionThatMayNotAndSaysSoOnce() {
    GrantedLogs logs =
        new GrantedLogs(
            new Authority(SampleGrants.withoutLogsIn(folder), Optional.empty(), log), log);

    logs.line("pay", "hello");
    logs.line("pay", "again");

    assertThat(log.all())
        .containsExactly(
            new LogLines.Line(
                "gate",
                "ERROR pay wants logs:PutLogEvents on arn:aws:logs:eu-west-1:000000000000:"
                    + "log-group:PayLog:log-stream:local, which template.yaml does not grant it:"
                    + " see PayRole"),
            new LogLines.Line("gate", "ERROR what pay writes is lost, as it would be in AWS"));
  }

  @Test
  void takesTheLinesOfWhoeverIsNoFunction() {
    new GrantedLogs(new Authority(SampleGrants.in(folder), Optional.empty(), log), log)
        .line("poller", "hello");

    assertThat(log.all()).containsExactly(new LogLines.Line("poller", "hello"));
  }
}
