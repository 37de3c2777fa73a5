package io.paykkaserverless.runner.doctor;

import io.paykkaserverless.runner.template.FunctionDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EnvironmentResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;
import software.amazon.awssdk.services.lambda.model.SnapStartOptimizationStatus;
import software.amazon.awssdk.services.lambda.model.SnapStartResponse;
import software.amazon.awssdk.services.lambda.model.State;

/**
 * A deployed function: that it is ready, and that what is invoked, the alias {@code live}, is the
 * same as what was deployed last. SAM publishes a new version only where it sees a change of the
 * function itself.
 *
 * @param id its logical id
 * @param function what Lambda calls it
 * @param snapStart whether the stack wants snapshots of it
 */
record FunctionCheck(String id, String function, boolean snapStart, LambdaClient client)
    implements Check {

  /** What everybody calls who calls a function. */
  static final String ALIAS = "live";

  @Override
  public String name() {
    return FunctionDefinition.nameOf(id);
  }

  @Override
  public String subject() {
    return "function " + function;
  }

  @Override
  public List<Finding> look() {
    GetFunctionConfigurationResponse latest;
    try {
      latest = client.getFunctionConfiguration(get -> get.functionName(function));
    } catch (ResourceNotFoundException _) {
      return List.of(Finding.problem("there is no such function", "deploy the stack again"));
    }
    List<Finding> findings = new ArrayList<>();
    if (latest.lastUpdateStatus() != LastUpdateStatus.SUCCESSFUL) {
      findings.add(
          Finding.problem(
              "its last update is %s: %s"
                  .formatted(
                      latest.lastUpdateStatusAsString(),
                      Objects.requireNonNullElse(latest.lastUpdateStatusReason(), "no reason")),
              "mend that and deploy again"));
    }
    findings.addAll(alias(latest));
    reserved().filter(number -> number == 0).ifPresent(_ -> findings.add(turnedOff()));
    return findings;
  }

  private List<Finding> alias(GetFunctionConfigurationResponse latest) {
    String version;
    GetFunctionConfigurationResponse live;
    try {
      version = client.getAlias(get -> get.functionName(function).name(ALIAS)).functionVersion();
      live = client.getFunctionConfiguration(get -> get.functionName(function).qualifier(ALIAS));
    } catch (ResourceNotFoundException _) {
      return List.of(
          Finding.problem("it has no alias " + ALIAS, "deploy again with this project's template"));
    }
    List<Finding> findings = new ArrayList<>();
    if (version.equals("$LATEST")) {
      findings.add(Finding.problem("the alias points to no published version", Release.CHANGE));
    }
    ready(live).ifPresent(findings::add);
    List<String> older = differences(latest, live);
    if (!older.isEmpty()) {
      findings.add(
          Finding.problem(
              "the alias runs an older configuration (version %s): other %s"
                  .formatted(version, String.join(", ", older)),
              Release.CHANGE));
    }
    snapshot(live).ifPresent(findings::add);
    return findings.isEmpty()
        ? List.of(Finding.ok("active; the alias runs version " + version + ", deployed last"))
        : findings;
  }

  private static Optional<Finding> ready(GetFunctionConfigurationResponse live) {
    if (live.state() == State.ACTIVE) {
      return Optional.empty();
    }
    return Optional.of(
        live.state() == State.INACTIVE
            ? Finding.warning(
                "nobody called it for weeks, and Lambda put it aside",
                "call it once; the first call may fail")
            : Finding.problem(
                "it is %s: %s"
                    .formatted(
                        live.stateAsString(),
                        Objects.requireNonNullElse(live.stateReason(), "no reason")),
                "wait, or mend what it says and deploy again"));
  }

  private Optional<Finding> snapshot(GetFunctionConfigurationResponse live) {
    if (!snapStart) {
      return Optional.empty();
    }
    SnapStartResponse snap = live.snapStart();
    boolean on =
        snap != null
            && snap.applyOn() == SnapStartApplyOn.PUBLISHED_VERSIONS
            && snap.optimizationStatus() == SnapStartOptimizationStatus.ON;
    return on
        ? Optional.empty()
        : Optional.of(
            Finding.warning(
                "SnapStart does not work for this version, so that it starts slowly",
                "with the parameter SnapStart on, " + Release.CHANGE));
  }

  /** What differs, by name: values may be secret. */
  private static List<String> differences(
      GetFunctionConfigurationResponse latest, GetFunctionConfigurationResponse live) {
    Map<String, String> wanted = variables(latest);
    Map<String, String> used = variables(live);
    String others =
        Stream.concat(wanted.keySet().stream(), used.keySet().stream())
            .filter(name -> !Objects.equals(wanted.get(name), used.get(name)))
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .collect(Collectors.joining(" "));
    return Stream.of(
            others.isEmpty() ? "" : "variables (" + others + ")",
            Objects.equals(latest.codeSha256(), live.codeSha256()) ? "" : "code",
            Objects.equals(latest.memorySize(), live.memorySize()) ? "" : "memory",
            Objects.equals(latest.timeout(), live.timeout()) ? "" : "timeout",
            latest.architecturesAsStrings().equals(live.architecturesAsStrings())
                ? ""
                : "architecture",
            Objects.equals(latest.runtimeAsString(), live.runtimeAsString()) ? "" : "runtime",
            Objects.equals(latest.handler(), live.handler()) ? "" : "handler",
            applyOn(latest).equals(applyOn(live)) ? "" : "SnapStart")
        .filter(what -> !what.isEmpty())
        .toList();
  }

  private static Optional<String> applyOn(GetFunctionConfigurationResponse function) {
    return Optional.ofNullable(function.snapStart()).map(SnapStartResponse::applyOnAsString);
  }

  private static Map<String, String> variables(GetFunctionConfigurationResponse function) {
    return Optional.ofNullable(function.environment())
        .map(EnvironmentResponse::variables)
        .orElseGet(Map::of);
  }

  private Optional<Integer> reserved() {
    return Optional.ofNullable(
        client
            .getFunctionConcurrency(get -> get.functionName(function))
            .reservedConcurrentExecutions());
  }

  private Finding turnedOff() {
    return Finding.problem(
        "its reserved concurrency is 0, so that Lambda refuses every call",
        "aws lambda delete-function-concurrency --function-name " + function);
  }
}
