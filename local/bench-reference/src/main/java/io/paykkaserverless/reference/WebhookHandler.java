package io.paykkaserverless.reference;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** {@code POST /webhooks/paykka}: verify, read, write in a transaction, send. */
public final class WebhookHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookHandler.class);
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final ObjectMapper json = new ObjectMapper();
  private final Configuration configuration =
      Configuration.read(SecretsManagerClient.create(), json);
  private final Signatures signatures = new Signatures(configuration);
  private final Payments payments =
      new Payments(DynamoDbClient.create(), SqsClient.create(), System.getenv());

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return PowertoolsLogging.withLogging(context, () -> answer(event));
  }

  private APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
    try {
      if (!isSigned(event)) {
        LOG.warn("webhook refused");
        return Responses.json(401, json.writeValueAsString(Map.of("ret_code", "401")));
      }
      apply(json.readTree(event.getBody()), event.getBody());
      return Responses.json(
          200, json.writeValueAsString(Map.of("ret_code", "000000", "ret_msg", "Success")));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }

  private boolean isSigned(APIGatewayV2HTTPEvent event) {
    Map<String, String> headers = event.getHeaders();
    String timestamp = headers.getOrDefault("x-paykka-timestamp", "0");
    Instant signedAt = Instant.ofEpochMilli(Long.parseLong(timestamp));
    if (Duration.between(signedAt, Instant.now()).abs().compareTo(WINDOW) > 0) {
      return false;
    }
    return signatures.verify(
        event.getRawPath(),
        timestamp,
        headers.getOrDefault("x-paykka-nonce", ""),
        event.getBody(),
        headers.getOrDefault("x-paykka-sign", ""));
  }

  private void apply(JsonNode report, String body) {
    String transId = report.path("trans_id").asText();
    PaymentBean payment = payments.find(transId.substring(0, transId.lastIndexOf('a')));
    if (payment.getAmount() != report.path("amount").asLong()
        || !payment.getCurrency().equals(report.path("currency").asText())
        || !payment.getMerchantId().equals(report.path("merchant_id").asText())) {
      throw new IllegalArgumentException("the webhook does not fit " + payment.getId());
    }
    if (payment.getStatus().equals("PAID")) {
      LOG.info("known already: {}", payment.getId());
      return;
    }
    boolean paid = report.path("status").asText().equals("SUCCESS");
    payment.setStatus(paid ? "PAID" : "DECLINED");
    AttemptBean attempt = payment.getAttempts().getLast();
    attempt.setStatus(report.path("status").asText());
    attempt.setOrderId(report.path("order_id").asText());
    EventBean event = payments.write(payment, paid ? "payment.paid" : "payment.declined", body);
    payments.announce(event);
    LOG.info("applied {} to {}", event.getType(), payment.getId());
  }
}
