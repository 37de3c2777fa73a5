package io.paykkaserverless.runner.iam;

import io.paykkaserverless.runner.log.LogSink;
import io.paykkaserverless.runner.template.LocalAddresses;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where functions write: Lambda sends their lines to CloudWatch Logs with their role's rights, and
 * without these the lines are lost. Lines of others pass.
 */
public final class GrantedLogs implements LogSink {

  private final Authority authority;
  private final LogSink log;
  private final Map<String, Principal> byName;

  public GrantedLogs(Authority authority, LogSink log) {
    this.authority = authority;
    this.log = log;
    this.byName =
        authority.grants().principals().stream()
            .collect(Collectors.toMap(Principal::name, Function.identity()));
  }

  @Override
  public void line(String source, String line) {
    Principal who = byName.get(source);
    if (who == null) {
      log.line(source, line);
      return;
    }
    List<Permission> wanted = permissions(who);
    if (authority.lacking(who, wanted).isEmpty()) {
      log.line(source, line);
      authority.used(who, wanted);
    } else {
      authority.complain("what " + source + " writes is lost, as it would be in AWS");
    }
  }

  private static List<Permission> permissions(Principal who) {
    String stream = LocalAddresses.logGroupArn(who.logGroup()) + ":log-stream:local";
    return List.of(
        new Permission("logs:CreateLogStream", stream),
        new Permission("logs:PutLogEvents", stream));
  }
}
