package io.paykkaserverless.runner.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a template turns on and off. */
final class ConditionsTest {

  private static final String OPTIONAL_FUNCTION =
      """
      Parameters:
        PlainCards: {Type: String, Default: "off"}
      Conditions:
        HasPlainCards: !Equals [!Ref PlainCards, "on"]
      Globals:
        Function: {Runtime: java25}
      Resources:
        PlainFunction:
          Type: AWS::Serverless::Function
          Condition: HasPlainCards
          Properties:
            CodeUri: plain.jar
            Handler: a.B
            Role: !GetAtt PlainRole.Arn
            Events:
              Pay: {Type: HttpApi, Properties: {Method: POST, Path: "/plain"}}
              Sweep: {Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 hour)}}
        PlainRole: {Type: AWS::IAM::Role, Condition: HasPlainCards}
        PlainLog: {Type: AWS::Logs::LogGroup, Condition: HasPlainCards}
      Outputs:
        PlainUrl: {Condition: HasPlainCards, Value: !GetAtt PlainFunction.Arn}
      """;

  @TempDir Path folder;

  @Test
  void aFunctionThatIsTurnedOnIsLikeAnyOther() throws IOException {
    Template template = read(OPTIONAL_FUNCTION, Map.of("PlainCards", "on"));

    assertThat(template.functions()).extracting(FunctionDefinition::name).containsExactly("plain");
    assertThat(template.routes())
        .containsExactly(new RouteDefinition("PlainFunction", "POST", "/plain"));
    assertThat(template.schedules()).hasSize(1);
  }

  @Test
  void aFunctionThatIsTurnedOffTakesItsRoutesAndSchedulesWithIt() throws IOException {
    Template template = read(OPTIONAL_FUNCTION, Map.of());

    assertThat(template.functions()).isEmpty();
    assertThat(template.routes()).isEmpty();
    assertThat(template.schedules()).isEmpty();
  }

  @Test
  void whatIsTurnedOffMayBeOfAKindTheLocalSystemDoesNotKnow() throws IOException {
    Template template =
        read(
            """
            Conditions: {Never: !Equals [a, b]}
            Resources: {Bucket: {Type: AWS::S3::Bucket, Condition: Never}}
            """,
            Map.of());

    assertThat(template.tables()).isEmpty();
  }

  @Test
  void refusesAReferenceToWhatIsTurnedOff() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    Conditions: {Never: !Equals [a, b]}
                    Resources:
                      Dead: {Type: AWS::SQS::Queue, Condition: Never}
                      Queue:
                        Type: AWS::SQS::Queue
                        Properties:
                          RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn}
                    """,
                    Map.of()))
        .isInstanceOf(TemplateProblem.class)
        .hasMessage(
            "template.yaml, Queue.RedrivePolicy.deadLetterTargetArn: "
                + "!GetAtt Dead.Arn: the condition Never turned Dead off");
  }

  @Test
  void refusesAConditionThatDependsOnAResource() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    Conditions: {Odd: !Equals [!Ref Queue, b]}
                    Resources:
                      Queue: {Type: AWS::SQS::Queue, Condition: Odd}
                    """,
                    Map.of()))
        .hasMessageContaining("Conditions.Odd");
  }

  @Test
  void followsConditionsMadeOfOthersInEitherForm() throws IOException {
    Template template =
        read(
            """
            Conditions:
              Yes: !Equals [a, a]
              No: !Not [!Condition Yes]
              Both: {"Fn::And": [{Condition: "Yes"}, {"Fn::Not": [{Condition: "No"}]}]}
              Either: !Or [!Condition No, !Equals [a, b]]
            Resources:
              Wanted: {Type: AWS::SQS::Queue, Condition: Both}
              Unwanted: {Type: AWS::SQS::Queue, Condition: Either}
            """,
            Map.of());

    assertThat(template.queues()).extracting(QueueDefinition::id).containsExactly("Wanted");
  }

  private Template read(String yaml, Map<String, String> parameters) throws IOException {
    Path file = folder.resolve("template.yaml");
    Files.writeString(file, yaml);
    return Template.read(file, parameters, new LocalAddresses("http://127.0.0.1:9324"));
  }
}
