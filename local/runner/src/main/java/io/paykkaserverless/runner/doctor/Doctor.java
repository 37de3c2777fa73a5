package io.paykkaserverless.runner.doctor;

import io.paykkaserverless.paykka.signature.RsaKeys;
import io.paykkaserverless.runner.deployed.AwsConnection;
import io.paykkaserverless.runner.deployed.CannotLook;
import io.paykkaserverless.runner.deployed.DeployedStack;
import io.paykkaserverless.runner.deployed.StackReader;
import io.paykkaserverless.runner.operator.Access;
import io.paykkaserverless.runner.operator.OperatorOptions;
import io.paykkaserverless.runner.operator.RunningSystem;
import io.paykkaserverless.runner.template.LocalAddresses;
import io.paykkaserverless.runner.template.Template;
import io.paykkaserverless.runner.template.TemplateProblem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks at a system from end to end, and changes nothing. */
public final class Doctor {

  /** Longer than the slowest answer of our API. */
  private static final Duration LIMIT = Duration.ofSeconds(45);

  private final Path root;
  private final Map<String, String> environment;
  private final InstantSource clock;

  /**
   * A doctor.
   *
   * @param root the project's folder
   * @param environment where the API key may be
   */
  public Doctor(Path root, Map<String, String> environment, InstantSource clock) {
    this.root = root;
    this.environment = environment;
    this.clock = clock;
  }

  /**
   * Looks at the system that is meant.
   *
   * @param progress is told the name of each check that has come to its end
   * @throws CannotLook where it cannot be looked at at all
   */
  public Diagnosis look(DoctorOptions options, Consumer<String> progress) {
    Optional<PublicKey> publicKey = options.publicKey().map(Doctor::publicKey);
    if (options.stack().stack().isPresent()) {
      AwsConnection connection = AwsConnection.deployed(options.stack().region());
      DeployedStack stack = new StackReader(connection).read(options.stack().stack().get());
      return examine(
          deployed(stack, connection.region(), options.api(), publicKey), connection, progress);
    }
    RunningSystem running =
        RunningSystem.find(root)
            .orElseThrow(
                () ->
                    new CannotLook(
                        "no local system runs that was started from here; start one with"
                            + " './paykka local', or name a deployed one with --stack"));
    return local(running, publicKey, progress);
  }

  private Diagnosis local(
      RunningSystem running, Optional<PublicKey> publicKey, Consumer<String> progress) {
    DeployedStack stack = DeployedStack.local(running, root.resolve("template.yaml"));
    AwsConnection connection = AwsConnection.local(running.services());
    Patient patient =
        new Patient(
            stack,
            connection.region(),
            template(stack),
            running.apiUrl(),
            Optional.of(running.apiKey()),
            publicKey);
    return examine(patient, connection, progress);
  }

  private Patient deployed(
      DeployedStack stack, String region, OperatorOptions api, Optional<PublicKey> publicKey) {
    URI url =
        api.baseUrl()
            .or(() -> stack.output("ApiUrl").map(URI::create))
            .orElseThrow(
                () ->
                    new CannotLook(
                        "stack %s has no output ApiUrl: is it one of this project's?"
                            .formatted(stack.name())));
    return new Patient(stack, region, template(stack), url, apiKey(api.at(url)), publicKey);
  }

  private Diagnosis examine(Patient patient, AwsConnection connection, Consumer<String> progress) {
    try (Clients clients = Clients.of(connection);
        Probe probe = new Probe()) {
      List<Check> checks = new Checkup(patient, clients, probe, clock).checks();
      List<Report> reports =
          new Examination(LIMIT, report -> progress.accept(report.name())).of(checks);
      String where =
          patient.stack().local()
              ? "the local system at " + patient.apiUrl()
              : "stack %s in %s".formatted(patient.stack().name(), patient.region());
      return new Diagnosis(where, reports);
    }
  }

  /** As it should be, with the parameters that the stack was given. */
  private Template template(DeployedStack stack) {
    Path file = root.resolve("template.yaml");
    Map<String, String> given = new LinkedHashMap<>(stack.parameters());
    given.keySet().retainAll(Template.parameterNames(file));
    try {
      return Template.read(file, given, new LocalAddresses("https://sqs.invalid"));
    } catch (TemplateProblem e) {
      throw new CannotLook(
          "this project's template.yaml does not fit stack %s (%s): take the project as it was"
                  .formatted(stack.name(), e.getMessage())
              + " deployed");
    }
  }

  /** None was given, and none is in the environment: the API is called without. */
  private Optional<String> apiKey(OperatorOptions options) {
    boolean given =
        options.apiKeyFile().isPresent() || environment.containsKey(Access.KEY_VARIABLE);
    return switch (Access.find(options, environment, root)) {
      case Access.Found found -> Optional.of(found.apiKey());
      case Access.Incomplete(String problem) when given -> throw new CannotLook(problem);
      case Access.Incomplete _, Access.NothingRuns _ -> Optional.empty();
    };
  }

  private static PublicKey publicKey(Path file) {
    try {
      return RsaKeys.publicKey(Files.readString(file));
    } catch (IOException | IllegalArgumentException _) {
      throw new CannotLook(
          "the file of --public-key holds no RSA public key (X.509, in PEM or Base64): " + file);
    }
  }
}
