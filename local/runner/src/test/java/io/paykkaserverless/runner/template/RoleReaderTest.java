package io.paykkaserverless.runner.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.runner.template.ExecutionRole.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a template lets a function do. */
final class RoleReaderTest {

  private static final String TABLE = "arn:aws:dynamodb:eu-west-1:000000000000:table/Table";

  private static final String STATEMENT = "- {Effect: Allow, Action: sqs:SendMessage, Resource: a}";

  @TempDir Path folder;

  @Test
  void givesTheActionsAndTheResourcesOfEveryStatement() throws IOException {
    ExecutionRole role =
        role(
            """
            - Effect: Allow
              Action: [dynamodb:GetItem, dynamodb:PutItem]
              Resource: !GetAtt Table.Arn
            - Effect: Allow
              Action: dynamodb:Query
              Resource: [!Sub "${Table.Arn}/index/due"]
            - Effect: Allow
              Action: secretsmanager:GetSecretValue
              Resource: !Ref Secret
            - Effect: Allow
              Action: logs:PutLogEvents
              Resource: !GetAtt Log.Arn
            """);

    assertThat(role.function()).isEqualTo("F");
    assertThat(role.logGroup()).isEqualTo("Log");
    assertThat(role.statements())
        .containsExactly(
            statement("dynamodb:GetItem,dynamodb:PutItem", TABLE),
            statement("dynamodb:Query", TABLE + "/index/due"),
            statement(
                "secretsmanager:GetSecretValue",
                "arn:aws:secretsmanager:eu-west-1:000000000000:secret:Secret"),
            statement("logs:PutLogEvents", "arn:aws:logs:eu-west-1:000000000000:log-group:Log:*"));
  }

  @Test
  void leavesOutStatementsThatAConditionTurnsOff() throws IOException {
    ExecutionRole role =
        role(
            """
            - !If
              - Never
              - {Effect: Allow, Action: sqs:SendMessage, Resource: !GetAtt Queue.Arn}
              - !Ref AWS::NoValue
            """);

    assertThat(role.statements()).isEmpty();
  }

  @Test
  void hasNoRoleForAFunctionThatAConditionTurnsOff() throws IOException {
    assertThat(
            read(template(STATEMENT)
                    .replace(
                        "Type: AWS::Serverless::Function",
                        "Condition: Never\n    Type: AWS::Serverless::Function"))
                .roles())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {Effect: Deny, Action: sqs:SendMessage, Resource: a}           | does not know Effect: Deny
          {Effect: Allow, NotAction: sqs:SendMessage, Resource: a}       | does not know NotAction
          {Effect: Allow, Action: sqs:SendMessage, NotResource: a}       | does not know NotResource
          {Effect: Allow, Action: sqs:A, Resource: a, Condition: {}}     | does not know Condition
          {Effect: Allow, Action: "sqs:*", Resource: a}                  | not sqs:*
          {Effect: Allow, Action: kms:Decrypt, Resource: a}              | not kms:Decrypt
          {Effect: Allow, Action: sqs:SendMessage, Resource: "a*b"}      | end of an ARN alone: a*b
          {Effect: Allow, Action: sqs:SendMessage}                       | Action or Resource is missing
          """)
  void refusesAStatementItDoesNotUnderstand(String statement, String why) {
    assertThatThrownBy(() -> role("- " + statement))
        .isInstanceOf(TemplateProblem.class)
        .hasMessageStartingWith("template.yaml, Role.Policies.PolicyDocument.Statement: ")
        .hasMessageEndingWith(why);
  }

  @Test
  void refusesRightsThatAreWrittenElsewhere() {
    assertThatThrownBy(
            () ->
                read(
                    template(STATEMENT)
                        .replace("Policies:", "ManagedPolicyArns: [arn:a]\n      Policies:")))
        .hasMessage("template.yaml, Role: the gate does not know ManagedPolicyArns");
    assertThatThrownBy(
            () -> read(template(STATEMENT).replace("!GetAtt Role.Arn", "arn:aws:iam::1:role/Role")))
        .hasMessage(
            "template.yaml, F.Role: what it may do is not in this template:"
                + " arn:aws:iam::1:role/Role");
    assertThatThrownBy(() -> read("Resources: {More: {Type: AWS::IAM::Policy}}"))
        .hasMessageEndingWith("no counterpart for AWS::IAM::Policy");
  }

  private ExecutionRole role(String statements) throws IOException {
    return read(template(statements)).roles().getFirst();
  }

  private Template read(String yaml) throws IOException {
    Path file = folder.resolve("template.yaml");
    Files.writeString(file, yaml);
    return Template.read(file, Map.of(), new LocalAddresses("http://127.0.0.1:9324"));
  }

  private static String template(String statements) {
    return """
    Conditions: {Never: !Equals [a, b]}
    Resources:
      F:
        Type: AWS::Serverless::Function
        Properties:
          Runtime: java25
          Handler: a.Handler
          CodeUri: f.jar
          Role: !GetAtt Role.Arn
          LoggingConfig: {LogGroup: !Ref Log}
      Table:
        Type: AWS::DynamoDB::Table
        Properties: {KeySchema: [{AttributeName: pk, KeyType: HASH}]}
      Queue: {Type: AWS::SQS::Queue, Condition: Never}
      Secret: {Type: AWS::SecretsManager::Secret}
      Log: {Type: AWS::Logs::LogGroup}
      Role:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument: {}
          Policies:
            - PolicyName: p
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
    """
        + statements.indent(14);
  }

  private static Statement statement(String actions, String resource) {
    return new Statement(List.of(actions.split(",")), List.of(resource));
  }
}
