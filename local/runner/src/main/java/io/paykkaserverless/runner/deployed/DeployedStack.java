package io.paykkaserverless.runner.deployed;

import io.paykkaserverless.runner.operator.RunningSystem;
import io.paykkaserverless.runner.template.LocalAddresses;
import io.paykkaserverless.runner.template.Template;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The facts of a system that runs: what CloudFormation knows of a deployed stack, or the same of
 * the local system, which is no stack but is made of the same template. Parameters that are secret
 * to CloudFormation (NoEcho) are asterisks; this project has none.
 *
 * @param name the stack's name; {@code local} on this machine
 * @param status CloudFormation's, as {@code UPDATE_COMPLETE}
 * @param local whether it runs on this machine
 * @param parameters the template's parameters by name
 * @param outputs the template's outputs by name
 * @param resources what it consists of, by logical id; a resource that a condition turned off, or
 *     that could not be created, is not there
 */
public record DeployedStack(
    String name,
    String status,
    boolean local,
    Map<String, String> parameters,
    Map<String, String> outputs,
    Map<String, Resource> resources) {

  public DeployedStack {
    parameters = Map.copyOf(parameters);
    outputs = Map.copyOf(outputs);
    resources = Map.copyOf(resources);
  }

  /**
   * A part of a stack.
   *
   * @param type as {@code AWS::SQS::Queue}
   * @param physicalId what its service calls it: a table's and a function's name, a queue's
   *     address, a secret's ARN
   */
  public record Resource(String type, String physicalId) {}

  /** The value of an output. */
  public Optional<String> output(String name) {
    return Optional.ofNullable(outputs.get(name));
  }

  /** The value of a parameter; nothing where it is empty. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
  }

  /** What the service calls the resource with this logical id. */
  public Optional<String> physicalId(String logicalId) {
    return Optional.ofNullable(resources.get(logicalId)).map(Resource::physicalId);
  }

  /**
   * The local system's.
   *
   * @param running what it says of itself
   * @param template the file that it is made of
   */
  public static DeployedStack local(RunningSystem running, Path template) {
    LocalAddresses addresses = new LocalAddresses(running.services().queues().toString());
    Template read = Template.read(template, running.parameters(), addresses);
    Map<String, Resource> resources = new LinkedHashMap<>();
    read.tables()
        .forEach(
            table -> resources.put(table.id(), new Resource("AWS::DynamoDB::Table", table.id())));
    read.queues()
        .forEach(
            queue ->
                resources.put(
                    queue.id(), new Resource("AWS::SQS::Queue", addresses.queueUrl(queue.id()))));
    read.secrets()
        .forEach(
            id ->
                resources.put(
                    id, new Resource("AWS::SecretsManager::Secret", LocalAddresses.secretArn(id))));
    String api = running.apiUrl().toString();
    return new DeployedStack(
        "local",
        "RUNNING",
        true,
        running.parameters(),
        Map.of("ApiUrl", api, "WebhookUrl", api + "/webhooks/paykka"),
        resources);
  }
}
