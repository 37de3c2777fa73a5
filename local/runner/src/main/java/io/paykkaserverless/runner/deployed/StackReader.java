package io.paykkaserverless.runner.deployed;

import io.paykkaserverless.runner.deployed.DeployedStack.Resource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/**
 * Asks CloudFormation what a stack consists of. Needs {@code cloudformation:DescribeStacks} and
 * {@code cloudformation:ListStackResources}, and changes nothing.
 */
public final class StackReader {

  private final AwsConnection connection;

  public StackReader(AwsConnection connection) {
    this.connection = connection;
  }

  /**
   * The stack of this name.
   *
   * @throws CannotLook where there is none, or CloudFormation does not say
   */
  public DeployedStack read(String name) {
    try (CloudFormationClient client = connection.cloudFormation()) {
      Stack stack =
          client.describeStacks(request -> request.stackName(name)).stacks().stream()
              .findFirst()
              .orElseThrow(() -> missing(name));
      return new DeployedStack(
          name,
          stack.stackStatusAsString(),
          false,
          parameters(stack),
          outputs(stack),
          resources(client, name));
    } catch (SdkException e) {
      String words = AwsFailure.words(e);
      throw words.contains("does not exist")
          ? missing(name)
          : new CannotLook("stack %s cannot be looked at: %s".formatted(name, words));
    }
  }

  private CannotLook missing(String name) {
    return new CannotLook(
        "there is no stack %s in %s: check the name, the region and the account (aws cloudformation"
                .formatted(name, connection.region())
            + " list-stacks)");
  }

  private static Map<String, String> parameters(Stack stack) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (Parameter parameter : stack.parameters()) {
      Optional.ofNullable(parameter.resolvedValue())
          .or(() -> Optional.ofNullable(parameter.parameterValue()))
          .ifPresent(value -> parameters.put(parameter.parameterKey(), value));
    }
    return parameters;
  }

  private static Map<String, String> outputs(Stack stack) {
    Map<String, String> outputs = new LinkedHashMap<>();
    for (Output output : stack.outputs()) {
      outputs.put(output.outputKey(), output.outputValue());
    }
    return outputs;
  }

  /** Page by page; one that could not be created has no physical id. */
  private static Map<String, Resource> resources(CloudFormationClient client, String name) {
    Map<String, Resource> resources = new LinkedHashMap<>();
    client
        .listStackResourcesPaginator(request -> request.stackName(name))
        .stackResourceSummaries()
        .stream()
        .filter(resource -> !resource.resourceStatusAsString().startsWith("DELETE_"))
        .forEach(
            resource ->
                Optional.ofNullable(resource.physicalResourceId())
                    .filter(id -> !id.isEmpty())
                    .ifPresent(
                        id ->
                            resources.put(
                                resource.logicalResourceId(),
                                new Resource(resource.resourceType(), id))));
    return resources;
  }
}
