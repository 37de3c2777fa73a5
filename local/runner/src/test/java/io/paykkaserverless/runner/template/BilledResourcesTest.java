package io.paykkaserverless.runner.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BilledResourcesTest {

  @TempDir Path folder;

  @Test
  void countsSecretsAlarmsAndDashboardsAlsoOfNestedTemplates() throws IOException {
    Path template =
        write(
            "template.yaml",
            """
            Parameters:
              RetentionDays: {Type: Number, Default: 400}
              Name: {Type: String}
            Resources:
              ApiKeys: {Type: AWS::SecretsManager::Secret}
              Queue: {Type: AWS::SQS::Queue}
              Dead:
                Type: AWS::CloudWatch::Alarm
                Properties: {MetricName: Dead}
              Monitoring:
                Type: AWS::CloudFormation::Stack
                Properties: {TemplateURL: nested.yaml}
            """);
    write(
        "nested.yaml",
        """
        Resources:
          Ratio:
            Type: AWS::CloudWatch::Alarm
            Properties:
              Metrics:
                - {Id: result, Expression: a / b}
                - {Id: a, MetricStat: {Stat: Sum}}
                - {Id: b, MetricStat: {Stat: Sum}}
          Board: {Type: AWS::CloudWatch::Dashboard}
        """);

    assertThat(BilledResources.of(template)).isEqualTo(new BilledResources(1, 3, 1));
    assertThat(BilledResources.defaultOf(template, "RetentionDays")).isEqualTo(400);
    assertThatThrownBy(() -> BilledResources.defaultOf(template, "Name"))
        .isInstanceOf(TemplateProblem.class)
        .hasMessageContaining("Parameters.Name");
  }

  @Test
  void ourTemplateHasFourSecretsAndAnAlarm() {
    BilledResources ours = BilledResources.of(OurTemplate.ROOT.resolve("template.yaml"));

    assertThat(ours.secrets()).isEqualTo(4);
    assertThat(ours.alarmMetrics()).isPositive();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
