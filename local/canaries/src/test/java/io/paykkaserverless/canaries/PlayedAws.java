package io.paykkaserverless.canaries;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.paykkaserverless.canaries.PlayedConnection.Request;
import io.paykkaserverless.http.HttpAnswer;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * DynamoDB, which is DynamoDB Local; a queue, which keeps what it gets; and Secrets Manager. Each
 * fails as it is told to.
 */
final class PlayedAws {

  private static final Map<String, String> JSON =
      Map.of("Content-Type", "application/x-amz-json-1.0");

  private final URI dynamoDb;
  private final Map<String, String> secrets;
  private final List<String> messages = Collections.synchronizedList(new ArrayList<>());

  PlayedAws(URI dynamoDb, Map<String, String> secrets) {
    this.dynamoDb = dynamoDb;
    this.secrets = secrets;
  }

  /** The messages that nobody has taken yet, which are forgotten with this. */
  List<String> take() {
    synchronized (messages) {
      List<String> taken = List.copyOf(messages);
      messages.clear();
      return taken;
    }
  }

  HttpAnswer dynamoDb(Request request, Fault fault) throws IOException {
    return switch (fault) {
      case STORE_REFUSES -> refusal("AccessDeniedException", request);
      case STORE_BREAKS -> answer(500, "InternalServerError: " + quoted(request));
      case STORE_IS_CUT_OFF -> throw new IOException("cut off after " + quoted(request));
      case STORE_ANSWERS_GARBAGE -> answer(200, quoted(request) + "{\"Item\":");
      case STORE_HAS_NONSENSE ->
          answer(
              200,
              "{\"Item\":{\"pk\":{\"S\":\"x\"},\"sk\":{\"S\":\"y\"},\"v\":{\"S\":\"z\"}},\"Items\":[{\"pk\":{\"S\":\"x\"}}]}");
      default -> forward(request);
    };
  }

  HttpAnswer sqs(Request request, Fault fault) throws IOException {
    return switch (fault) {
      case QUEUE_REFUSES -> refusal("AccessDeniedException", request);
      case QUEUE_BREAKS -> answer(500, "InternalFailure: " + quoted(request));
      case QUEUE_ANSWERS_GARBAGE -> answer(200, quoted(request) + "{");
      default -> taken(request);
    };
  }

  HttpAnswer secretsManager(Request request, Fault fault) throws IOException {
    String id = json(request.body()).text("SecretId").orElse("");
    String secret = secrets.getOrDefault(id, "");
    JsonWriter answer = new JsonWriter().put("Name", id).put("VersionId", "1");
    return switch (fault) {
      case SECRETS_ARE_REFUSED -> refusal("AccessDeniedException", request);
      case SECRETS_ARE_MALFORMED ->
          answer(200, answer.put("SecretString", "<" + secret + ">").toString());
      case SECRETS_COME_AS_GARBAGE ->
          answer(
              200,
              "{\"Name\":"
                  + secret.replaceAll("[^0-9A-Za-z_]", "")
                  + ",\"SecretString\":\""
                  + secret);
      default -> answer(200, answer.put("SecretString", secret).toString());
    };
  }

  /** Everything in the table, as DynamoDB sends it: attributes of every type, and their names. */
  List<String> everyItem(String table) throws IOException {
    List<String> pages = new ArrayList<>();
    String rest = "";
    while (pages.isEmpty() || !rest.isEmpty()) {
      String page = text(call("Scan", "{\"TableName\":\"" + table + "\"" + rest + "}"));
      pages.add(page);
      rest =
          json(page.getBytes(UTF_8))
              .object("LastEvaluatedKey")
              .map(key -> written(new JsonWriter().put("ExclusiveStartKey", key)))
              .orElse("");
    }
    return pages;
  }

  /** As a further member of an object. */
  private static String written(JsonWriter member) {
    String object = member.toString();
    return "," + object.substring(1, object.length() - 1);
  }

  /** Does something that no function of ours is asked for. */
  HttpAnswer call(String operation, String body) throws IOException {
    Map<String, String> headers =
        Map.of(
            "x-amz-target",
            "DynamoDB_20120810." + operation,
            "content-type",
            "application/x-amz-json-1.0",
            "authorization",
            "AWS4-HMAC-SHA256 Credential=nobody/20261101/eu-central-1/dynamodb/aws4_request,"
                + " SignedHeaders=host, Signature=none");
    HttpAnswer answer = forward(new Request(dynamoDb, headers, body.getBytes(UTF_8)));
    if (answer.status() != 200) {
      throw new AssertionError(operation + ": " + text(answer));
    }
    return answer;
  }

  static String text(HttpAnswer answer) {
    return new String(answer.body(), UTF_8);
  }

  private HttpAnswer forward(Request request) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) dynamoDb.toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    for (String name : List.of("x-amz-target", "content-type", "authorization", "x-amz-date")) {
      String value = request.headers().get(name);
      if (value != null) {
        connection.setRequestProperty(name, value);
      }
    }
    connection.getOutputStream().write(request.body());
    int status = connection.getResponseCode();
    try (var body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      return new HttpAnswer(status, JSON, body.readAllBytes());
    }
  }

  private HttpAnswer taken(Request request) throws IOException {
    JsonWriter answer = new JsonWriter();
    if (request.target().endsWith(".SendMessage")) {
      String message = json(request.body()).text("MessageBody").orElse("");
      messages.add(message);
      answer.put("MessageId", "message-1").put("MD5OfMessageBody", md5(message));
    }
    return answer(200, answer.toString());
  }

  private static HttpAnswer refusal(String type, Request request) {
    return answer(
        400,
        new JsonWriter().put("__type", type).put("message", "not " + quoted(request)).toString());
  }

  private static HttpAnswer answer(int status, String body) {
    return new HttpAnswer(status, JSON, body.getBytes(UTF_8));
  }

  private static String quoted(Request request) {
    return new String(request.body(), ISO_8859_1);
  }

  private static JsonObject json(byte[] body) throws IOException {
    try {
      return JsonReader.readObject(body);
    } catch (MalformedJson e) {
      throw new IOException("AWS's requests are JSON", e);
    }
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
