package io.paykkaserverless.runner.secrets;

import com.sun.net.httpserver.HttpExchange;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.runner.http.LoopbackServer;
import io.paykkaserverless.runner.template.LocalAddresses;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A stub of AWS Secrets Manager: enough of its JSON 1.1 protocol for CreateSecret, PutSecretValue,
 * GetSecretValue and DescribeSecret with the stages AWSCURRENT and AWSPREVIOUS. It keeps values in
 * memory, checks no signature, and is no emulation of anything else.
 */
public final class SecretsManagerStub implements AutoCloseable {

  private static final String TARGET_PREFIX = "secretsmanager.";
  private static final int REQUEST_BYTES_MAX = 128 * 1024;

  private final LoopbackServer server = LoopbackServer.bind(0);
  private final InstantSource clock;
  private final Map<String, StoredSecret> secrets = new LinkedHashMap<>();

  private SecretsManagerStub(InstantSource clock) {
    this.clock = clock;
  }

  /** Starts one without secrets on a free port. */
  public static SecretsManagerStub start(InstantSource clock) {
    SecretsManagerStub stub = new SecretsManagerStub(clock);
    stub.server.serve(stub::handle);
    return stub;
  }

  /** The value of {@code AWS_ENDPOINT_URL_SECRETS_MANAGER}. */
  public URI endpoint() {
    return server.uri();
  }

  /** Makes a secret without a value, as CloudFormation does. */
  public synchronized void create(String name) {
    secrets.put(name, StoredSecret.empty(name));
  }

  /** Gives a secret a new value; the one it had becomes the previous one. */
  public synchronized void put(String name, String value) {
    secrets.put(
        name,
        secrets
            .getOrDefault(name, StoredSecret.empty(name))
            .withValue(UUID.randomUUID().toString(), value, clock.instant()));
  }

  /**
   * Moves AWSCURRENT to the previous value, as UpdateSecretVersionStage does; AWSPREVIOUS follows.
   */
  public synchronized void moveCurrentBack(String name) {
    StoredSecret secret = secrets.getOrDefault(name, StoredSecret.empty(name));
    secret
        .previous()
        .ifPresent(version -> secrets.put(name, secret.withCurrent(version, clock.instant())));
  }

  @Override
  public void close() {
    server.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String target =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target")).orElse("");
    Reply reply;
    try {
      JsonObject request =
          JsonReader.readObject(exchange.getRequestBody().readNBytes(REQUEST_BYTES_MAX));
      reply = reply(target, request);
    } catch (MalformedJson e) {
      reply = Reply.error("InvalidRequestException", "the request is " + e.getMessage());
    }
    byte[] body = reply.body().toBytes();
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
    exchange.sendResponseHeaders(reply.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  private synchronized Reply reply(String target, JsonObject request) {
    String operation =
        target.startsWith(TARGET_PREFIX) ? target.substring(TARGET_PREFIX.length()) : target;
    return switch (operation) {
      case "CreateSecret" -> create(request);
      case "PutSecretValue" ->
          find(request).map(known -> putValue(known, request)).orElseGet(SecretsManagerStub::none);
      case "GetSecretValue" ->
          find(request).map(known -> value(known, request)).orElseGet(SecretsManagerStub::none);
      case "DescribeSecret" ->
          find(request).map(this::describe).orElseGet(SecretsManagerStub::none);
      default -> Reply.error("InvalidRequestException", "this stub does not know " + operation);
    };
  }

  private Reply create(JsonObject request) {
    String name = request.text("Name").orElse("");
    if (name.isEmpty() || secrets.containsKey(name)) {
      return Reply.error("ResourceExistsException", "the name is missing or taken");
    }
    secrets.put(name, StoredSecret.empty(name));
    request.text("SecretString").ifPresent(value -> put(name, value));
    return Reply.ok(identity(name));
  }

  private Reply putValue(StoredSecret secret, JsonObject request) {
    Optional<String> value = request.text("SecretString");
    if (value.isEmpty()) {
      return Reply.error("InvalidParameterException", "this stub wants a SecretString");
    }
    String version =
        request.text("ClientRequestToken").orElseGet(() -> UUID.randomUUID().toString());
    Optional<StoredSecret.Version> same = secret.named(version);
    if (same.filter(it -> !it.value().equals(value.get())).isPresent()) {
      return Reply.error(
          "ResourceExistsException", "the version of that ClientRequestToken has another value");
    }
    if (same.isEmpty()) {
      secrets.put(secret.name(), secret.withValue(version, value.get(), clock.instant()));
    }
    return Reply.ok(
        identity(secret.name())
            .put("VersionId", version)
            .beginArray("VersionStages")
            .element("AWSCURRENT")
            .end());
  }

  private Reply value(StoredSecret secret, JsonObject request) {
    String stage = request.text("VersionStage").orElse("AWSCURRENT");
    return secret
        .version(stage)
        .map(
            version ->
                Reply.ok(
                    identity(secret.name())
                        .put("VersionId", version.id())
                        .put("SecretString", version.value())
                        .beginArray("VersionStages")
                        .element(stage)
                        .end()
                        .put("CreatedDate", version.at().getEpochSecond())))
        .orElseGet(
            () ->
                Reply.error(
                    "ResourceNotFoundException",
                    "Secrets Manager can't find the specified secret value for staging label: "
                        + stage));
  }

  private Reply describe(StoredSecret secret) {
    JsonWriter reply = identity(secret.name());
    secret.changed().ifPresent(at -> reply.put("LastChangedDate", at.getEpochSecond()));
    reply.beginObject("VersionIdsToStages");
    secret.current().ifPresent(version -> stages(reply, version, "AWSCURRENT"));
    secret.previous().ifPresent(version -> stages(reply, version, "AWSPREVIOUS"));
    return Reply.ok(reply.end());
  }

  private static void stages(JsonWriter reply, StoredSecret.Version version, String stage) {
    reply.beginArray(version.id()).element(stage).end();
  }

  /** By name or by ARN, as the real one does. */
  private Optional<StoredSecret> find(JsonObject request) {
    String id = request.text("SecretId").orElse("");
    return secrets.values().stream()
        .filter(
            secret ->
                secret.name().equals(id) || LocalAddresses.secretArn(secret.name()).equals(id))
        .findFirst();
  }

  private static JsonWriter identity(String name) {
    return new JsonWriter().put("ARN", LocalAddresses.secretArn(name)).put("Name", name);
  }

  private static Reply none() {
    return Reply.error(
        "ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
  }

  private record Reply(int status, JsonWriter body) {
    static Reply ok(JsonWriter body) {
      return new Reply(200, body);
    }

    static Reply error(String type, String message) {
      return new Reply(400, new JsonWriter().put("__type", type).put("message", message));
    }
  }
}
