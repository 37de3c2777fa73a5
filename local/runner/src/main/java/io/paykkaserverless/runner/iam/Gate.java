package io.paykkaserverless.runner.iam;

import com.sun.net.httpserver.HttpExchange;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.runner.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands before DynamoDB, SQS and Secrets Manager and lets each function do what the template
 * grants its role. It knows a function by the access key id in the {@code Authorization} header;
 * signatures are not verified, since nobody on this machine pretends to be somebody else. What is
 * not granted, it answers as AWS does; everything else it passes on.
 *
 * <p>It speaks the JSON protocols of the current SDKs: {@code X-Amz-Target} names the call. It has
 * its address from the start and answers from {@link #serve} on.
 */
public final class Gate implements AutoCloseable {

  private static final Pattern ACCESS_KEY_ID = Pattern.compile("Credential=([^/,\\s]+)/");

  private static final String CONDITION_FAILED = "ConditionalCheckFailedException";

  private final LoopbackServer server = LoopbackServer.bind(0);
  private final Meter meter = new Meter();
  private Optional<Backends> backends = Optional.empty();

  private Gate() {}

  /** Takes a free port. */
  public static Gate bind() {
    return new Gate();
  }

  /** Its base address, without a slash at the end: the endpoint of all three services. */
  public URI uri() {
    return server.uri();
  }

  /**
   * Starts to answer.
   *
   * @param authority decides
   * @param behind where the services are
   */
  public void serve(Authority authority, Services behind) {
    Backends opened = new Backends(behind, uri());
    backends = Optional.of(opened);
    server.serve(exchange -> handle(exchange, authority, opened));
  }

  /** What went through so far. */
  public Usage usage() {
    return meter.usage();
  }

  @Override
  public void close() {
    server.close();
    backends.ifPresent(Backends::close);
  }

  private void handle(HttpExchange exchange, Authority authority, Backends behind)
      throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Optional<Principal> caller = accessKeyId(exchange).flatMap(authority.grants()::principal);
    if (caller.isEmpty()) {
      authority.complain(
          "a caller without a function's access key: "
              + accessKeyId(exchange).orElse("(no Authorization)"));
      Refusal.unknownCaller().send(exchange);
      return;
    }
    Optional<JsonObject> json = json(body);
    Optional<ApiCall> call = json.flatMap(request -> ApiCall.read(target(exchange), request));
    if (json.isEmpty() || call.isEmpty()) {
      authority.complain(
          "%s: the gate does not understand %s '%s'"
              .formatted(
                  caller.get().name(), exchange.getRequestURI().getPath(), target(exchange)));
      Refusal.notUnderstood().send(exchange);
      return;
    }
    Optional<Permission> lacking = authority.lacking(caller.get(), call.get().permissions());
    if (lacking.isPresent()) {
      Refusal.accessDenied(caller.get(), lacking.get()).send(exchange);
      return;
    }
    pass(exchange, new Allowed(caller.get(), call.get(), json.get(), body), authority, behind);
  }

  private void pass(HttpExchange exchange, Allowed allowed, Authority authority, Backends behind)
      throws IOException {
    meter.count(allowed.caller(), allowed.call());
    Optional<CapacityQuestion> question = CapacityQuestion.about(allowed.call(), allowed.request());
    byte[] request =
        question.map(ask -> ask.ask(allowed.request(), allowed.body())).orElse(allowed.body());
    Backends.Answer answer = behind.ask(allowed.call(), exchange, request);
    if (answer.isSuccess() || isConditionFailed(answer)) {
      authority.used(allowed.caller(), allowed.call().permissions());
    }
    if (question.isPresent() && answer.isSuccess()) {
      CapacityQuestion.Told told = question.get().read(answer.body());
      meter.count(allowed.caller(), told.consumed());
      answer = answer.withBody(told.body());
    }
    answer.send(exchange);
  }

  /** DynamoDB looked at the item, which takes the same right as changing it. */
  private static boolean isConditionFailed(Backends.Answer answer) {
    return json(answer.body())
        .flatMap(error -> error.text("__type"))
        .filter(type -> type.substring(type.indexOf('#') + 1).equals(CONDITION_FAILED))
        .isPresent();
  }

  private static Optional<String> accessKeyId(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
        .map(ACCESS_KEY_ID::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1));
  }

  private static String target(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target")).orElse("");
  }

  private static Optional<JsonObject> json(byte[] body) {
    try {
      return Optional.of(JsonReader.readObject(body));
    } catch (MalformedJson _) {
      return Optional.empty();
    }
  }

  /**
   * Where the services are, each as a base address without a slash at the end.
   *
   * @param dynamoDb DynamoDB Local
   * @param sqs what plays SQS
   * @param secretsManager what plays Secrets Manager
   */
  public record Services(URI dynamoDb, URI sqs, URI secretsManager) {
    URI of(AwsService service) {
      return switch (service) {
        case DYNAMODB -> dynamoDb;
        case SQS -> sqs;
        case SECRETS_MANAGER -> secretsManager;
      };
    }
  }

  /** A call that may be passed on, with its body as it came and as it was read. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  private record Allowed(Principal caller, ApiCall call, JsonObject request, byte[] body) {}
}
