package io.paykkaserverless.canaries;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.paykkaserverless.aws.Surroundings;
import io.paykkaserverless.aws.telemetry.EmbeddedMetricSignals;
import io.paykkaserverless.aws.telemetry.InvocationLog;
import io.paykkaserverless.aws.telemetry.JsonInvocationLog;
import io.paykkaserverless.canaries.Fault.Place;
import io.paykkaserverless.canaries.PlayedConnection.Request;
import io.paykkaserverless.core.payment.Signals;
import io.paykkaserverless.http.Connections;
import io.paykkaserverless.http.HttpAnswer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Everything around the functions: DynamoDB, a queue, Secrets Manager, PayKKa, a merchant. Keeps
 * what each of them is sent and what the functions threw, and lets one of them fail.
 */
final class World implements Connections, AutoCloseable {

  static final String TABLE = "payments";

  /**
   * How an exception begins that this throws itself: that it quotes a card is no function's fault.
   */
  static final String PLANTED = "For input string, planted: ";

  private final Canaries canaries;
  private final PlayedAws aws;
  private final PlayedPaykka paykka;
  private final ScheduledExecutorService timeouts =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final Map<Function, RequestStreamHandler> handlers = new EnumMap<>(Function.class);
  private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private volatile Fault fault = Fault.NONE;

  World(Canaries canaries, URI dynamoDb) {
    this.canaries = canaries;
    this.aws = new PlayedAws(dynamoDb, canaries.secrets());
    this.paykka = new PlayedPaykka(canaries.card.number());
  }

  /** A request that left a function. */
  record Sent(Place to, String text) {}

  PlayedAws aws() {
    return aws;
  }

  PlayedPaykka paykka() {
    return paykka;
  }

  /** From now on this goes wrong, and nothing else. */
  void fail(Fault next) {
    fault = next;
  }

  /** What was sent since this was asked last. */
  List<Sent> sent() {
    List<Sent> all = List.copyOf(sent);
    sent.clear();
    return all;
  }

  /** What was thrown since this was asked last, and reached the edge of a function. */
  List<Throwable> failures() {
    List<Throwable> all = List.copyOf(failures);
    failures.clear();
    return all;
  }

  /** A function that has been here for a while. */
  RequestStreamHandler handler(Function function) {
    return handlers.computeIfAbsent(function, it -> fresh(it, Map.of()));
  }

  /** A function that has read no secret yet, with some variables of its own. */
  RequestStreamHandler fresh(Function function, Map<String, String> variables) {
    return function.in(surroundings(function, variables));
  }

  Surroundings surroundings(Function function, Map<String, String> variables) {
    Map<String, String> environment = environment(function);
    environment.putAll(variables);
    return new Surroundings.Staged(
        environment, this, timeouts, new WatchedLog(), signals(function));
  }

  static Signals signals(Function function) {
    return new EmbeddedMetricSignals("PaykkaServerless", function.folder(), InstantSource.system());
  }

  @Override
  public HttpURLConnection open(URI address) throws IOException {
    if (fault == Fault.BUG && place(address) == Place.PAYKKA) {
      throw new NumberFormatException(PLANTED + canaries.card.number());
    }
    return new PlayedConnection(address, this::answer);
  }

  @Override
  public void close() {
    timeouts.shutdownNow();
  }

  private HttpAnswer answer(Request request) throws IOException {
    Place place = place(request.address());
    sent.add(
        new Sent(
            place,
            request.address()
                + "\n"
                + request.headers()
                + "\n"
                + new String(request.body(), ISO_8859_1)));
    return switch (place) {
      case STORE -> aws.dynamoDb(request, fault);
      case QUEUE -> aws.sqs(request, fault);
      case SECRETS -> aws.secretsManager(request, fault);
      case PAYKKA -> paykka.answer(request, fault);
      case MERCHANT -> merchant();
      case NOWHERE -> throw new IOException("nobody is there");
    };
  }

  private HttpAnswer merchant() throws IOException {
    String card = canaries.card.number();
    String body = "no " + card + ", no " + card.replaceAll("(....)(?!$)", "$1 ");
    return switch (fault) {
      case MERCHANT_REFUSES ->
          new HttpAnswer(500, Map.of("X-Note", body), body.getBytes(ISO_8859_1));
      case MERCHANT_IS_CUT_OFF -> throw new IOException("cut off: " + body);
      default -> new HttpAnswer(204, Map.of(), new byte[0]);
    };
  }

  private static Place place(URI address) {
    String host = address.getHost();
    if (host.startsWith("dynamodb.") || host.contains(".ddb.")) {
      return Place.STORE;
    }
    if (host.startsWith("sqs.")) {
      return Place.QUEUE;
    }
    if (host.startsWith("secretsmanager.")) {
      return Place.SECRETS;
    }
    return switch (host) {
      case "openapi-sandbox.paykka.com" -> Place.PAYKKA;
      case "merchant.example" -> Place.MERCHANT;
      default -> Place.NOWHERE;
    };
  }

  private Map<String, String> environment(Function function) {
    Map<String, String> variables = new HashMap<>();
    canaries.secrets().keySet().forEach(name -> variables.put(name, name));
    variables.put("AWS_REGION", "eu-central-1");
    variables.put("SERVICE_NAME", function.folder());
    variables.put("PAYMENTS_TABLE", TABLE);
    variables.put("NOTIFICATION_QUEUE_URL", "https://sqs.eu-central-1.amazonaws.com/1/first");
    variables.put("NOTIFICATION_RETRY_QUEUE_URL", "https://sqs.eu-central-1.amazonaws.com/1/retry");
    variables.put("PAYKKA_MERCHANT_ID", PlayedPaykka.MERCHANT);
    variables.put("PAYKKA_APP_ID", "A001");
    variables.put("PAYKKA_API_URL", "https://openapi-sandbox.paykka.com");
    variables.put(
        "PAYKKA_PUBLIC_KEYS",
        Base64.getEncoder().encodeToString(paykka.keys().getPublic().getEncoded()));
    variables.put("PAYKKA_RESPONSE_SIGNATURE", "enforce");
    variables.put("RETURN_URL_ORIGINS", "https://shop.example");
    variables.put("PUBLIC_BASE_URL", "https://pay.shop.example");
    variables.put("ATTEMPTS_PER_ADDRESS_MAX", "100000");
    variables.put("ATTEMPTS_PER_SHOPPER_MAX", "100000");
    variables.put("SWEEP_ITEMS_MAX", "5");
    return variables;
  }

  /** The log of every function, which shows what was thrown, too. */
  private final class WatchedLog implements InvocationLog {

    private final InvocationLog log = new JsonInvocationLog(Map.of());

    @Override
    public void started(Context context) {
      log.started(context);
    }

    @Override
    public void answered(String route, int status, String problem) {
      log.answered(route, status, problem);
    }

    @Override
    public void handled(String messageId, String outcome) {
      log.handled(messageId, outcome);
    }

    @Override
    public void swept(int looked, int failed) {
      log.swept(looked, failed);
    }

    @Override
    public void failed(String what, Throwable cause) {
      failures.add(cause);
      log.failed(what, cause);
    }

    @Override
    public void finished() {
      log.finished();
    }
  }
}
