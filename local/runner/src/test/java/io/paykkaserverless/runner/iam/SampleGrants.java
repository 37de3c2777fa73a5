package io.paykkaserverless.runner.iam;

import io.paykkaserverless.runner.template.LocalAddresses;
import io.paykkaserverless.runner.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a small template grants: {@code PayFunction} reads and writes {@code Payments}, queries its
 * index {@code due}, sends to {@code Queue}, reads {@code Key} and writes its log; {@code
 * IdleFunction} may do nothing at all.
 */
final class SampleGrants {

  static final String PAYMENTS = "arn:aws:dynamodb:eu-west-1:000000000000:table/Payments";
  static final String QUEUE = "arn:aws:sqs:eu-west-1:000000000000:Queue";
  static final String KEY = "arn:aws:secretsmanager:eu-west-1:000000000000:secret:Key";

  private static final String TEMPLATE =
      """
      Globals: {Function: {Runtime: java25, Handler: a.Handler}}
      Resources:
        PayFunction:
          Type: AWS::Serverless::Function
          Properties:
            CodeUri: pay.jar
            Role: !GetAtt PayRole.Arn
            LoggingConfig: {LogGroup: !Ref PayLog}
        IdleFunction:
          Type: AWS::Serverless::Function
          Properties: {CodeUri: idle.jar, Role: !GetAtt IdleRole.Arn}
        Payments:
          Type: AWS::DynamoDB::Table
          Properties: {KeySchema: [{AttributeName: pk, KeyType: HASH}]}
        Queue: {Type: AWS::SQS::Queue}
        Key: {Type: AWS::SecretsManager::Secret}
        PayLog: {Type: AWS::Logs::LogGroup}
        IdleRole: {Type: AWS::IAM::Role}
        PayRole:
          Type: AWS::IAM::Role
          Properties:
            Policies:
              - PolicyName: p
                PolicyDocument:
                  Statement:
                    - Effect: Allow
                      Action: [logs:CreateLogStream, logs:PutLogEvents]
                      Resource: !GetAtt PayLog.Arn
                    - Effect: Allow
                      Action: [dynamodb:GetItem, dynamodb:PutItem, dynamodb:BatchGetItem]
                      Resource: !GetAtt Payments.Arn
                    - Effect: Allow
                      Action: dynamodb:Query
                      Resource: !Sub ${Payments.Arn}/index/due
                    - Effect: Allow
                      Action: [sqs:SendMessage, sqs:GetQueueUrl]
                      Resource: !GetAtt Queue.Arn
                    - Effect: Allow
                      Action: secretsmanager:GetSecretValue
                      Resource: !Ref Key
      """;

  private SampleGrants() {}

  static Grants in(Path folder) {
    return in(folder, TEMPLATE);
  }

  /** Without the right to write logs. */
  static Grants withoutLogsIn(Path folder) {
    return in(folder, TEMPLATE.replace(", logs:PutLogEvents", ""));
  }

  static Grants in(Path folder, String template) {
    Path file = folder.resolve("template.yaml");
    try {
      Files.writeString(file, template);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Grants.of(Template.read(file, Map.of(), new LocalAddresses("http://127.0.0.1:1")));
  }
}
