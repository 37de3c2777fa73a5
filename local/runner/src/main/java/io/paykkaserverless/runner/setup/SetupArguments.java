package io.paykkaserverless.runner.setup;

import io.paykkaserverless.core.notification.EndpointName;
import io.paykkaserverless.http.EndpointAddressRule;
import io.paykkaserverless.runner.keys.MeantSystem;
import io.paykkaserverless.runner.operator.OptionReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what stands behind {@code setup} on the command line. Not for use by several threads. */
public final class SetupArguments extends OptionReader {

  private static final String CALLER = "[A-Za-z0-9._-]{1,64}";

  private MeantSystem system = MeantSystem.LOCAL;
  private String caller = SetupOptions.CALLER_DEFAULT;
  private final Map<EndpointName, URI> endpoints = new LinkedHashMap<>();
  private Optional<Path> keyFile = Optional.empty();
  private Optional<Path> publicKeyFile = Optional.empty();
  private Optional<Path> file = Optional.empty();
  private boolean print;
  private boolean dryRun;

  private SetupArguments() {}

  /** What came of it. */
  public sealed interface Reading {

    /** It makes sense. */
    record Read(SetupOptions options) implements Reading {}

    /** It does not. */
    record Wrong(String problem) implements Reading {}
  }

  /** Reads all of {@code arguments}. */
  public static Reading read(Deque<String> arguments) {
    SetupArguments read = new SetupArguments();
    return read.readAll(arguments).<Reading>map(Reading.Wrong::new).orElseGet(read::whole);
  }

  @Override
  protected boolean flag(String option) {
    switch (option) {
      case "--print" -> print = true;
      case "--dry-run" -> dryRun = true;
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  protected Optional<String> option(String option, String value) {
    return switch (option) {
      case "--caller" ->
          taken(
              Optional.of(value).filter(it -> it.matches(CALLER)),
              it -> caller = it,
              "--caller wants a name of letters, digits, dots and dashes");
      case "--endpoint" -> endpoint(value);
      case "--key-file" -> taken(path(value), it -> keyFile = Optional.of(it), wantsFile(option));
      case "--public-key-out" ->
          taken(path(value), it -> publicKeyFile = Optional.of(it), wantsFile(option));
      case "--out" -> taken(path(value), it -> file = Optional.of(it), wantsFile(option));
      default -> system(option, value);
    };
  }

  @Override
  protected Optional<String> name(String argument) {
    return Optional.of("setup wants no '" + argument + "'");
  }

  private Optional<String> system(String option, String value) {
    return switch (system.with(option, value)) {
      case MeantSystem.Reading.Read(MeantSystem next) -> {
        system = next;
        yield Optional.empty();
      }
      case MeantSystem.Reading.Wrong(String problem) -> Optional.of(problem);
      case MeantSystem.Reading.Unknown _ -> Optional.of("'setup' knows no option '" + option + "'");
    };
  }

  private static Optional<Path> path(String value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
  }

  private static String wantsFile(String option) {
    return option + " wants a file";
  }

  private Optional<String> endpoint(String value) {
    int equals = value.indexOf('=');
    Optional<EndpointName> name = EndpointName.parse(value.substring(0, Math.max(0, equals)));
    Optional<URI> url = url(value.substring(equals + 1));
    if (name.isEmpty() || url.isEmpty()) {
      return Optional.of(
          "--endpoint wants NAME=URL: a name that matches %s and a public https address"
              .formatted(EndpointName.FORM));
    }
    return endpoints.put(name.get(), url.get()) == null
        ? Optional.empty()
        : Optional.of("--endpoint names %s twice".formatted(name.get()));
  }

  private static Optional<URI> url(String text) {
    try {
      return Optional.of(new URI(text)).filter(EndpointAddressRule.PUBLIC_HTTPS_ONLY::allows);
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  private Reading whole() {
    Optional<String> problem =
        system
            .problem()
            .or(
                () ->
                    file.isPresent() && print
                        ? Optional.of("--out and --print are two ways to show keys: take one")
                        : Optional.empty());
    return problem
        .<Reading>map(Reading.Wrong::new)
        .orElseGet(
            () ->
                new Reading.Read(
                    new SetupOptions(
                        system, caller, endpoints, keyFile, publicKeyFile, file, print, dryRun)));
  }
}
