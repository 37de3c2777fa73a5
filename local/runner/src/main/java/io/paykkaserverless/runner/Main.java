package io.paykkaserverless.runner;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.runner.costs.CostOptions;
import io.paykkaserverless.runner.costs.Costs;
import io.paykkaserverless.runner.demo.Demo;
import io.paykkaserverless.runner.demo.StepFailed;
import io.paykkaserverless.runner.deployed.CannotLook;
import io.paykkaserverless.runner.doctor.Diagnosis;
import io.paykkaserverless.runner.doctor.Doctor;
import io.paykkaserverless.runner.doctor.DoctorOptions;
import io.paykkaserverless.runner.explain.PaymentStory;
import io.paykkaserverless.runner.keys.Disclosure;
import io.paykkaserverless.runner.keys.MeantSystem;
import io.paykkaserverless.runner.keys.SystemSecrets;
import io.paykkaserverless.runner.log.LogLines;
import io.paykkaserverless.runner.log.ReadableLog;
import io.paykkaserverless.runner.operator.Access;
import io.paykkaserverless.runner.operator.OperatorApi;
import io.paykkaserverless.runner.operator.OperatorApi.Reply;
import io.paykkaserverless.runner.operator.OperatorOptions;
import io.paykkaserverless.runner.operator.RunningSystem;
import io.paykkaserverless.runner.parked.ParkedEventList;
import io.paykkaserverless.runner.replay.CtrlC;
import io.paykkaserverless.runner.replay.Replay;
import io.paykkaserverless.runner.replay.ReplayOptions;
import io.paykkaserverless.runner.replay.UntilStopped;
import io.paykkaserverless.runner.rotate.RotateOptions;
import io.paykkaserverless.runner.rotate.Rotation;
import io.paykkaserverless.runner.schedule.LocalScheduler;
import io.paykkaserverless.runner.setup.Setup;
import io.paykkaserverless.runner.setup.SetupOptions;
import io.paykkaserverless.runner.template.FunctionDefinition;
import io.paykkaserverless.runner.template.ScheduleDefinition;
import java.io.Console;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.ToIntBiFunction;

/**
 * The commands behind {@code ./paykka}. Exits 0 when all went well, 1 when not, 2 on misuse, and 3
 * where {@code doctor} could not look at all.
 */
public final class Main {

  private static final int FAILED = 1;
  private static final int MISUSED = 2;
  private static final int BLIND = 3;

  private static final String NOTHING_RUNS =
      "no local system runs that was started from here; start one with './paykka local', or";

  private static final int LOG_LINES_SHOWN = 20;

  /** Five minutes become 30 seconds: whoever looks on sees that something happens. */
  private static final int SCHEDULE_SPEED = 10;

  private final PrintStream out;
  private final PrintStream err;
  private final LocalOptions defaults;
  private final Map<String, String> environment;

  Main(PrintStream out, PrintStream err, Path root, Map<String, String> environment) {
    this.out = out;
    this.err = err;
    this.defaults = LocalOptions.in(root);
    this.environment = environment;
  }

  static void main(String[] arguments) {
    Path root = Path.of(System.getProperty("paykka.root", "."));
    Main main = new Main(System.out, System.err, root, System.getenv());
    System.exit(main.run(List.of(arguments)));
  }

  int run(List<String> arguments) {
    try {
      return switch (Command.parse(arguments)) {
        case Command.Demo demo -> demo(demo);
        case Command.Local local -> local(local);
        case Command.Explain explain -> explain(explain);
        case Command.Parked parked -> parked(parked);
        case Command.Replay(ReplayOptions wanted) -> replay(wanted);
        case Command.Rotate(RotateOptions wanted) -> rotate(wanted);
        case Command.Setup(SetupOptions wanted) -> setup(wanted);
        case Command.Doctor(DoctorOptions wanted) -> doctor(wanted);
        case Command.Costs(CostOptions wanted) -> costs(wanted);
        case Command.Misuse(String what) -> misused(what);
      };
    } catch (RuntimeException e) {
      err.println("paykka: " + e.getMessage());
      for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
        err.println("  because: " + cause);
      }
      return FAILED;
    }
  }

  private int misused(String what) {
    err.println("paykka: " + what + "; './paykka help' explains");
    return MISUSED;
  }

  private int failed(String why) {
    err.println("paykka: " + why);
    return FAILED;
  }

  private int demo(Command.Demo options) {
    InstantSource clock = InstantSource.system();
    long before = clock.millis();
    out.println("Starting our API with its functions, table, queue and secrets, a sandbox of");
    out.print("PayKKa and a shop, all on this machine ... ");
    out.flush();
    try (LocalSystem system =
            LocalSystem.start(options.log() ? defaults.withLog(readableLog()) : defaults);
        Demo demo = new Demo(system, out)) {
      out.println(String.format(Locale.ROOT, "%.1f seconds", (clock.millis() - before) / 1000.0));
      out.println("Functions start when they are first called, as in AWS.");
      try {
        demo.run();
        return 0;
      } catch (StepFailed e) {
        err.println();
        err.println("paykka demo failed: " + e.getMessage());
        showEndOf(system.logLines());
        return FAILED;
      }
    }
  }

  private int local(Command.Local options) {
    LocalOptions wanted =
        defaults
            .withPorts(options.ports())
            .withScheduleSpeed(SCHEDULE_SPEED)
            .withLog(readableLog());
    LocalSystem system = LocalSystem.start(options.state().map(wanted::withState).orElse(wanted));
    RunningSystem running = system.description();
    running.announce(defaults.root());
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  out.println();
                  out.println("Stopping.");
                  running.retract(defaults.root());
                  system.close();
                  out.println("Stopped.");
                  stopped.countDown();
                }));
    introduce(system, options);
    try {
      stopped.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  private int explain(Command.Explain wanted) {
    return asking(
        wanted.options(),
        (api, access) ->
            switch (api.get("/payments/" + wanted.payment())) {
              case Reply.Read(JsonObject payment, String raw) -> {
                out.println(wanted.json() ? raw : PaymentStory.tell(payment).stripTrailing());
                yield 0;
              }
              case Reply.NotFound _ ->
                  failed(
                      "there is no payment %s at %s; check the id, and that it was made there"
                          .formatted(wanted.payment(), access.baseUrl()));
              case Reply.Failed(_, String why) -> failed(why);
            });
  }

  private int parked(Command.Parked wanted) {
    return asking(
        wanted.options(),
        (api, access) ->
            switch (api.get("/parked-events" + (wanted.body() ? "?body=true" : ""))) {
              case Reply.Read(JsonObject events, String _) -> {
                out.println(ParkedEventList.tell(events));
                yield 0;
              }
              case Reply.NotFound _ ->
                  failed(
                      access.baseUrl() + " has no parked events: is its version older than this?");
              case Reply.Failed(_, String why) -> failed(why);
            });
  }

  private int replay(ReplayOptions wanted) {
    return asking(
        wanted.system(),
        (api, _) -> {
          UntilStopped pauses = new UntilStopped();
          try (CtrlC _ = CtrlC.calls(pauses::stop)) {
            return new Replay(api, wanted, pauses, InstantSource.system(), out).run() ? 0 : FAILED;
          }
        });
  }

  private int rotate(RotateOptions wanted) {
    return keeping(
        wanted.system(),
        secrets -> new Rotation(secrets, InstantSource.system(), isTerminal(), out).run(wanted));
  }

  private int setup(SetupOptions wanted) {
    return keeping(
        wanted.system(),
        secrets ->
            new Setup(
                    secrets,
                    wanted,
                    new Disclosure(wanted.file(), wanted.print(), isTerminal(), out),
                    out)
                .run());
  }

  /** Does something with the secrets that are meant, where there are any. */
  private int keeping(MeantSystem meant, Consumer<SystemSecrets> work) {
    Optional<SystemSecrets> secrets = SystemSecrets.of(meant, defaults.root());
    secrets.ifPresent(work);
    return secrets.isPresent() ? 0 : failed(NOTHING_RUNS + " name a deployed one with --stack");
  }

  /** Whether a person reads what is printed, and nothing keeps it. */
  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  private int doctor(DoctorOptions wanted) {
    boolean watched = isTerminal() && !wanted.json();
    try {
      Diagnosis diagnosis =
          new Doctor(defaults.root(), environment, InstantSource.system())
              .look(wanted, name -> progress(watched, "Looked at " + name));
      progress(watched, "");
      out.println(wanted.json() ? diagnosis.json() : diagnosis.text());
      return diagnosis.hasProblems() ? FAILED : 0;
    } catch (CannotLook e) {
      err.println("paykka: " + e.getMessage());
      return BLIND;
    }
  }

  /** On one line, which the next one replaces and the last one clears. */
  private void progress(boolean watched, String line) {
    if (watched) {
      err.print('\r' + "%-60s".formatted(line) + '\r');
    }
  }

  private int costs(CostOptions wanted) {
    new Costs(defaults.root(), out).run(wanted);
    return 0;
  }

  /** Asks the system that is meant, where there is one and its key is known. */
  private int asking(OperatorOptions options, ToIntBiFunction<OperatorApi, Access.Found> question) {
    return switch (Access.find(options, environment, defaults.root())) {
      case Access.Found access -> {
        try (OperatorApi api = new OperatorApi(access)) {
          yield question.applyAsInt(api, access);
        }
      }
      case Access.Incomplete(String problem) -> misused(problem);
      case Access.NothingRuns _ -> failed(NOTHING_RUNS + " name a deployed one with --base-url");
    };
  }

  private void introduce(LocalSystem system, Command.Local options) {
    out.println(
        """

        The shop         %s
        Our API          %s   (Authorization: Bearer %s)
        PayKKa sandbox   %s   (test cards, faults on request)

        Cards, with any date to come and any three digits:
          4242 4242 4242 4242   paid at once
          4000 0000 0000 3220   3-D Secure, then paid
          4000 0000 0000 0002   declined
        """
            .formatted(
                system.merchant().url(),
                system.apiUrl(),
                system.apiKey(),
                system.sandbox().baseUrl()));
    system.schedules().forEach(this::introduce);
    options
        .state()
        .ifPresent(
            folder ->
                out.println(
                    "Payments and keys are kept in %s; what the sandbox and the shop know is not.%n"
                        .formatted(folder)));
    out.println("What the functions log follows. Ctrl-C stops everything.");
  }

  private void introduce(ScheduleDefinition schedule) {
    out.println(
        "Every %d seconds %s runs, %d times as often as in AWS.%n"
            .formatted(
                LocalScheduler.pause(schedule, SCHEDULE_SPEED).toSeconds(),
                FunctionDefinition.nameOf(schedule.function()),
                SCHEDULE_SPEED));
  }

  private ReadableLog readableLog() {
    return new ReadableLog(out, InstantSource.system(), ZoneId.systemDefault());
  }

  private void showEndOf(LogLines lines) {
    List<LogLines.Line> all = lines.all();
    err.println("The functions' last words:");
    ReadableLog log = new ReadableLog(err, InstantSource.system(), ZoneId.systemDefault());
    all.stream()
        .skip(Math.max(0, all.size() - LOG_LINES_SHOWN))
        .forEach(line -> log.line(line.source(), line.text()));
  }
}
