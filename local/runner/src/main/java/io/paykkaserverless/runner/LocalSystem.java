package io.paykkaserverless.runner;

import io.paykkaserverless.runner.database.LocalDynamoDb;
import io.paykkaserverless.runner.gateway.HttpApi;
import io.paykkaserverless.runner.http.LoopbackServer;
import io.paykkaserverless.runner.iam.Authority;
import io.paykkaserverless.runner.iam.Gate;
import io.paykkaserverless.runner.iam.Grant;
import io.paykkaserverless.runner.iam.GrantedLogs;
import io.paykkaserverless.runner.iam.Grants;
import io.paykkaserverless.runner.iam.Usage;
import io.paykkaserverless.runner.iam.UseRecord;
import io.paykkaserverless.runner.lambda.InvocationResult;
import io.paykkaserverless.runner.lambda.LambdaService;
import io.paykkaserverless.runner.log.LogLines;
import io.paykkaserverless.runner.log.LogSink;
import io.paykkaserverless.runner.merchant.MerchantBackend;
import io.paykkaserverless.runner.merchant.MerchantSettings;
import io.paykkaserverless.runner.operator.RunningSystem;
import io.paykkaserverless.runner.queue.LocalSqs;
import io.paykkaserverless.runner.queue.QueueAccess;
import io.paykkaserverless.runner.queue.QueuePoller;
import io.paykkaserverless.runner.schedule.LocalScheduler;
import io.paykkaserverless.runner.secrets.SecretsManagerStub;
import io.paykkaserverless.runner.template.FunctionDefinition;
import io.paykkaserverless.runner.template.LocalAddresses;
import io.paykkaserverless.runner.template.ScheduleDefinition;
import io.paykkaserverless.runner.template.Template;
import io.paykkaserverless.sandbox.PaykkaSandbox;
import io.paykkaserverless.sandbox.SandboxSettings;
import io.paykkaserverless.sandbox.api.MerchantRegistration;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * The whole system on this machine: our functions behind an HTTP API, with their table, queue and
 * secrets; a sandbox that plays PayKKa; and a merchant's server with its shop. Everything listens
 * on 127.0.0.1 alone and ends with {@link #close}.
 */
public final class LocalSystem implements AutoCloseable {

  /** The merchant's account at the sandbox. */
  public static final String MERCHANT_ID = "18356675194960";

  static final String APP_ID = "978594372956732";

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
  private final Gate gate;
  private final Authority authority;
  private final LambdaService functions;
  private final LocalScheduler scheduler;
  private final MerchantBackend merchant;
  private final Map<String, String> parameters;
  private final Template template;
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
    LocalSecrets.put(secrets, keys, CALLER, shop.uri() + MerchantBackend.NOTIFICATIONS);
    gate = opened.add(Gate.bind());
    database = startingDatabase.join();
    queues = startingQueues.join();

    Path file = options.root().resolve("template.yaml");
    parameters =
        LocalParameters.of(options, Template.parameterNames(file), sandbox, api.uri(), shop.uri());
    template = Template.read(file, parameters, new LocalAddresses(gate.uri().toString()));
    database.create(template.tables());
    queues.create(template.queues());
    LogSink log = lines.and(options.log());
    authority = new Authority(Grants.of(template), UseRecord.wanted(), log);
    gate.serve(
        authority, new Gate.Services(database.endpoint(), queues.endpoint(), secrets.endpoint()));
    LogSink granted = new GrantedLogs(authority, log);
    functions =
        opened.add(
            new LambdaService(
                template.functions(),
                localEnvironment(),
                options.initialization(),
                options.environments(),
                granted,
                clock));
    template
        .queueSources()
        .forEach(
            source ->
                opened.add(
                    QueuePoller.start(
                        source,
                        new QueueAccess(
                            gate.uri(), FunctionDefinition.accessKeyId(source.function())),
                        functions,
                        options.environments(),
                        log)));
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

  /** What commands in another terminal have to know of it. */
  public RunningSystem description() {
    return new RunningSystem(
        apiUrl(),
        apiKey(),
        new RunningSystem.Services(database.endpoint(), queues.endpoint(), secrets.endpoint()),
        parameters);
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

  /** What the system was made from, with the addresses of this machine. */
  public Template template() {
    return template;
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

  /** What template.yaml grants and functions, or Lambda in their name, have used so far. */
  public Set<Grant> grantsUsed() {
    return authority.used();
  }

  /** What functions, and Lambda in their name, have asked AWS for so far. */
  public Usage usage() {
    return gate.usage();
  }

  /** How many requests came to our API so far. */
  public long apiRequests() {
    return api.requests();
  }

  /** Hears of every request to our API that has a route, from now on. */
  public void onServed(Consumer<HttpApi.Served> listener) {
    api.onServed(listener);
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

  /** What functions are given beside the template: never in a deployed system. */
  public Map<String, String> localEnvironment() {
    return Map.of(
        "AWS_ENDPOINT_URL_DYNAMODB", gate.uri().toString(),
        "AWS_ENDPOINT_URL_SQS", gate.uri().toString(),
        "AWS_ENDPOINT_URL_SECRETS_MANAGER", gate.uri().toString(),
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
