package io.paykkaserverless.aws.snapstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.paykkaserverless.aws.Surroundings;
import io.paykkaserverless.aws.configuration.Variable;
import io.paykkaserverless.aws.configuration.Variables;
import io.paykkaserverless.http.HttpAnswer;
import io.paykkaserverless.json.JsonWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Where a function rehearses: its own environment, but with keys that were made a moment ago, and
 * nobody there but {@link StagedAws} and whoever plays the others. Nothing of it is used after
 * {@link #close}.
 */
public final class Stage implements AutoCloseable {

  /**
   * How often a rehearsal serves each request. Once would load the classes; the rest lets the JIT
   * compile, and what it compiled is in the snapshot too.
   */
  public static final int ROUNDS = 60;

  /** The shop's origin, wherever it is otherwise. */
  public static final String SHOP = "https://shop.example";

  private static final int KEY_BYTES = 32;

  private final Map<String, String> variables;
  private final KeyPair keys = rsa();
  private final String apiKey = random();
  private final StagedLog log = new StagedLog();
  private final StagedAws aws;
  private final MemoryNetwork network;
  private final StagedCredentials credentials;
  private final ScheduledExecutorService timeouts =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("rehearsal").factory());
  private Peer peer = (_, _) -> new HttpAnswer(204, Map.of(), new byte[0]);

  private Stage(Map<String, String> environment, InstantSource clock) {
    this.variables = new HashMap<>(environment);
    // Payments are staged for deliver-notification too, which otherwise needs no merchant.
    variables.putIfAbsent(Variables.PAYKKA_MERCHANT_ID.name(), "rehearsal");
    variables.computeIfPresent(Variables.RETURN_URL_ORIGINS.name(), (_, _) -> SHOP);
    // Who signs on this stage is known by another key than the real one.
    variables.computeIfPresent(
        Variables.PAYKKA_PUBLIC_KEYS.name(), (_, _) -> base64(keys.getPublic().getEncoded()));
    Map<String, String> secrets = new HashMap<>();
    secrets()
        .forEach(
            (variable, text) -> {
              variables.computeIfPresent(variable.name(), (name, _) -> name);
              secrets.put(variable.name(), text);
            });
    this.aws = new StagedAws(secrets);
    this.network = new MemoryNetwork(MemoryTls.with(keys, clock.instant()), this::answer);
    this.credentials = StagedCredentials.served(clock.instant());
  }

  /**
   * A stage for a function.
   *
   * @param environment the function's
   * @param clock says until when the stage's certificate is good
   */
  public static Stage set(Map<String, String> environment, InstantSource clock) {
    return new Stage(environment, clock);
  }

  /** Plays whoever is called and is not AWS: PayKKa, or a merchant. */
  @FunctionalInterface
  public interface Peer {

    /** Answers a request. Called by several threads. */
    HttpAnswer answer(String path, byte[] body);
  }

  /** Has {@code peer} answer from now on; until then everything is answered 204. */
  public void cast(Peer peer) {
    this.peer = peer;
  }

  /** What to wire the function in. */
  public Surroundings surroundings() {
    return new Surroundings.Staged(
        Map.copyOf(variables), network, timeouts, log, new StagedSignals());
  }

  /** The pair that both PayKKa and we sign with on this stage. */
  public KeyPair keys() {
    return keys;
  }

  /** What the merchant's server shows on this stage. */
  public String apiKey() {
    return apiKey;
  }

  /**
   * Sends a request from API Gateway.
   *
   * @throws IllegalStateException where the answer's status is not {@code expected}
   */
  public void call(RequestStreamHandler handler, StagedRequest request, int expected)
      throws IOException {
    String answer = invoke(handler, request.toEvent());
    require(answer.contains("\"statusCode\":" + expected + ","), "answered " + expected);
  }

  /**
   * Hands over what was sent to queues, one message after the other, until there is none.
   *
   * @throws IllegalStateException where one shall come again
   */
  public void deliver(RequestStreamHandler handler) throws IOException {
    for (String message = aws.take(); !message.isEmpty(); message = aws.take()) {
      String event =
          new JsonWriter()
              .beginArray("Records")
              .beginElement()
              .put("messageId", "rehearsal")
              .put("receiptHandle", "rehearsal")
              .put("body", message)
              .put("eventSourceARN", "arn:aws:sqs:rehearsal:0:rehearsal")
              .end()
              .end()
              .toString();
      require(invoke(handler, event).contains("\"batchItemFailures\":[]"), "delivered");
    }
  }

  /**
   * Lets the schedule strike.
   *
   * @throws IllegalStateException where something of what was due could not be dealt with
   */
  public void sweep(RequestStreamHandler handler) throws IOException {
    require(invoke(handler, "{}").contains("\"failed\":0"), "swept");
  }

  private String invoke(RequestStreamHandler handler, String event) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event.getBytes(UTF_8)), answer, new StagedInvocation());
    return answer.toString(UTF_8);
  }

  private void require(boolean asExpected, String what) {
    if (!asExpected) {
      throw new IllegalStateException(
          "what was rehearsed was not " + what, log.failure().orElse(null));
    }
  }

  /**
   * Ends every call that is still on its way, and refuses new ones. Waits for the stage's threads,
   * though only a few seconds for one that hangs.
   */
  @Override
  public void close() {
    network.close();
    credentials.close();
    End.of(timeouts);
  }

  private HttpAnswer answer(MemoryNetwork.Request request) {
    String target = request.headers().get("x-amz-target");
    return target == null
        ? peer.answer(request.path(), request.body())
        : aws.answer(target, request.body());
  }

  private Map<Variable<String>, String> secrets() {
    return Map.of(
        Variables.PAYKKA_SIGNING_KEY_SECRET,
        base64(keys.getPrivate().getEncoded()),
        Variables.TOKEN_KEYS_SECRET,
        new JsonWriter().put("current", random()).toString(),
        Variables.API_KEYS_SECRET,
        new JsonWriter().beginArray("rehearsal").element(apiKey).end().toString(),
        Variables.NOTIFICATION_ENDPOINTS_SECRET,
        new JsonWriter()
            .beginObject("rehearsal")
            .put("url", "https://merchant.example/notifications")
            .put("current", "whsec_" + random())
            .end()
            .toString());
  }

  private static KeyPair rsa() {
    try {
      KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
      rsa.initialize(2048);
      return rsa.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  private static String random() {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return base64(bytes);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
