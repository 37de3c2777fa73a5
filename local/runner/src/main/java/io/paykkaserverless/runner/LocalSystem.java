package io.paykkaserverless.runner;

import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.runner.database.LocalDynamoDb;
import io.paykkaserverless.runner.gateway.HttpApi;
import io.paykkaserverless.runner.http.LoopbackServer;
import io.paykkaserverless.runner.lambda.InvocationResult;
import io.paykkaserverless.runner.lambda.LambdaService;
import io.paykkaserverless.runner.log.LogLines;
import io.paykkaserverless.runner.log.LogSink;
import io.paykkaserverless.runner.merchant.MerchantBackend;
import io.paykkaserverless.runner.merchant.MerchantSettings;
import io.paykkaserverless.runner.queue.LocalSqs;
import io.paykkaserverless.runner.queue.QueuePoller;
import io.paykkaserverless.runner.schedule.LocalScheduler;
import io.paykkaserverless.runner.secrets.SecretsManagerStub;
import io.paykkaserverless.runner.template.LocalAddresses;
import io.paykkaserverless.runner.template.ScheduleDefinition;
import io.paykkaserverless.runner.template.Template;
import io.paykkaserverless.sandbox.PaykkaSandbox;
import io.paykkaserverless.sandbox.SandboxSettings;
import io.paykkaserverless.sandbox.api.MerchantRegistration;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The whole system on this machine: our functions behind an HTTP API, with their table, queue and
 * secrets; a sandbox that plays PayKKa; and a merchant's server with its shop. Everything listens
 * on 127.0.0.1 alone and ends with {@link #close}.
 */
public final class LocalSystem implements AutoCloseable {

  /** The merchant's account at the sandbox. */
  public static final String MERCHANT_ID = "18356675194960";

  /** The name of the secret that says who hears of changes: its resource's in the template. */
  public static final String ENDPOINTS_SECRET = "NotificationEndpoints";

  private static final String APP_ID = "978594372956732";

  /** For templates that have them: what is wise before strangers is in the way on one machine. */
  private static final Map<String, String> RELAXED =
      Map.of(
          "AttemptsPerAddressMax", "10000",
          "AttemptsPerShopperMax", "10000",
          "PlainCards", "on");

  /** The caller that our API knows the merchant's server as. */
  private static final String CALLER = "shop";

  private final Opened opened;
  private final Thread atExit;
  private final LocalKeys keys;
  private final HttpApi api;
  private final LocalDynamoDb database;
  private final LocalSqs queues;
  private final SecretsManagerStub secrets;
  private final PaykkaSandbox sandbox;
  private final LambdaService functions;
  private final LocalScheduler scheduler;
  private final MerchantBackend merchant;
  private final LogLines lines = new LogLines();

  private LocalSystem(LocalOptions options, Opened opened, ExecutorService starters) {
    InstantSource clock = InstantSource.system();
    this.opened = opened;
    this.atExit = new Thread(opened::close, "stop the local system");
    CompletableFuture<LocalDynamoDb> startingDatabase =
        CompletableFuture.supplyAsync(
            () ->
                opened.add(
                    LocalDynamoDb.start(options.state().map(folder -> folder.resolve("dynamodb")))),
            starters);
    CompletableFuture<LocalSqs> startingQueues =
        CompletableFuture.supplyAsync(() -> opened.add(LocalSqs.start()), starters);
    api = opened.add(HttpApi.bind(options.ports().api(), clock));
    LoopbackServer shop = opened.add(LoopbackServer.bind(options.ports().shop()));
    keys = options.state().map(LocalKeys::keptIn).orElseGet(LocalKeys::fresh);
    sandbox = opened.add(PaykkaSandbox.start(sandboxSettings(options, shop)));
    secrets = opened.add(SecretsManagerStub.start(clock));
    putSecrets(shop);
    database = startingDatabase.join();
    queues = startingQueues.join();

    Path file = options.root().resolve("template.yaml");
    Template template =
        Template.read(
            file,
            parameters(options, shop, Template.parameterNames(file)),
            new LocalAddresses(queues.endpoint().toString()));
    database.create(template.tables());
    queues.create(template.queues());
    LogSink log = lines.and(options.log());
    functions =
        opened.add(
            new LambdaService(
                template.functions(), localEnvironment(), options.environments(), log, clock));
    template
        .queueSources()
        .forEach(
            source ->
                opened.add(
                    QueuePoller.start(source, queues, functions, options.environments(), log)));
    scheduler = opened.add(new LocalScheduler(template.schedules(), functions, log, clock));
    options.scheduleSpeed().ifPresent(scheduler::start);
    api.serve(template.routes(), template.cors(), functions);
    merchant = opened.add(new MerchantBackend(shop, merchantSettings(options, template), clock));
  }

  /**
   * Starts everything; it answers when this returns. Functions start with their first invocation.
   *
   * @throws RuntimeException saying what did not start; whatever had started is stopped
   */
  public static LocalSystem start(LocalOptions options) {
    Opened opened = new Opened();
    ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor();
    try {
      LocalSystem system = new LocalSystem(options, opened, starters);
      Runtime.getRuntime().addShutdownHook(system.atExit);
      return system;
    } catch (RuntimeException e) {
      starters.close();
      opened.close();
      throw e;
    } finally {
      starters.close();
    }
  }

  /** The base address of our API. */
  public URI apiUrl() {
    return api.uri();
  }

  /** What the merchant's server shows to our API. */
  public String apiKey() {
    return keys.api();
  }

  /** The merchant's server and its shop. */
  public MerchantBackend merchant() {
    return merchant;
  }

  /** Who plays PayKKa. */
  public PaykkaSandbox sandbox() {
    return sandbox;
  }

  public LocalDynamoDb database() {
    return database;
  }

  public LocalSqs queues() {
    return queues;
  }

  public SecretsManagerStub secrets() {
    return secrets;
  }

  public LambdaService functions() {
    return functions;
  }

  /** What runs by itself in AWS. */
  public List<ScheduleDefinition> schedules() {
    return scheduler.schedules();
  }

  /**
   * Runs everything that has a schedule once, and returns when it has answered.
   *
   * @return what each run came to; failures are logged, too
   */
  public List<InvocationResult> sweep() {
    return scheduler.runAll();
  }

  /** Every line the functions printed. */
  public LogLines logLines() {
    return lines;
  }

  /**
   * Stops everything and leaves no process behind; also happens when this JVM ends. Safe to repeat.
   */
  @Override
  public void close() {
    opened.close();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException _) {
      // The JVM is ending and about to do it.
    }
  }

  private SandboxSettings sandboxSettings(LocalOptions options, LoopbackServer shop) {
    SandboxSettings settings =
        SandboxSettings.of(registration())
            .withPlatformKeys(keys.platform())
            .withClientKey(keys.client())
            .withPort(options.ports().sandbox())
            .withShopOrigins(Set.of(shop.uri().toString()));
    return options.sandbox().apply(settings);
  }

  /** As {@link MerchantRegistration#of}, but PCI certified: the local system takes plain cards. */
  private MerchantRegistration registration() {
    return MerchantRegistration.of(MERCHANT_ID, APP_ID, keys.merchant().getPublic())
        .withPlainCards();
  }

  private void putSecrets(LoopbackServer shop) {
    Base64.Encoder base64 = Base64.getEncoder();
    secrets.put(
        "PaykkaSigningKey", base64.encodeToString(keys.merchant().getPrivate().getEncoded()));
    secrets.put("TokenKeys", new JsonWriter().put("current", keys.token()).toString());
    secrets.put(
        ENDPOINTS_SECRET,
        new JsonWriter()
            .beginObject(CALLER)
            .put("url", shop.uri() + MerchantBackend.NOTIFICATIONS)
            .put("current", keys.notification())
            .end()
            .toString());
    secrets.put(
        "ApiKeys", new JsonWriter().beginArray(CALLER).element(keys.api()).end().toString());
  }

  private Map<String, String> parameters(
      LocalOptions options, LoopbackServer shop, Set<String> declared) {
    String platformKey =
        Base64.getEncoder().encodeToString(sandbox.platformPublicKey().getEncoded());
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("PaykkaMerchantId", MERCHANT_ID);
    parameters.put("PaykkaAppId", APP_ID);
    parameters.put("PaykkaPublicKeys", platformKey);
    parameters.put("PaykkaApiUrl", sandbox.baseUrl().toString());
    parameters.put("PaykkaResponseSignature", "enforce");
    parameters.put("ShopOrigins", shop.uri().toString());
    parameters.put("PublicBaseUrl", api.uri().toString());
    RELAXED.forEach(
        (name, value) -> {
          if (declared.contains(name)) {
            parameters.put(name, value);
          }
        });
    parameters.putAll(options.parameters());
    return parameters;
  }

  /** What functions are given beside the template: never in a deployed system. */
  private Map<String, String> localEnvironment() {
    return Map.of(
        "AWS_ENDPOINT_URL_DYNAMODB", database.endpoint().toString(),
        "AWS_ENDPOINT_URL_SQS", queues.endpoint().toString(),
        "AWS_ENDPOINT_URL_SECRETS_MANAGER", secrets.endpoint().toString(),
        "ALLOW_INSECURE_LOOPBACK", "true");
  }

  private MerchantSettings merchantSettings(LocalOptions options, Template template) {
    boolean plainCards =
        template.routes().stream().anyMatch(route -> route.path().endsWith("/confirm-card"));
    return new MerchantSettings(
            api.uri(),
            keys.api(),
            List.of(keys.notification()),
            sandbox.baseUrl(),
            MERCHANT_ID,
            keys.client(),
            options.root().resolve("local/storefront"))
        .withPlainCards(plainCards);
  }
}
