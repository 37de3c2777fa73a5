package io.paykkaserverless.runner.iam;

import io.paykkaserverless.json.JsonArray;
import io.paykkaserverless.json.JsonNumber;
import io.paykkaserverless.json.JsonObject;
import io.paykkaserverless.json.JsonReader;
import io.paykkaserverless.json.JsonValue;
import io.paykkaserverless.json.JsonWriter;
import io.paykkaserverless.json.MalformedJson;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks DynamoDB what a call consumes, without its caller's knowledge where that did not ask.
 *
 * @param operation the call's
 * @param callerAsked whether the caller wants to see it
 */
record CapacityQuestion(String operation, boolean callerAsked) {

  private static final String ASK = "ReturnConsumedCapacity";
  private static final String TOLD = "ConsumedCapacity";
  private static final Set<String> READS =
      Set.of("GetItem", "BatchGetItem", "Query", "Scan", "TransactGetItems");
  private static final Set<String> WRITES =
      Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");

  /** The question for a call; empty for one that consumes nothing. */
  static Optional<CapacityQuestion> about(ApiCall call, JsonObject body) {
    return call.service() == AwsService.DYNAMODB
            && (READS.contains(call.operation()) || WRITES.contains(call.operation()))
        ? Optional.of(new CapacityQuestion(call.operation(), body.get(ASK).isPresent()))
        : Optional.empty();
  }

  /** The request with the question in it, otherwise byte for byte as it came. */
  byte[] ask(JsonObject request, byte[] body) {
    if (callerAsked) {
      return body;
    }
    int start = 0;
    while (body[start] != '{') {
      start++;
    }
    ByteArrayOutputStream asking = new ByteArrayOutputStream(body.length + 64);
    asking.write(body, 0, start + 1);
    asking.writeBytes(
        ("\"" + ASK + "\":\"TOTAL\"" + (request.fields().isEmpty() ? "" : ","))
            .getBytes(StandardCharsets.UTF_8));
    asking.write(body, start + 1, body.length - start - 1);
    return asking.toByteArray();
  }

  /** What a successful answer says; the body as it came where it says nothing. */
  Told read(byte[] body) {
    JsonObject answer;
    try {
      answer = JsonReader.readObject(body);
    } catch (MalformedJson _) {
      return new Told(Usage.Capacity.NONE, body);
    }
    Optional<JsonValue> told = answer.get(TOLD);
    if (told.isEmpty()) {
      return new Told(Usage.Capacity.NONE, body);
    }
    BigDecimal units = units(told.get());
    Usage.Capacity consumed =
        READS.contains(operation)
            ? new Usage.Capacity(units, BigDecimal.ZERO)
            : new Usage.Capacity(BigDecimal.ZERO, units);
    return new Told(consumed, callerAsked ? body : without(answer));
  }

  private static byte[] without(JsonObject answer) {
    JsonWriter rest = new JsonWriter();
    answer
        .fields()
        .forEach(
            (name, value) -> {
              if (!name.equals(TOLD)) {
                rest.put(name, value);
              }
            });
    return rest.toBytes();
  }

  /** One figure for one table; batches and transactions give a list of them. */
  private static BigDecimal units(JsonValue told) {
    List<JsonValue> tables = told instanceof JsonArray(List<JsonValue> all) ? all : List.of(told);
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonValue table : tables) {
      if (table instanceof JsonObject named
          && named.get("CapacityUnits").orElse(new JsonValue.JsonNull())
              instanceof JsonNumber(String literal)) {
        sum = sum.add(new BigDecimal(literal));
      }
    }
    return sum;
  }

  /**
   * What an answer said.
   *
   * @param consumed zero where it does not say
   * @param body what the caller gets to see
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Told(Usage.Capacity consumed, byte[] body) {}
}
