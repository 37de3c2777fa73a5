package io.paykkaserverless.runner.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import io.paykkaserverless.runner.template.FunctionDefinition;
import io.paykkaserverless.runner.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The files for LocalStack and {@code sam local} say what the template says. */
final class LocalStackFilesTest {

  private static final String REGENERATE =
      "run: mvn -pl local/runner -am test -Dtest=LocalStackFilesTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.update=true";

  private static final Path SCRIPT = LocalTemplate.FOLDER.resolve("init/ready.d/10-resources.sh");
  private static final Path ENVIRONMENT = LocalTemplate.FOLDER.resolve("env.json");

  private final Template template = LocalTemplate.read();

  @Test
  void theScriptMakesWhatTheTemplateHas() throws IOException {
    isFresh(SCRIPT, ResourcesScript.of(template));
    assertThat(SCRIPT).isExecutable();
  }

  @Test
  void theEnvironmentNamesEveryVariableOfEveryFunction() throws IOException, MalformedJson {
    isFresh(ENVIRONMENT, SamEnvironment.of(template));
    JsonObject environment = JsonReader.readObject(Files.readAllBytes(ENVIRONMENT));

    assertThat(environment.fields().keySet())
        .containsExactlyInAnyOrderElementsOf(
            template.functions().stream().map(FunctionDefinition::id).toList());
    assertThat(template.functions())
        .allSatisfy(
            function ->
                assertThat(environment.object(function.id()).orElseThrow().fields().keySet())
                    .containsAll(function.environment().keySet()));
  }

  /** {@code sam local} passes over every variable that the template does not declare. */
  @Test
  void theTemplateDeclaresTheVariableThatLeadsToLocalStack() throws IOException {
    assertThat(Files.readAllLines(LocalTemplate.FILE))
        .contains("        " + SamEnvironment.ENDPOINT + ": !Ref AWS::NoValue");
  }

  @Test
  void composeOpensItsPortToThisMachineOnly() throws IOException {
    assertThat(Files.readAllLines(LocalTemplate.FOLDER.resolve("compose.yaml")))
        .filteredOn(line -> line.matches(".*\\d+:\\d+\"?"))
        .containsExactly("      - \"127.0.0.1:4566:4566\"");
  }

  private static void isFresh(Path file, String generated) throws IOException {
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(file, generated);
    }

    assertThat(file).as(REGENERATE).hasContent(generated);
  }
}
