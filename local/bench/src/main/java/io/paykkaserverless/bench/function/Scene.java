package io.paykkaserverless.bench.function;

import io.paykkaserverless.bench.standin.Certificate;
import io.paykkaserverless.bench.standin.PlayedAws;
import io.paykkaserverless.bench.standin.PlayedCredentials;
import io.paykkaserverless.bench.standin.StandIns;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.MerchantId;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.paykka.rehearsal.RehearsedPaykka;
import io.paykkaserverless.runner.lambda.FunctionBench;
import io.paykkaserverless.runner.lambda.FunctionBench.Running;
import io.paykkaserverless.runner.lambda.Initialization;
import io.paykkaserverless.runner.lambda.InvocationResult;
import io.paykkaserverless.runner.lambda.InvocationResult.Answered;
import io.paykkaserverless.runner.template.FunctionDefinition;
import io.paykkaserverless.runner.template.LocalAddresses;
import io.paykkaserverless.runner.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The functions to measure, as template.yaml ships them, and everybody they talk to, who answers
 * from memory over TLS. Ours and the reference talk to the same stand-ins, are handed the same
 * event but for the shopper's token, and find a payment in the same state: one that was created to
 * be confirmed, one that PayKKa was asked about to be reported. Ends with {@link #close}.
 */
public final class Scene implements AutoCloseable {

  static final MerchantId MERCHANT = new MerchantId("18356675194960");
  static final String APP_ID = "978594372956732";

  private static final String CREATE = "CreatePaymentFunction";
  private static final String WEBHOOK_PATH = "/webhooks/paykka";
  private static final Money AMOUNT = Money.of(1250, "EUR");
  private static final Path REFERENCE_JAR =
      Path.of("local/bench-reference/target/bench-reference.jar");

  private final Path folder = temporaryFolder();
  private final Certificate certificate = Certificate.in(folder);
  private final Secrets secrets = Secrets.fresh();
  private final PlayedAws aws = new PlayedAws();
  private final RehearsedPaykka paykka =
      new RehearsedPaykka(
          secrets.paykka().getPrivate(),
          InstantSource.system(),
          () -> UUID.randomUUID().toString(),
          MERCHANT,
          AMOUNT);
  private final PlayedCredentials credentials = new PlayedCredentials();
  private final StandIns standIns = StandIns.start(certificate, aws, paykka::answer);
  private final FunctionBench bench;
  private final Template template;
  private final Path root;
  private final JsonObject created;
  private final PaymentId reported;

  /**
   * Prepares everything, which takes a few seconds: two payments are made by our own functions.
   *
   * @param root the project's folder, with the built functions
   */
  public Scene(Path root) {
    this.root = root.toAbsolutePath().normalize();
    this.bench = new FunctionBench(Map.of("AWS_ENDPOINT_URL", standIns.uri().toString()));
    this.template =
        Template.read(
            this.root.resolve("template.yaml"),
            parameters(),
            new LocalAddresses(standIns.uri().toString()));
    secrets.keepIn(aws);
    bench.start(shipped(CREATE), Initialization.ON_DEMAND, certificate.flags());
    this.created = create();
    this.reported = inProgress(create());
    aws.freeze();
    ReferenceRows.put(aws, MERCHANT, id(created), reported);
    aws.forgetAsked();
  }

  /** AWS as it is played here. */
  public PlayedAws aws() {
    return aws;
  }

  /** Shows every request to AWS and PayKKa to {@code who} from now on. */
  public void watch(Consumer<StandIns.Seen> who) {
    standIns.watch(who);
  }

  /** How often functions have asked for credentials so far. */
  public int credentialsAsked() {
    return credentials.asked();
  }

  /** From now on our functions find another key to sign with; its public half is returned. */
  public PublicKey replaceSigningKey() {
    return secrets.replaceSigningKey(aws);
  }

  /** All jars that are deployed. */
  public List<Path> jars() {
    return template.functions().stream().map(FunctionDefinition::jar).distinct().toList();
  }

  /** Where a function's jar is. */
  public Path jar(Subject subject, Contestant contestant) {
    return definition(subject, contestant).jar();
  }

  /**
   * Starts a process for a function; the one that it has is stopped.
   *
   * @param flags beside those of Lambda and of the stand-ins' certificate
   */
  public Running start(
      Subject subject, Contestant contestant, Initialization initialization, List<String> flags) {
    List<String> all = new ArrayList<>(certificate.flags());
    all.addAll(flags);
    FunctionDefinition function = definition(subject, contestant);
    return switch (initialization) {
      case ON_DEMAND, AFTER_RESTORE -> bench.start(function, initialization, all);
      // Lambda serves credentials over a local address then.
      case SNAP_START, SNAP_START_WITHOUT_HOOKS ->
          bench.start(with(credentials.environment(), function), initialization, all);
    };
  }

  /**
   * Invokes the function that was started last and waits for its answer.
   *
   * @throws IllegalStateException where that is not a 200
   */
  public void invoke(Subject subject, Contestant contestant) {
    byte[] event = event(subject, contestant);
    InvocationResult result = bench.invoke(definition(subject, contestant).id(), event);
    expect(200, result);
  }

  /** What the function is handed; a webhook is signed anew each time. */
  public byte[] event(Subject subject, Contestant contestant) {
    return switch (subject) {
      case RECEIVE_WEBHOOK -> {
        String body = paykka.webhook(new AttemptId(reported, 1));
        yield GatewayEvent.post(
            "POST " + WEBHOOK_PATH, WEBHOOK_PATH, "", paykka.signed(WEBHOOK_PATH, body), body);
      }
      case CONFIRM_PAYMENT -> confirm(contestant, created);
    };
  }

  @Override
  public void close() {
    bench.close();
    standIns.close();
    credentials.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> parameters() {
    return Map.of(
        "PaykkaMerchantId",
        MERCHANT.value(),
        "PaykkaAppId",
        APP_ID,
        "PaykkaPublicKeys",
        secrets.publicKey(),
        "PaykkaApiUrl",
        standIns.uri().toString(),
        "PaykkaResponseSignature",
        "enforce",
        "ShopOrigins",
        "https://shop.example");
  }

  private FunctionDefinition shipped(String id) {
    return template.functions().stream()
        .filter(function -> function.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private FunctionDefinition definition(Subject subject, Contestant contestant) {
    FunctionDefinition ours = shipped(subject.function());
    return switch (contestant) {
      case OURS -> ours;
      case REFERENCE ->
          new FunctionDefinition(
              "Reference" + ours.id(),
              subject.referenceHandler(),
              root.resolve(REFERENCE_JAR),
              ours.memoryMb(),
              ours.timeout(),
              referenceEnvironment(ours));
    };
  }

  private static FunctionDefinition with(
      Map<String, String> variables, FunctionDefinition function) {
    Map<String, String> environment = new HashMap<>(function.environment());
    environment.putAll(variables);
    return new FunctionDefinition(
        function.id(),
        function.handler(),
        function.jar(),
        function.memoryMb(),
        function.timeout(),
        environment);
  }

  private Map<String, String> referenceEnvironment(FunctionDefinition ours) {
    Map<String, String> environment = new HashMap<>(ours.environment());
    // Ours are part of what is measured; Lambda's own flags are set for both.
    environment.remove("JAVA_TOOL_OPTIONS");
    environment.put("PAYMENTS_TABLE", ReferenceRows.PAYMENTS);
    environment.put("EVENTS_TABLE", ReferenceRows.EVENTS);
    environment.put("CONFIGURATION_SECRET", Secrets.REFERENCE);
    return environment;
  }

  private JsonObject create() {
    String body =
        new JsonWriter()
            .put("amount", AMOUNT.minor())
            .put("currency", AMOUNT.currency().code())
            .put("reference", "bench")
            .put("return_url", "https://shop.example/result")
            .toString();
    Map<String, String> headers =
        Map.of(
            "authorization",
            "Bearer " + secrets.apiKey(),
            "idempotency-key",
            UUID.randomUUID().toString());
    return expect(
        201,
        bench.invoke(CREATE, GatewayEvent.post("POST /payments", "/payments", "", headers, body)));
  }

  /** Confirms a payment, then puts back how it stood while PayKKa was asked. */
  private PaymentId inProgress(JsonObject payment) {
    FunctionDefinition function = definition(Subject.CONFIRM_PAYMENT, Contestant.OURS);
    bench.start(function, Initialization.ON_DEMAND, certificate.flags());
    int before = aws.written().size();
    expect(200, bench.invoke(function.id(), confirm(Contestant.OURS, payment)));
    aws.put(function.environment().getOrDefault("PAYMENTS_TABLE", ""), aws.written().get(before));
    return new PaymentId(id(payment));
  }

  private byte[] confirm(Contestant contestant, JsonObject payment) {
    String id = id(payment);
    String token =
        switch (contestant) {
          case OURS -> payment.text("client_token").orElseThrow();
          case REFERENCE -> secrets.referenceToken(id);
        };
    return GatewayEvent.post(
        "POST /payments/{id}/confirm",
        "/payments/" + id + "/confirm",
        id,
        Map.of("authorization", "Bearer " + token, "origin", "https://shop.example"),
        """
        {"payment_method":"BANKCARD","card":{"encrypted_card_no":"%s",
        "encrypted_exp_year":"%1$s","encrypted_exp_month":"%1$s","encrypted_cvv":"%1$s",
        "holder_name":"Sam Shopper"},"browser":{"language":"en-GB","color_depth":"24",
        "timezone_offset":"+01:00","screen_height":"900","screen_width":"1440",
        "java_enabled":false,"user_agent":"bench/1.0"}}
        """
            .formatted("A".repeat(344)));
  }

  private static String id(JsonObject payment) {
    return payment.text("id").orElseThrow();
  }

  private static JsonObject expect(int status, InvocationResult result) {
    try {
      if (result instanceof Answered(byte[] answer)) {
        JsonObject json = JsonReader.readObject(answer);
        if (json.integer("statusCode").filter(code -> code == status).isPresent()) {
          return JsonReader.readObject(
              json.text("body").orElseThrow().getBytes(StandardCharsets.UTF_8));
        }
        throw new IllegalStateException("answered " + json);
      }
      throw new IllegalStateException("not answered: " + result);
    } catch (MalformedJson e) {
      throw new IllegalStateException("not JSON", e);
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("paykka-bench-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
