package io.paykkaserverless.runner.iam;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.paykkaserverless.runner.http.LoopbackServer;
import io.paykkaserverless.runner.log.LogLines;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** The gate before one server that plays all three services and does as it is told. */
final class GateTest {

  private static final String PAY = "localPayFunction";
  private static final String PUT = "DynamoDB_20120810.PutItem";
  private static final String PAYMENTS = "{\"TableName\":\"Payments\"}";

  private final LoopbackServer service = LoopbackServer.bind(0);
  private final Gate gate = Gate.bind();
  private final HttpClient client = HttpClient.newHttpClient();
  private final LogLines log = new LogLines();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final Path record;
  private final Authority authority;
  private volatile Canned canned = new Canned(200, "{}");

  GateTest(@TempDir Path folder) {
    record = folder.resolve("runs/used.tsv");
    authority = new Authority(SampleGrants.in(folder), Optional.of(new UseRecord(record)), log);
    service.serve(this::answer);
    gate.serve(authority, new Gate.Services(service.uri(), service.uri(), service.uri()));
  }

  @AfterEach
  void stop() {
    client.close();
    gate.close();
    service.close();
  }

  @Test
  void passesOnWhatIsGrantedByteForByte() {
    String request =
        "{ \"QueueUrl\":\"http://q/000000000000/Queue\",  \"MessageBody\":\"\u00e4 1.0\" }";
    canned = new Canned(200, "{ \"MD5OfMessageBody\" : \"x\\u00e4\",\"MessageId\":1.50 }");

    HttpResponse<String> answer = call(PAY, "AmazonSQS.SendMessage", request);

    assertThat(seen).extracting(Seen::body).containsExactly(request);
    assertThat(seen.getFirst())
        .extracting(Seen::method, Seen::path)
        .containsExactly("POST", "/000000000000/Queue?a=b");
    assertThat(seen.getFirst().headers())
        .containsEntry("X-amz-target", List.of("AmazonSQS.SendMessage"))
        .containsEntry("Amz-sdk-request", List.of("attempt=1"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(canned.body());
    assertThat(answer.headers().firstValue("x-amzn-requestid")).contains("r-1");
    assertThat(answer.headers().firstValue("content-type")).contains("application/x-amz-json-1.0");
  }

  @Test
  void passesOnWhatTheServiceRefuses() {
    canned = new Canned(400, "{\"__type\":\"ConditionalCheckFailedException\",\"Item\":{}}");

    HttpResponse<String> answer = call(PAY, PUT, PAYMENTS);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo(canned.body());
    assertThat(answer.headers().firstValue("x-amz-crc32")).contains(crc32(canned.body()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          DynamoDB_20120810.Scan     | {"TableName":"Payments"}                      | dynamodb:Scan on arn:aws:dynamodb:eu-west-1:000000000000:table/Payments
          DynamoDB_20120810.Query    | {"TableName":"Payments"}                      | dynamodb:Query on arn:aws:dynamodb:eu-west-1:000000000000:table/Payments
          DynamoDB_20120810.Query    | {"TableName":"Payments","IndexName":"parked"} | dynamodb:Query on arn:aws:dynamodb:eu-west-1:000000000000:table/Payments/index/parked
          DynamoDB_20120810.GetItem  | {"TableName":"Others"}                        | dynamodb:GetItem on arn:aws:dynamodb:eu-west-1:000000000000:table/Others
          DynamoDB_20120810.GetItem  | {"TableName":"arn:aws:dynamodb:x:1:table/T"}  | dynamodb:GetItem on arn:aws:dynamodb:x:1:table/T
          DynamoDB_20120810.BatchWriteItem | {"RequestItems":{"Payments":[]}}        | dynamodb:BatchWriteItem on arn:aws:dynamodb:eu-west-1:000000000000:table/Payments
          DynamoDB_20120810.BatchGetItem | {"RequestItems":{"Payments":{},"B":{}}}   | dynamodb:BatchGetItem on arn:aws:dynamodb:eu-west-1:000000000000:table/B
          DynamoDB_20120810.TransactWriteItems | {"TransactItems":[{"Put":{"TableName":"Payments"}},{"Delete":{"TableName":"Payments"}}]} | dynamodb:DeleteItem on arn:aws:dynamodb:eu-west-1:000000000000:table/Payments
          DynamoDB_20120810.TransactWriteItems | {"TransactItems":[]}                | dynamodb:TransactWriteItems on *
          DynamoDB_20120810.ListTables | {}                                          | dynamodb:ListTables on *
          AmazonSQS.ReceiveMessage   | {"QueueUrl":"http://q/000000000000/Queue"}    | sqs:ReceiveMessage on arn:aws:sqs:eu-west-1:000000000000:Queue
          AmazonSQS.DeleteMessageBatch | {"QueueUrl":"http://q/000000000000/Queue"}  | sqs:DeleteMessage on arn:aws:sqs:eu-west-1:000000000000:Queue
          AmazonSQS.SendMessage      | {"QueueUrl":"http://q/000000000000/Other"}    | sqs:SendMessage on arn:aws:sqs:eu-west-1:000000000000:Other
          secretsmanager.GetSecretValue | {"SecretId":"Other"}                       | secretsmanager:GetSecretValue on arn:aws:secretsmanager:eu-west-1:000000000000:secret:Other
          secretsmanager.PutSecretValue | {"SecretId":"Key"}                         | secretsmanager:PutSecretValue on arn:aws:secretsmanager:eu-west-1:000000000000:secret:Key
          """)
  void refusesWhatIsNotGranted(String target, String body, String what) {
    HttpResponse<String> answer = call(PAY, target, body);

    String[] actionAndResource = what.split(" on ", 2);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("AccessDeniedException")
        .contains(
            "User: arn:aws:sts::000000000000:assumed-role/PayRole/pay is not authorized to"
                + " perform: %s on resource: %s"
                    .formatted(actionAndResource[0], actionAndResource[1]));
    assertThat(seen).isEmpty();
    assertThat(authority.used()).isEmpty();
    assertThat(log.all())
        .extracting(LogLines.Line::text)
        .containsExactly(
            "ERROR pay wants " + what + ", which template.yaml does not grant it: see PayRole");
  }

  @Test
  void refusesAFunctionWhatAnotherIsGranted() {
    assertThat(call("localIdleFunction", PUT, PAYMENTS).body()).contains("assumed-role/IdleRole");
    assertThat(seen).isEmpty();
  }

  @Test
  void refusesWhomItDoesNotKnow() {
    assertThat(call("local", PUT, PAYMENTS).body()).contains("UnrecognizedClientException");
    assertThat(call("", PUT, PAYMENTS).body()).contains("UnrecognizedClientException");
    assertThat(seen).isEmpty();
    assertThat(log.all()).hasSize(2);
  }

  @Test
  void refusesWhatItDoesNotUnderstand() {
    assertThat(call(PAY, "Kinesis_20131202.PutRecord", "{}").statusCode()).isEqualTo(400);
    assertThat(call(PAY, "AmazonSQS.SendMessage", "Action=SendMessage").statusCode())
        .isEqualTo(400);
    assertThat(seen).isEmpty();
  }

  @Test
  void refusesInAWayThatTheAwsSdkUnderstands() {
    try (DynamoDbClient dynamoDb =
        DynamoDbClient.builder()
            .endpointOverride(gate.uri())
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(PAY, "x")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      assertThatThrownBy(() -> dynamoDb.scan(scan -> scan.tableName("Payments")))
          .isInstanceOfSatisfying(
              DynamoDbException.class,
              refused -> {
                assertThat(refused.awsErrorDetails().errorCode())
                    .isEqualTo("AccessDeniedException");
                assertThat(refused).hasMessageContaining("is not authorized to perform");
              });
    }
    assertThat(seen).isEmpty();
  }

  @Test
  void saysOnlyOnceWhatItRefuses() {
    call(PAY, "DynamoDB_20120810.Scan", PAYMENTS);
    call(PAY, "DynamoDB_20120810.Scan", PAYMENTS);

    assertThat(log.all()).hasSize(1);
  }

  @Test
  void remembersWhichGrantsWereUsedAndWritesThemDown() {
    call(PAY, "DynamoDB_20120810.Query", "{\"TableName\":\"Payments\",\"IndexName\":\"due\"}");
    call(PAY, "secretsmanager.GetSecretValue", "{\"SecretId\":\"" + SampleGrants.KEY + "\"}");
    call(PAY, "secretsmanager.GetSecretValue", "{\"SecretId\":\"Key\"}");
    call(PAY, "AmazonSQS.SendMessageBatch", "{\"QueueUrl\":\"http://q/0/Queue\"}");

    assertThat(authority.used())
        .containsExactly(
            new Grant("PayFunction", "dynamodb:Query", SampleGrants.PAYMENTS + "/index/due"),
            new Grant("PayFunction", "secretsmanager:GetSecretValue", SampleGrants.KEY),
            new Grant("PayFunction", "sqs:SendMessage", SampleGrants.QUEUE));
    assertThat(new UseRecord(record).read()).contains(authority.used());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          400 | {"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"}
          400 | {"__type":"com.amazon.coral.validate#ValidationException"}
          400 | {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException"}
          400 | not json
          500 | {"__type":"InternalServerError"}
          """)
  void aCallThatTheServiceDidNotTakeIsNoUse(int status, String body) {
    canned = new Canned(status, body);

    call(PAY, PUT, PAYMENTS);

    assertThat(seen).hasSize(1);
    assertThat(authority.used()).isEmpty();
    assertThat(new UseRecord(record).read()).isEmpty();
  }

  @Test
  void aCallThatGotNoAnswerIsNoUse() {
    service.close();

    assertThatThrownBy(() -> call(PAY, PUT, PAYMENTS)).hasRootCauseInstanceOf(IOException.class);

    assertThat(authority.used()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ConditionalCheckFailedException",
    "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException"
  })
  void aWriteWhoseConditionFailedIsAUse(String type) {
    canned = new Canned(400, "{\"__type\":\"" + type + "\"}");

    call(PAY, PUT, PAYMENTS);

    assertThat(authority.used()).extracting(Grant::action).containsExactly("dynamodb:PutItem");
  }

  @Test
  void aTransactionNeedsAndUsesWhatItConsistsOf() {
    call(
        PAY,
        "DynamoDB_20120810.TransactWriteItems",
        "{\"TransactItems\":[{\"Put\":{\"TableName\":\"Payments\"}}]}");

    assertThat(seen).hasSize(1);
    assertThat(authority.used()).extracting(Grant::action).containsExactly("dynamodb:PutItem");
  }

  @Test
  void aQueueIsToBeFoundAtTheGateAlone() {
    canned = new Canned(200, "{\"QueueUrl\":\"%s/0/Queue\"}".formatted(service.uri()));

    assertThat(call(PAY, "AmazonSQS.GetQueueUrl", "{\"QueueName\":\"Queue\"}").body())
        .isEqualTo("{\"QueueUrl\":\"%s/0/Queue\"}".formatted(gate.uri()));
  }

  @Test
  void asksWhatACallConsumesAndKeepsTheAnswerToItself() {
    canned =
        new Canned(
            200,
            "{\"Item\":{\"n\":{\"N\":\"1.0\"}},"
                + "\"ConsumedCapacity\":{\"TableName\":\"Payments\",\"CapacityUnits\":0.5}}");

    HttpResponse<String> answer = call(PAY, "DynamoDB_20120810.GetItem", PAYMENTS);

    assertThat(seen.getFirst().body())
        .isEqualTo("{\"ReturnConsumedCapacity\":\"TOTAL\",\"TableName\":\"Payments\"}");
    assertThat(answer.body()).isEqualTo("{\"Item\":{\"n\":{\"N\":\"1.0\"}}}");
    assertThat(answer.headers().firstValue("x-amz-crc32")).contains(crc32(answer.body()));
    assertThat(gate.usage().capacity()).isEqualTo(Map.of("PayFunction", units("0.5", "0")));
  }

  @Test
  void leavesWhatACallConsumesToACallerWhoAsked() {
    String request = "{\"TableName\":\"Payments\",\"ReturnConsumedCapacity\":\"INDEXES\"}";
    canned = new Canned(200, "{\"ConsumedCapacity\":{\"CapacityUnits\":3.0,\"Table\":{}}}");

    HttpResponse<String> answer = call(PAY, PUT, request);

    assertThat(seen.getFirst().body()).isEqualTo(request);
    assertThat(answer.body()).isEqualTo(canned.body());
    assertThat(gate.usage().capacity()).isEqualTo(Map.of("PayFunction", units("0", "3")));
  }

  @Test
  void countsCallsAndTellsWhatCameSince() {
    call(PAY, PUT, PAYMENTS);
    Usage before = gate.usage();
    canned = new Canned(200, "{\"ConsumedCapacity\":{\"CapacityUnits\":2.0}}");
    call(PAY, PUT, PAYMENTS);
    call(PAY, PUT, PAYMENTS);
    call(PAY, "DynamoDB_20120810.Scan", PAYMENTS);

    assertThat(gate.usage().calls())
        .isEqualTo(Map.of(new Usage.Operation("PayFunction", "dynamodb:PutItem"), 3L));
    assertThat(gate.usage().since(before))
        .isEqualTo(
            new Usage(
                Map.of(new Usage.Operation("PayFunction", "dynamodb:PutItem"), 2L),
                Map.of("PayFunction", units("0", "4"))));
    assertThat(gate.usage().since(gate.usage())).isEqualTo(new Usage(Map.of(), Map.of()));
  }

  private HttpResponse<String> call(String accessKeyId, String target, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(gate.uri() + "/000000000000/Queue?a=b"))
            .header("X-Amz-Target", target)
            .header("amz-sdk-request", "attempt=1")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!accessKeyId.isEmpty()) {
      request.header(
          "Authorization",
          "AWS4-HMAC-SHA256 Credential=%s/20260101/eu-west-1/s/aws4_request, SignedHeaders=host"
              .formatted(accessKeyId));
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    seen.add(
        new Seen(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            Map.copyOf(exchange.getRequestHeaders()),
            new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
    byte[] body = canned.body().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
    exchange.getResponseHeaders().set("x-amzn-RequestId", "r-1");
    exchange.getResponseHeaders().set("x-amz-crc32", crc32(canned.body()));
    exchange.sendResponseHeaders(canned.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  private static String crc32(String text) {
    CRC32 crc32 = new CRC32();
    crc32.update(text.getBytes(UTF_8));
    return String.valueOf(crc32.getValue());
  }

  private static Usage.Capacity units(String read, String write) {
    return new Usage.Capacity(new BigDecimal(read), new BigDecimal(write));
  }

  private record Canned(int status, String body) {}

  private record Seen(String method, String path, Map<String, List<String>> headers, String body) {}
}
