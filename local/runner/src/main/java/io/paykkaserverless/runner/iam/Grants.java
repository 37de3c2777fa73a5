package io.paykkaserverless.runner.iam;

import io.paykkaserverless.runner.template.ExecutionRole;
import io.paykkaserverless.runner.template.FunctionDefinition;
import io.paykkaserverless.runner.template.Template;
import io.paykkaserverless.runner.template.TemplateProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a template grants its functions. Immutable. */
public final class Grants {

  private final Map<String, Set<Grant>> byFunction = new LinkedHashMap<>();
  private final Map<String, Principal> byAccessKeyId = new LinkedHashMap<>();

  private Grants() {}

  /**
   * Works them out.
   *
   * @throws TemplateProblem if a function has no role of its own: the one that SAM would write for
   *     it allows more than the template shows
   */
  public static Grants of(Template template) {
    Map<String, ExecutionRole> roles =
        template.roles().stream().collect(Collectors.toMap(ExecutionRole::function, role -> role));
    Grants grants = new Grants();
    for (FunctionDefinition function : template.functions()) {
      ExecutionRole role = roles.get(function.id());
      if (role == null) {
        throw new TemplateProblem(
            function.id(), "Role is missing; SAM's own would allow more than is written here");
      }
      grants.byAccessKeyId.put(
          function.accessKeyId(),
          new Principal(function.id(), function.name(), role.id(), role.logGroup()));
      grants.byFunction.put(function.id(), grants(role));
    }
    return grants;
  }

  private static Set<Grant> grants(ExecutionRole role) {
    Set<Grant> grants = new LinkedHashSet<>();
    for (ExecutionRole.Statement statement : role.statements()) {
      for (String action : statement.actions()) {
        statement
            .resources()
            .forEach(resource -> grants.add(new Grant(role.function(), action, resource)));
      }
    }
    return grants;
  }

  /** Every one, in the order of the template. */
  public List<Grant> all() {
    return byFunction.values().stream().flatMap(Set::stream).toList();
  }

  /** Of those that allow it, the one that allows least beside it; empty where none does. */
  Optional<Grant> narrowest(Principal who, Permission wanted) {
    return byFunction.getOrDefault(who.function(), Set.of()).stream()
        .filter(grant -> grant.covers(wanted))
        .max(Grant.NARROWER_LATER);
  }

  /** Whose access key it is. */
  Optional<Principal> principal(String accessKeyId) {
    return Optional.ofNullable(byAccessKeyId.get(accessKeyId));
  }

  /** Everybody. */
  List<Principal> principals() {
    return new ArrayList<>(byAccessKeyId.values());
  }
}
