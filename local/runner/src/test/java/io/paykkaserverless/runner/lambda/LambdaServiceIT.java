package io.paykkaserverless.runner.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.runner.lambda.InvocationResult.Answered;
import io.paykkaserverless.runner.lambda.InvocationResult.Failed;
import io.paykkaserverless.runner.log.LogLines;
import io.paykkaserverless.runner.template.FunctionDefinition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real JVMs under AWS's runtime interface client. */
final class LambdaServiceIT {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private static final int ENVIRONMENTS = 4;

  private final Path folder;
  private final LogLines log = new LogLines();
  private final LambdaService lambda;

  LambdaServiceIT(@TempDir Path folder) {
    this.folder = folder;
    lambda =
        new LambdaService(
            List.of(SampleFunctions.sample("SampleFunction", folder, TIMEOUT)),
            Map.of("AWS_ENDPOINT_URL_SQS", "http://q"),
            Initialization.ON_DEMAND,
            ENVIRONMENTS,
            log,
            InstantSource.system());
  }

  @AfterEach
  void stop() {
    lambda.close();
  }

  @Test
  void startsOnTheFirstInvocationAndStaysWarm() {
    assertThat(lambda.environments("SampleFunction")).isZero();

    String first = answer("count");
    String second = answer("count");

    assertThat(first).endsWith(" 1");
    assertThat(second).isEqualTo(first.replace(" 1", " 2"));
    assertThat(lambda.environments("SampleFunction")).isEqualTo(1);
  }

  @Test
  void givesTheFunctionItsEnvironmentAndNothingOfOurs() {
    assertThat(answer("env COLOUR")).isEqualTo("green");
    assertThat(answer("env AWS_LAMBDA_FUNCTION_NAME")).isEqualTo("sample");
    assertThat(answer("env AWS_ENDPOINT_URL_SQS")).isEqualTo("http://q");
    assertThat(answer("env HOME")).isEqualTo("null");
  }

  @Test
  void tellsTheFunctionHowMuchTimeItHas() {
    answer("count");

    assertThat(Long.parseLong(answer("left"))).isBetween(500L, TIMEOUT.toMillis());
  }

  @Test
  void runsConcurrentInvocationsInProcessesOfTheirOwn() {
    List<CompletableFuture<String>> calls =
        IntStream.range(0, 2)
            .mapToObj(_ -> CompletableFuture.supplyAsync(() -> answer("sleep 700")))
            .toList();

    assertThat(calls).extracting(CompletableFuture::join).doesNotHaveDuplicates();
  }

  @Test
  void killsAFunctionThatTakesTooLong() {
    InvocationResult result = invoke("sleep 60000");

    assertThat(result)
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.type()).isEqualTo("Sandbox.Timedout");
              assertThat(failed.message()).endsWith("Task timed out after 2.00 seconds");
            });
    assertThat(answer("count")).endsWith(" 1");
  }

  @Test
  void reportsAnExceptionAndKeepsTheProcess() {
    long before = pid();

    assertThat(invoke("throw"))
        .isEqualTo(new Failed("java.lang.IllegalStateException", "on purpose"));
    assertThat(pid()).isEqualTo(before);
  }

  @Test
  void reportsACrashAndStartsAfresh() {
    assertThat(invoke("exit"))
        .isEqualTo(
            new Failed("Runtime.ExitError", "Error: Runtime exited with error: exit status 3"));
    assertThat(answer("count")).endsWith(" 1");
  }

  @Test
  void reportsAHandlerThatIsNotInItsJar() {
    FunctionDefinition sample = SampleFunctions.sample("SampleFunction", folder, TIMEOUT);
    FunctionDefinition wrong =
        new FunctionDefinition("Wrong", "no.such.Handler", sample.jar(), 256, TIMEOUT, Map.of());
    try (LambdaService service =
        new LambdaService(
            List.of(wrong),
            Map.of(),
            Initialization.ON_DEMAND,
            ENVIRONMENTS,
            log,
            InstantSource.system())) {
      assertThat(service.invoke("Wrong", "\"x\"".getBytes(StandardCharsets.UTF_8)))
          .isInstanceOfSatisfying(
              Failed.class, failed -> assertThat(failed.message()).contains("no.such.Handler"));
    }
  }

  @Test
  void collectsWhatTheFunctionPrints() {
    answer("hello there");
    lambda.close();

    assertThat(log.all()).contains(new LogLines.Line("sample", "called with \"hello there\""));
  }

  @Test
  void leavesNoProcessBehind() {
    long pid = pid();

    lambda.close();

    ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
    assertThat(ProcessHandle.of(pid)).isEmpty();
  }

  private long pid() {
    String pidAndCount = answer("count");
    return Long.parseLong(pidAndCount.substring(0, pidAndCount.indexOf(' ')));
  }

  private String answer(String event) {
    if (invoke(event) instanceof Answered(byte[] payload)) {
      return new String(payload, StandardCharsets.UTF_8).replace("\"", "");
    }
    throw new AssertionError("no answer to " + event + ": " + log.all());
  }

  private InvocationResult invoke(String event) {
    return lambda.invoke("SampleFunction", ("\"" + event + "\"").getBytes(StandardCharsets.UTF_8));
  }
}
