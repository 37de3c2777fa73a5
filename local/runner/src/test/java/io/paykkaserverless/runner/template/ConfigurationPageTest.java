package io.paykkaserverless.runner.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.configuration.Variable;
import io.paykkaserverless.aws.configuration.Variables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ConfigurationPageTest {

  private static final Path PAGE = OurTemplate.ROOT.resolve("docs/configuration.md");

  private final String rendered = new ConfigurationPage(OurTemplate.yaml()).render();

  /** Run with {@code -Ddocs.update=true} after changing a parameter or a variable. */
  @Test
  void thePageShowsWhatCanBeConfigured() throws IOException {
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(PAGE, rendered);
    }

    assertThat(PAGE)
        .as(
            "run: mvn -pl local/runner -am test -Dtest=ConfigurationPageTest -Ddocs.update=true"
                + " -Dsurefire.failIfNoSpecifiedTests=false")
        .hasContent(rendered);
  }

  @Test
  void itNamesEveryParameterAndEveryVariable() {
    assertThat(TemplateReferences.fields(OurTemplate.yaml(), "Parameters").keySet())
        .allSatisfy(parameter -> assertThat(rendered).contains("| `" + parameter + "` |"));
    assertThat(Variables.all())
        .extracting(Variable::name)
        .allSatisfy(variable -> assertThat(rendered).contains("| `" + variable + "` |"));
  }
}
