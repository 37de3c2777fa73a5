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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How functions run on a machine that AWS's runtime interface client has no native part for. */
final class PlainRuntimeIT {

  @TempDir Path folder;
  @TempDir Path workspace;

  @Test
  void answersAndFailsAsAwsClientDoes() {
    FunctionDefinition function =
        SampleFunctions.sample("SampleFunction", folder, Duration.ofSeconds(5));
    try (LambdaService lambda = service(function)) {
      assertThat(invoke(lambda, "env COLOUR")).isEqualTo("\"green\"");
      assertThat(invoke(lambda, "count")).endsWith(" 2\"");
      assertThat(lambda.invoke(function.id(), event("throw")))
          .isEqualTo(new Failed("java.lang.IllegalStateException", "on purpose"));
      assertThat(invoke(lambda, "count")).endsWith(" 4\"");
    }
  }

  @Test
  void reportsAHandlerThatIsNotInItsJar() {
    FunctionDefinition sample =
        SampleFunctions.sample("SampleFunction", folder, Duration.ofSeconds(5));
    FunctionDefinition wrong =
        new FunctionDefinition(
            "Wrong", "no.such.Handler", sample.jar(), 256, sample.timeout(), Map.of());
    try (LambdaService lambda = service(wrong)) {
      assertThat(lambda.invoke("Wrong", event("count")))
          .isEqualTo(new Failed("java.lang.ClassNotFoundException", "no.such.Handler"));
    }
  }

  private LambdaService service(FunctionDefinition function) {
    return new LambdaService(
        List.of(function),
        new JavaRuntime(
            Map.of(), Initialization.ON_DEMAND, new Workspace(workspace, Optional.empty())),
        4,
        new LogLines(),
        InstantSource.system());
  }

  private static String invoke(LambdaService lambda, String text) {
    if (lambda.invoke("SampleFunction", event(text)) instanceof Answered(byte[] answer)) {
      return new String(answer, StandardCharsets.UTF_8);
    }
    throw new AssertionError("no answer to " + text);
  }

  private static byte[] event(String text) {
    return ("\"" + text + "\"").getBytes(StandardCharsets.UTF_8);
  }
}
