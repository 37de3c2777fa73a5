package io.paykkaserverless.runner.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TemplateTest {

  private static final LocalAddresses ADDRESSES = new LocalAddresses("http://127.0.0.1:9324");

  @TempDir Path folder;

  @Test
  void readsAFunctionWithItsGlobals() throws IOException {
    FunctionDefinition function =
        read("""
        Globals:
          Function: {Runtime: java25, MemorySize: 512, Timeout: 9}
        Resources:
          PayNowFunction:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: functions/pay/target/pay.jar
              Handler: a.B
              Timeout: 20
        """)
            .functions()
            .getFirst();

    assertThat(function.name()).isEqualTo("pay-now");
    assertThat(function.handler()).isEqualTo("a.B");
    assertThat(function.jar()).isEqualTo(folder.resolve("functions/pay/target/pay.jar"));
    assertThat(function.memoryMb()).isEqualTo(512);
    assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void worksOutIntrinsicFunctions() throws IOException {
    Map<String, String> environment =
        read("""
        Parameters:
          Shops: {Type: String, Default: "https://a,https://b"}
          Base: {Type: String, Default: ""}
        Conditions:
          HasBase: !Not [!Equals [!Ref Base, ""]]
          Both: !And [!Condition HasBase, !Equals [a, a]]
        Resources:
          Table: {Type: AWS::DynamoDB::Table, Properties: {KeySchema: \
        [{AttributeName: pk, KeyType: HASH}]}}
          Queue: {Type: AWS::SQS::Queue}
          Secret: {Type: AWS::SecretsManager::Secret}
          F:
            Type: AWS::Serverless::Function
            Properties:
              Runtime: java25
              CodeUri: f.jar
              Handler: a.B
              Environment:
                Variables:
                  TABLE: !Ref Table
                  QUEUE: !Ref Queue
                  QUEUE_ARN: !GetAtt Queue.Arn
                  SECRET: {Ref: Secret}
                  SECOND: !Select [1, !Split [",", !Ref Shops]]
                  JOINED: !Join ["+", [x, !Ref AWS::Region]]
                  SUB: !Sub "${Shops} ${!kept} ${AWS::Region}"
                  SUB_NAMED: {"Fn::Sub": ["${v}!", {v: !Ref Table}]}
                  CHOSEN: !If [Both, yes-base, no-base]
                  GONE: !If [HasBase, x, !Ref AWS::NoValue]
        """)
            .functions()
            .getFirst()
            .environment();

    assertThat(environment)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "TABLE", "Table",
                "QUEUE", "http://127.0.0.1:9324/000000000000/Queue",
                "QUEUE_ARN", "arn:aws:sqs:eu-west-1:000000000000:Queue",
                "SECRET", "arn:aws:secretsmanager:eu-west-1:000000000000:secret:Secret",
                "SECOND", "https://b",
                "JOINED", "x+eu-west-1",
                "SUB", "https://a,https://b ${kept} eu-west-1",
                "SUB_NAMED", "Table!",
                "CHOSEN", "no-base"));
  }

  @Test
  void leavesOutWhatItsConditionTurnsOff() throws IOException {
    Template template =
        read(
            """
            Conditions: {Never: !Equals [a, b]}
            Resources:
              Queue: {Type: AWS::SQS::Queue, Condition: Never}
              Role: {Type: AWS::IAM::Role, Properties: {Anything: !GetAtt Nothing.Known}}
            """);

    assertThat(template.queues()).isEmpty();
  }

  @Test
  void namesTheResourceItHasNoCounterpartFor() {
    assertThatThrownBy(() -> read("Resources: {Bucket: {Type: AWS::S3::Bucket}}"))
        .isInstanceOf(TemplateProblem.class)
        .hasMessage(
            "template.yaml, Bucket: the local system has no counterpart for AWS::S3::Bucket");
  }

  @Test
  void namesTheFunctionItCannotWorkOut() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    Resources:
                      Queue:
                        Type: AWS::SQS::Queue
                        Properties: {VisibilityTimeout: !FindInMap [a, b, c]}
                    """))
        .hasMessage(
            "template.yaml, Queue.VisibilityTimeout: "
                + "the local system does not know !FindInMap yet");
  }

  @Test
  void namesAParameterWithoutValue() {
    assertThatThrownBy(() -> read("Parameters: {AppId: {Type: String}}"))
        .hasMessageContaining("Parameters.AppId")
        .hasMessageContaining("no default");
  }

  @Test
  void refusesAValueForAParameterThatIsNotThere() {
    assertThatThrownBy(
            () -> {
              Files.writeString(folder.resolve("template.yaml"), "Resources: {}");
              Template.read(folder.resolve("template.yaml"), Map.of("Typo", "x"), ADDRESSES);
            })
        .hasMessageContaining("there is none named Typo");
  }

  @Test
  void tellsWhichParametersThereAre() throws IOException {
    Path file = folder.resolve("template.yaml");
    Files.writeString(file, "Parameters: {AppId: {Type: String}, Mode: {Type: String}}");

    assertThat(Template.parameterNames(file)).containsExactly("AppId", "Mode");
  }

  private Template read(String yaml) throws IOException {
    Path file = folder.resolve("template.yaml");
    Files.writeString(file, yaml);
    return Template.read(file, Map.of(), ADDRESSES);
  }
}
