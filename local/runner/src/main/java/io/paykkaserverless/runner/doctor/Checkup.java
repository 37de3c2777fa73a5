package io.paykkaserverless.runner.doctor;

import io.paykkaserverless.aws.dynamodb.DynamoDeliveryStore;
import io.paykkaserverless.aws.dynamodb.DynamoDueIndex;
import io.paykkaserverless.aws.dynamodb.DynamoEndpointHealthStore;
import io.paykkaserverless.aws.dynamodb.DynamoParkedEventStore;
import io.paykkaserverless.http.EndpointAddressRule;
import io.paykkaserverless.runner.template.FunctionDefinition;
import io.paykkaserverless.runner.template.QueueDefinition;
import io.paykkaserverless.runner.template.QueueSource;
import io.paykkaserverless.runner.template.TableDefinition;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which checks a system gets, in the order in which they are printed. */
final class Checkup {

  private static final String SIGNING_KEY = "PaykkaSigningKey";
  private static final String TOKEN_KEYS = "TokenKeys";
  private static final String API_KEYS = "ApiKeys";
  private static final String ENDPOINTS = "NotificationEndpoints";
  private static final String MONITORING = "Monitoring";

  private final Patient patient;
  private final Clients clients;
  private final Probe probe;
  private final InstantSource clock;

  Checkup(Patient patient, Clients clients, Probe probe, InstantSource clock) {
    this.patient = patient;
    this.clients = clients;
    this.probe = probe;
    this.clock = clock;
  }

  /** All of them. */
  List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    if (!local()) {
      checks.add(new StackCheck(patient.stack()));
    }
    keys(checks);
    outside(checks);
    patient.template().tables().forEach(table -> table(table, checks));
    patient.template().queues().forEach(queue -> checks.add(queue(queue)));
    mappings(checks);
    functions(checks);
    checks.add(alarms());
    return List.copyOf(checks);
  }

  private boolean local() {
    return patient.stack().local();
  }

  private void keys(List<Check> checks) {
    checks.add(secret("signing key", SIGNING_KEY, new SigningKey(patient.publicKey())));
    checks.add(
        new PaykkaKeysCheck(patient.stack().parameter("PaykkaPublicKeys"), patient.publicKey()));
    checks.add(secret("token keys", TOKEN_KEYS, new TokenKeys()));
    checks.add(secret("API keys", API_KEYS, new ApiKeyList(patient.apiKey())));
    checks.add(secret("endpoints", ENDPOINTS, new EndpointList(new EndpointAddressRule(local()))));
    checks.add(rotation());
  }

  private Check secret(String name, String id, SecretJudge judge) {
    return patient
        .stack()
        .physicalId(id)
        .<Check>map(
            secret -> new SecretCheck(name, secret, clients.secrets(), judge, first(id, secret)))
        .orElseGet(() -> new Missing(name, id));
  }

  private FirstValue first(String id, String secret) {
    return FirstValue.in(
        patient.stack(),
        patient.region(),
        secret,
        id.equals(ENDPOINTS) ? " --endpoint NAME=URL" : "");
  }

  private Check rotation() {
    if (local()) {
      return new NotHere("rotation", "the local system's keys are made for it");
    }
    Map<String, String> secrets = new LinkedHashMap<>();
    List.of(SIGNING_KEY, TOKEN_KEYS, API_KEYS, ENDPOINTS)
        .forEach(id -> patient.stack().physicalId(id).ifPresent(it -> secrets.put(id, it)));
    return new SecretAgeCheck(secrets, clients.secrets(), clock);
  }

  private void outside(List<Check> checks) {
    checks.add(new ClockCheck(URI.create(patient.apiUrl() + "/payment-methods"), probe, clock));
    checks.add(new ApiCheck(patient.apiUrl(), patient.apiKey(), probe));
    checks.add(
        new WebhookCheck(
            patient.notifyUrl(), patient.stack().output("WebhookUrl").map(URI::create), probe));
  }

  private void table(TableDefinition wanted, List<Check> checks) {
    Optional<String> name = patient.stack().physicalId(wanted.id());
    if (name.isEmpty()) {
      checks.add(new Missing("table", wanted.id()));
      return;
    }
    String table = name.get();
    checks.add(new TableShapeCheck(table, wanted, clients.dynamoDb()));
    checks.add(
        local()
            ? new NotHere("table's safety", "DynamoDB Local has neither backups nor encryption")
            : new TableSafetyCheck(table, clients.dynamoDb()));
    checks.add(new OverdueCheck(table, new DynamoDueIndex(clients.dynamoDb(), table), clock));
    checks.add(
        new ParkedCheck(table, new DynamoParkedEventStore(clients.dynamoDb(), table), clock));
    checks.add(
        new UndeliveredCheck(
            table,
            // Nothing is written, so that it matters not how long that would be kept.
            new DynamoDeliveryStore(clients.dynamoDb(), table, Duration.ofDays(1), clock),
            clock));
    checks.add(
        new EndpointHealthCheck(
            table, new DynamoEndpointHealthStore(clients.dynamoDb(), table), clock));
  }

  private Check queue(QueueDefinition wanted) {
    String name = FunctionDefinition.nameOf(wanted.id());
    Optional<String> deadLetters =
        wanted
            .redrive()
            .map(
                redrive ->
                    patient.stack().physicalId(redrive.deadLetterQueue()).orElse("no such queue"));
    return patient
        .stack()
        .physicalId(wanted.id())
        .<Check>map(url -> new QueueCheck(name, url, wanted, deadLetters, clients.sqs()))
        .orElseGet(() -> new Missing(name, wanted.id()));
  }

  private void mappings(List<Check> checks) {
    if (local()) {
      checks.add(new NotHere("mappings", "the local system reads its queues itself"));
      return;
    }
    for (QueueSource wanted : patient.template().queueSources()) {
      Optional<String> queue = patient.stack().physicalId(wanted.queue());
      Optional<String> function = patient.stack().physicalId(wanted.function());
      // What the stack does not have, its own check says.
      if (queue.isPresent() && function.isPresent()) {
        checks.add(
            new MappingCheck(
                FunctionDefinition.nameOf(wanted.queue()) + " mapping",
                queue.get(),
                function.get(),
                clients.sqs(),
                clients.lambda()));
      }
    }
  }

  private Check alarms() {
    if (local()) {
      return new NotHere("alarms", "nothing watches the local system");
    }
    return patient
        .stack()
        .physicalId(MONITORING)
        .<Check>map(
            nested ->
                new AlarmsCheck(
                    nested, patient.stack().parameter("AlarmTopicArn"), clients.cloudFormation()))
        .orElseGet(() -> new Missing("alarms", MONITORING));
  }

  private void functions(List<Check> checks) {
    if (local()) {
      checks.add(new NotHere("functions", "they run from their jars, without alias or snapshot"));
      checks.add(new NotHere("concurrency", "no account limits it"));
      return;
    }
    boolean snapStart = patient.stack().parameter("SnapStart").filter("on"::equals).isPresent();
    for (FunctionDefinition wanted : patient.template().functions()) {
      checks.add(
          patient
              .stack()
              .physicalId(wanted.id())
              .<Check>map(name -> new FunctionCheck(wanted.id(), name, snapStart, clients.lambda()))
              .orElseGet(() -> new Missing(wanted.name(), wanted.id())));
    }
    checks.add(new ConcurrencyCheck(clients.lambda()));
  }
}
