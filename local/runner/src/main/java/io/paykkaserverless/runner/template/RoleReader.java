package io.paykkaserverless.runner.template;

import io.paykkaserverless.runner.template.ExecutionRole.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the {@code AWS::IAM::Role} of a function. What it does not understand it refuses by name:
 * to pass over a statement would be to allow too little here, to pass over a condition too much.
 */
final class RoleReader {

  private static final Set<String> ROLE =
      Set.of("AssumeRolePolicyDocument", "Description", "Policies", "Tags");
  private static final Set<String> POLICY = Set.of("PolicyName", "PolicyDocument");
  private static final Set<String> DOCUMENT = Set.of("Version", "Statement");
  private static final Set<String> STATEMENT = Set.of("Sid", "Effect", "Action", "Resource");

  /** Those whose calls can be seen on one machine. */
  private static final Set<String> SERVICES = Set.of("dynamodb", "sqs", "secretsmanager", "logs");

  private final Map<String, Section> roles;

  RoleReader(Map<String, Section> roles) {
    this.roles = roles;
  }

  /** The role of a function; none where the function names none. */
  Optional<ExecutionRole> role(String function, Section properties) {
    return properties
        .text("Role")
        .map(
            arn -> {
              String id = arn.substring(arn.lastIndexOf('/') + 1);
              Section role = roles.get(id);
              if (role == null || !LocalAddresses.roleArn(id).equals(arn)) {
                throw new TemplateProblem(
                    function + ".Role", "what it may do is not in this template: " + arn);
              }
              String logGroup =
                  properties
                      .section("LoggingConfig")
                      .text("LogGroup")
                      .orElseGet(() -> "/aws/lambda/" + FunctionDefinition.nameOf(function));
              return new ExecutionRole(function, id, logGroup, statements(role));
            });
  }

  private static List<Statement> statements(Section role) {
    onlyKnown(role, ROLE);
    List<Statement> statements = new ArrayList<>();
    for (Section policy : role.sections("Policies")) {
      onlyKnown(policy, POLICY);
      Section document = policy.section("PolicyDocument");
      onlyKnown(document, DOCUMENT);
      document.sections("Statement").forEach(found -> statements.add(statement(found)));
    }
    return statements;
  }

  private static Statement statement(Section statement) {
    onlyKnown(statement, STATEMENT);
    String effect = statement.requiredText("Effect");
    if (!effect.equals("Allow")) {
      throw new TemplateProblem(statement.where(), "the gate does not know Effect: " + effect);
    }
    List<String> actions = statement.oneTextOrMore("Action");
    List<String> resources = statement.oneTextOrMore("Resource");
    if (actions.isEmpty() || resources.isEmpty()) {
      throw new TemplateProblem(statement.where(), "Action or Resource is missing");
    }
    for (String action : actions) {
      if (!action.matches("[a-z]+:[A-Za-z]+") || !SERVICES.contains(action.split(":", 2)[0])) {
        throw new TemplateProblem(
            statement.where(),
            "the gate knows single actions of %s, not %s"
                .formatted(String.join(", ", new TreeSet<>(SERVICES)), action));
      }
    }
    for (String resource : resources) {
      if (!resource.matches("[^*?]+\\*?|\\*")) {
        throw new TemplateProblem(
            statement.where(), "the gate knows a * at the end of an ARN alone: " + resource);
      }
    }
    return new Statement(actions, resources);
  }

  private static void onlyKnown(Section section, Set<String> known) {
    for (String name : section.mapping().fields().keySet()) {
      if (!known.contains(name)) {
        throw new TemplateProblem(section.where(), "the gate does not know " + name);
      }
    }
  }
}
