package io.paykkaserverless.runner.template;

import java.util.List;

/**
 * The IAM role that a function runs in.
 *
 * @param function the function's logical id
 * @param id the role's logical id
 * @param logGroup the log group that the function's lines go to
 * @param statements what the role allows; nothing else is allowed
 */
public record ExecutionRole(
    String function, String id, String logGroup, List<Statement> statements) {

  public ExecutionRole {
    statements = List.copyOf(statements);
  }

  /**
   * Allows each of its actions on each of its resources.
   *
   * @param actions {@code dynamodb:GetItem}; no wildcards
   * @param resources ARNs; a {@code *} at the end stands for anything
   */
  public record Statement(List<String> actions, List<String> resources) {
    public Statement {
      actions = List.copyOf(actions);
      resources = List.copyOf(resources);
    }
  }
}
