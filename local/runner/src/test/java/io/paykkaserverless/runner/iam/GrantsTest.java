package io.paykkaserverless.runner.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.runner.template.OurTemplate;
import io.paykkaserverless.runner.template.TemplateProblem;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GrantsTest {

  @TempDir Path folder;

  @Test
  void isOneActionOnOneResourceForOneFunction() {
    assertThat(SampleGrants.in(folder).all())
        .hasSize(9)
        .contains(
            new Grant("PayFunction", "dynamodb:PutItem", SampleGrants.PAYMENTS),
            new Grant("PayFunction", "dynamodb:Query", SampleGrants.PAYMENTS + "/index/due"),
            new Grant("PayFunction", "secretsmanager:GetSecretValue", SampleGrants.KEY));
  }

  @Test
  void anIndexIsAnotherThingThanItsTable() {
    Grant table = new Grant("F", "dynamodb:Query", "arn:t");
    Grant index = new Grant("F", "dynamodb:Query", "arn:t/index/due");

    assertThat(table.covers(new Permission("dynamodb:Query", "arn:t/index/due"))).isFalse();
    assertThat(index.covers(new Permission("dynamodb:Query", "arn:t"))).isFalse();
    assertThat(index.covers(new Permission("dynamodb:Query", "arn:t/index/parked"))).isFalse();
    assertThat(index.covers(new Permission("dynamodb:Query", "arn:t/index/due"))).isTrue();
  }

  @Test
  void aStarAtTheEndStandsForAnything() {
    Grant group = new Grant("F", "logs:PutLogEvents", "arn:g:*");

    assertThat(group.covers(new Permission("logs:PutLogEvents", "arn:g:log-stream:s"))).isTrue();
    assertThat(group.covers(new Permission("logs:PutLogEvents", "arn:g2:log-stream:s"))).isFalse();
    assertThat(group.covers(new Permission("logs:CreateLogGroup", "arn:g:s"))).isFalse();
  }

  @Test
  void aFunctionWithoutARoleIsRefusedByName() {
    assertThatThrownBy(
            () ->
                SampleGrants.in(
                    folder,
                    """
                    Globals: {Function: {Runtime: java25, Handler: a.Handler}}
                    Resources:
                      F: {Type: AWS::Serverless::Function, Properties: {CodeUri: f.jar}}
                    """))
        .isInstanceOf(TemplateProblem.class)
        .hasMessageStartingWith("template.yaml, F: Role is missing");
  }

  @Test
  void everyFunctionOfOursIsGrantedSomething() {
    Grants grants = Grants.of(OurTemplate.withEverythingOn());

    assertThat(grants.principals())
        .isNotEmpty()
        .allSatisfy(
            who ->
                assertThat(grants.all())
                    .filteredOn(grant -> grant.function().equals(who.function()))
                    .isNotEmpty());
  }
}
