package io.paykkaserverless.runner.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.json.JsonNumber;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.MalformedJson;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SecretsManagerStubTest {

  private static final String ARN = "arn:aws:secretsmanager:eu-west-1:000000000000:secret:Keys";

  private Instant now = Instant.ofEpochSecond(1000);
  private final SecretsManagerStub stub = SecretsManagerStub.start(() -> now);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    stub.close();
    client.close();
  }

  @Test
  void givesTheCurrentValueByNameAndByArn() throws Exception {
    stub.put("Keys", "v1");

    assertThat(value("{\"SecretId\":\"Keys\"}")).contains("v1");
    assertThat(value("{\"SecretId\":\"" + ARN + "\"}")).contains("v1");
  }

  @Test
  void keepsThePreviousValueOfARotation() throws Exception {
    call("CreateSecret", "{\"Name\":\"Keys\",\"SecretString\":\"v1\"}");
    call("PutSecretValue", "{\"SecretId\":\"Keys\",\"SecretString\":\"v2\"}");

    assertThat(value("{\"SecretId\":\"Keys\"}")).contains("v2");
    assertThat(value("{\"SecretId\":\"Keys\",\"VersionStage\":\"AWSPREVIOUS\"}")).contains("v1");
    assertThat(
            call("DescribeSecret", "{\"SecretId\":\"Keys\"}")
                .object("VersionIdsToStages")
                .orElseThrow()
                .fields())
        .hasSize(2);
  }

  @Test
  void aWriteThatIsRepeatedIsOneVersionNamedByItsToken() throws Exception {
    stub.put("Keys", "v1");
    String write = "{\"SecretId\":\"Keys\",\"SecretString\":\"v2\",\"ClientRequestToken\":\"t2\"}";

    call("PutSecretValue", write);

    assertThat(call("PutSecretValue", write).text("VersionId")).contains("t2");
    assertThat(value("{\"SecretId\":\"Keys\",\"VersionStage\":\"AWSPREVIOUS\"}")).contains("v1");
    assertThat(call("PutSecretValue", write.replace("v2", "v3")).text("__type"))
        .contains("ResourceExistsException");
    assertThat(value("{\"SecretId\":\"Keys\"}")).contains("v2");
  }

  @Test
  void remembersTheTokenOfEveryWriteNotOfTheLastAlone() throws Exception {
    stub.put("Keys", "v1");
    String write = "{\"SecretId\":\"Keys\",\"SecretString\":\"v2\",\"ClientRequestToken\":\"t2\"}";
    call("PutSecretValue", write);
    stub.put("Keys", "v3");

    assertThat(call("PutSecretValue", write.replace("v2", "v4")).text("__type"))
        .contains("ResourceExistsException");
    assertThat(value("{\"SecretId\":\"Keys\"}")).contains("v3");
  }

  @Test
  void knowsNoSecretThatWasNotPutIn() throws Exception {
    assertThat(call("GetSecretValue", "{\"SecretId\":\"Other\"}").text("__type"))
        .contains("ResourceNotFoundException");
    call("CreateSecret", "{\"Name\":\"Empty\"}");
    assertThat(call("GetSecretValue", "{\"SecretId\":\"Empty\"}").text("__type"))
        .contains("ResourceNotFoundException");
  }

  @Test
  void movesTheCurrentStageBackAndSaysWhenTheSecretWasChangedLast() throws Exception {
    stub.put("Keys", "v1");
    now = now.plusSeconds(60);
    stub.put("Keys", "v2");
    now = now.plusSeconds(60);
    stub.moveCurrentBack("Keys");

    assertThat(value("{\"SecretId\":\"Keys\"}")).contains("v1");
    assertThat(value("{\"SecretId\":\"Keys\",\"VersionStage\":\"AWSPREVIOUS\"}")).contains("v2");
    assertThat(call("GetSecretValue", "{\"SecretId\":\"Keys\"}").get("CreatedDate"))
        .contains(new JsonNumber("1000"));
    assertThat(call("DescribeSecret", "{\"SecretId\":\"Keys\"}").get("LastChangedDate"))
        .contains(new JsonNumber("1120"));
  }

  @Test
  void printsNoValue() {
    assertThat(StoredSecret.empty("Keys").withValue("id", "v1", Instant.EPOCH).toString())
        .doesNotContain("v1");
  }

  private Optional<String> value(String request) throws Exception {
    return call("GetSecretValue", request).text("SecretString");
  }

  private JsonObject call(String operation, String body)
      throws IOException, InterruptedException, MalformedJson {
    HttpRequest request =
        HttpRequest.newBuilder(stub.endpoint())
            .header("X-Amz-Target", "secretsmanager." + operation)
            .POST(BodyPublishers.ofString(body))
            .build();
    return JsonReader.readObject(client.send(request, BodyHandlers.ofByteArray()).body());
  }
}
