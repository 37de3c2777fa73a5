package io.paykkaserverless.runner.rotate;

import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.runner.keys.MeantSystem;
import io.paykkaserverless.runner.rotate.RotateOptions.Subject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what stands behind {@code rotate} on the command line. Not for use by several threads. */
public final class RotateArguments {

  /** What the operator says with it, it cannot be told from the secret. */
  static final String OLD_KEY_AT_PAYKKA = "--old-key-at-paykka";

  private static final int OVERLAP_DEFAULT = 72;
  private static final int OVERLAP_MAX = 720;
  private static final String CALLER = "[A-Za-z0-9._-]{1,64}";

  /** Flags that name a step. */
  private static final Map<String, Step> STEPS =
      Map.of(
          "--activate", Step.ACTIVATE,
          "--back", Step.BACK,
          "--end-overlap", Step.END_OVERLAP,
          "--remove-old", Step.END_OVERLAP);

  /** What each key knows beside --dry-run and whose it is; = marks what wants a value. */
  private static final Map<String, Set<String>> KNOWN =
      Map.of(
          "signing-key",
          Set.of(
              "--activate",
              "--back",
              "--end-overlap",
              "--now",
              OLD_KEY_AT_PAYKKA,
              "--public-key-out="),
          "token-keys",
          Set.of("--activate", "--back", "--end-overlap", "--now"),
          "api-key",
          Set.of("--back", "--end-overlap", "--remove-old", "--now", "--print", "--out="),
          "notification-secret",
          Set.of("--back", "--end-overlap", "--show", "--endpoint=", "--overlap="),
          "paykka-public-key",
          Set.of("--check="));

  private static final List<String> SUBJECTS =
      List.of("signing-key", "token-keys", "api-key", "notification-secret", "paykka-public-key");

  private final String subject;
  private final Set<String> flags = new LinkedHashSet<>();
  private final Map<String, String> values = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private MeantSystem system = MeantSystem.LOCAL;

  private RotateArguments(String subject) {
    this.subject = subject;
  }

  /** What came of it. */
  public sealed interface Reading {

    /** It makes sense. */
    record Read(RotateOptions options) implements Reading {}

    /** It does not. */
    record Wrong(String problem) implements Reading {}
  }

  /** It makes no sense; the message says why. */
  private static final class Senseless extends Exception {
    private static final long serialVersionUID = 1L;

    Senseless(String problem) {
      super(problem);
    }
  }

  /** Reads all of {@code arguments}. */
  public static Reading read(Deque<String> arguments) {
    String subject = arguments.isEmpty() ? "" : arguments.removeFirst();
    if (!KNOWN.containsKey(subject)) {
      return new Reading.Wrong("rotate wants to know what: " + String.join(", ", SUBJECTS));
    }
    RotateArguments read = new RotateArguments(subject);
    try {
      while (!arguments.isEmpty()) {
        read.take(arguments.removeFirst(), arguments);
      }
      return new Reading.Read(read.whole());
    } catch (Senseless e) {
      return new Reading.Wrong(String.valueOf(e.getMessage()));
    }
  }

  private void take(String argument, Deque<String> left) throws Senseless {
    Set<String> known = KNOWN.getOrDefault(subject, Set.of());
    if (!argument.startsWith("-")) {
      names.add(argument);
    } else if (known.contains(argument) || argument.equals("--dry-run")) {
      flags.add(argument);
    } else if (known.contains(argument + "=")) {
      values.put(argument, value(left));
    } else {
      takeSystem(argument, value(left));
    }
  }

  private void takeSystem(String option, String value) throws Senseless {
    system =
        switch (system.withSecretOr(option, value)) {
          case MeantSystem.Reading.Read(MeantSystem next) -> next;
          case MeantSystem.Reading.Wrong(String problem) -> throw new Senseless(problem);
          case MeantSystem.Reading.Unknown _ ->
              throw new Senseless("'rotate %s' knows no option '%s'".formatted(subject, option));
        };
  }

  private static String value(Deque<String> left) {
    return left.isEmpty() ? "" : left.removeFirst();
  }

  private RotateOptions whole() throws Senseless {
    Optional<String> problem = system.problem();
    if (problem.isPresent()) {
      throw new Senseless(problem.get());
    }
    Subject made =
        switch (subject) {
          case "signing-key" -> signingKey();
          case "token-keys" -> tokenKeys();
          case "api-key" -> apiKey();
          case "notification-secret" -> notificationSecret();
          default -> paykkaPublicKey();
        };
    return new RotateOptions(made, system, flags.contains("--dry-run"));
  }

  private Subject signingKey() throws Senseless {
    requireNames(0);
    if (values.containsKey("--public-key-out") && step() != Step.START) {
      throw new Senseless("--public-key-out goes with a new key alone");
    }
    boolean oldKeyAtPaykka = flags.contains(OLD_KEY_AT_PAYKKA);
    if (oldKeyAtPaykka && step() != Step.BACK) {
      throw new Senseless(OLD_KEY_AT_PAYKKA + " goes with --back alone");
    }
    return new RotateOptions.SigningKey(step(), atOnce(), oldKeyAtPaykka, file("--public-key-out"));
  }

  private Subject tokenKeys() throws Senseless {
    requireNames(0);
    return new RotateOptions.TokenKeys(step(), atOnce());
  }

  private Subject apiKey() throws Senseless {
    requireNames(1);
    String caller = names.isEmpty() ? "" : names.getFirst();
    if (!caller.matches(CALLER)) {
      throw new Senseless("rotate api-key wants the name of a caller, as the secret has it");
    }
    boolean shows = flags.contains("--print") || values.containsKey("--out");
    if (shows && (step() != Step.START || flags.contains("--dry-run"))) {
      throw new Senseless("--print and --out go with a new key alone");
    }
    return new RotateOptions.ApiKey(
        caller, step(), atOnce(), file("--out"), flags.contains("--print"));
  }

  private Subject notificationSecret() throws Senseless {
    requireNames(1);
    String name =
        Stream.concat(Optional.ofNullable(values.get("--endpoint")).stream(), names.stream())
            .collect(Collectors.joining(" "));
    if (name.isEmpty() && !values.containsKey("--endpoint")) {
      throw new Senseless("rotate notification-secret wants --endpoint");
    }
    EndpointName endpoint =
        EndpointName.parse(name)
            .orElseThrow(
                () ->
                    new Senseless(
                        "--endpoint wants an endpoint's name, which matches " + EndpointName.FORM));
    boolean show = flags.contains("--show");
    if (step() != Step.START && (show || values.containsKey("--overlap"))) {
      throw new Senseless(
          "%s makes no new key: it goes with neither --overlap nor --show"
              .formatted(step() == Step.BACK ? "--back" : "--end-overlap"));
    }
    if (show && flags.contains("--dry-run")) {
      throw new Senseless("--dry-run makes no key that --show could print");
    }
    return new RotateOptions.NotificationSecret(endpoint, step(), overlap(), show);
  }

  private Subject paykkaPublicKey() throws Senseless {
    requireNames(0);
    if (system.secret().isPresent()) {
      throw new Senseless("PayKKa's public keys are in no secret: name the stack with --stack");
    }
    return new RotateOptions.PaykkaPublicKey(file("--check"));
  }

  private void requireNames(int most) throws Senseless {
    if (names.size() > most) {
      throw new Senseless("rotate %s wants no '%s'".formatted(subject, names.getLast()));
    }
  }

  private Step step() throws Senseless {
    List<Step> steps =
        flags.stream().filter(STEPS::containsKey).map(STEPS::get).distinct().toList();
    if (steps.size() > 1) {
      throw new Senseless("--activate, --back and --end-overlap are different steps: take one");
    }
    return steps.isEmpty() ? Step.START : steps.getFirst();
  }

  private boolean atOnce() throws Senseless {
    boolean now = flags.contains("--now");
    if (now && (step() == Step.START || step() == Step.BACK)) {
      throw new Senseless("--now goes with a step that waits: --activate or --end-overlap");
    }
    return now;
  }

  private Optional<Path> file(String option) throws Senseless {
    Optional<String> value = Optional.ofNullable(values.get(option));
    if (value.filter(String::isEmpty).isPresent()) {
      throw new Senseless(option + " wants a file");
    }
    return value.map(Path::of);
  }

  private Duration overlap() throws Senseless {
    String hours = values.getOrDefault("--overlap", String.valueOf(OVERLAP_DEFAULT));
    if (!hours.matches("\\d{1,3}")
        || Integer.parseInt(hours) < 1
        || Integer.parseInt(hours) > OVERLAP_MAX) {
      throw new Senseless("--overlap wants hours, from 1 to " + OVERLAP_MAX);
    }
    return Duration.ofHours(Integer.parseInt(hours));
  }
}
