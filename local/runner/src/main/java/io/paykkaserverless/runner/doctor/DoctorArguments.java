package io.paykkaserverless.runner.doctor;

import io.paykkaserverless.runner.deployed.StackOptions;
import io.paykkaserverless.runner.operator.OperatorOptions;
import io.paykkaserverless.runner.operator.OptionReader;
import java.nio.file.Path;
import java.util.Deque;
import java.util.Optional;

/** Reads what stands behind {@code doctor} on the command line. Not for use by several threads. */
public final class DoctorArguments extends OptionReader {

  private StackOptions stack = StackOptions.LOCAL;
  private OperatorOptions api = OperatorOptions.LOCAL;
  private Optional<Path> publicKey = Optional.empty();
  private boolean json;

  private DoctorArguments() {}

  /** What came of it. */
  public sealed interface Reading {

    /** It makes sense. */
    record Read(DoctorOptions options) implements Reading {}

    /** It does not. */
    record Wrong(String problem) implements Reading {}
  }

  /** Reads all of {@code arguments}. */
  public static Reading read(Deque<String> arguments) {
    DoctorArguments read = new DoctorArguments();
    return read.readAll(arguments)
        .or(read::problem)
        .<Reading>map(Reading.Wrong::new)
        .orElseGet(
            () ->
                new Reading.Read(
                    new DoctorOptions(read.stack, read.api, read.publicKey, read.json)));
  }

  @Override
  protected boolean flag(String option) {
    json |= option.equals("--json");
    return option.equals("--json");
  }

  @Override
  protected Optional<String> name(String argument) {
    return Optional.of("doctor wants no '" + argument + "'");
  }

  @Override
  protected Optional<String> option(String option, String value) {
    return option.equals("--public-key")
        ? taken(
            Optional.of(value).filter(it -> !it.isEmpty()),
            it -> publicKey = Optional.of(Path.of(it)),
            "--public-key wants a file")
        : stack(option, value);
  }

  private Optional<String> stack(String option, String value) {
    return switch (stack.with(option, value)) {
      case StackOptions.Reading.Read(StackOptions next) -> {
        stack = next;
        yield Optional.empty();
      }
      case StackOptions.Reading.Wrong(String problem) -> Optional.of(problem);
      case StackOptions.Reading.Unknown _ -> api(option, value);
    };
  }

  private Optional<String> api(String option, String value) {
    return switch (api.with(option, value)) {
      case OperatorOptions.Reading.Read(OperatorOptions next) -> {
        api = next;
        yield Optional.empty();
      }
      case OperatorOptions.Reading.Wrong(String problem) -> Optional.of(problem);
      case OperatorOptions.Reading.Unknown _ ->
          Optional.of("'doctor' knows no option '" + option + "'");
    };
  }

  private Optional<String> problem() {
    boolean named = api.baseUrl().isPresent() || api.apiKeyFile().isPresent();
    return stack
        .problem()
        .or(
            () ->
                named && stack.stack().isEmpty()
                    ? Optional.of(
                        "--base-url and --api-key-file go with --stack; the local system's are"
                            + " known")
                    : Optional.empty());
  }
}
