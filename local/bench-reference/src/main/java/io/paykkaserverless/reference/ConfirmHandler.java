package io.paykkaserverless.reference;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** {@code POST /payments/{id}/confirm}: check, read, write, ask PayKKa, write, send. */
public final class ConfirmHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

  private static final Logger LOG = LoggerFactory.getLogger(ConfirmHandler.class);

  private final ObjectMapper json = new ObjectMapper();
  private final Configuration configuration =
      Configuration.read(SecretsManagerClient.create(), json);
  private final ShopperTokens tokens = new ShopperTokens(configuration);
  private final PaykkaClient paykka =
      new PaykkaClient(
          configuration, new Signatures(configuration), json, System.getenv("PAYKKA_API_URL"));
  private final Payments payments =
      new Payments(DynamoDbClient.create(), SqsClient.create(), System.getenv());

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return PowertoolsLogging.withLogging(context, () -> answer(event));
  }

  private APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
    try {
      String id = event.getPathParameters().get("id");
      String token = event.getHeaders().getOrDefault("authorization", "");
      if (id == null || !tokens.allows(token.replaceFirst("^Bearer ", ""), id)) {
        LOG.warn("confirm refused");
        return Responses.json(401, json.writeValueAsString(Map.of("title", "Unauthorized")));
      }
      PaymentBean payment = payments.find(id);
      if (!payment.getStatus().equals("CREATED")) {
        return Responses.json(409, json.writeValueAsString(Map.of("title", "Conflict")));
      }
      pay(payment, json.readTree(event.getBody()));
      return Responses.json(
          200,
          json.writeValueAsString(
              Map.of(
                  "id", payment.getId(),
                  "status", payment.getStatus(),
                  "amount", payment.getAmount(),
                  "currency", payment.getCurrency())));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }

  private void pay(PaymentBean payment, JsonNode means) throws JsonProcessingException {
    AttemptBean attempt = new AttemptBean();
    attempt.setTransId(
        String.format(Locale.ROOT, "%sa%02d", payment.getId(), payment.getAttempts().size() + 1));
    attempt.setStatus("PROCESSING");
    attempt.setStartedAt(Instant.now().toString());
    payment.getAttempts().add(attempt);
    payment.setStatus("PROCESSING");
    payments.write(payment, "payment.processing", attempt.getTransId());
    JsonNode reply = paykka.pay(request(payment, attempt, means));
    String status = reply.path("status").asText("UNKNOWN");
    payment.setStatus(status.equals("SUCCESS") ? "PAID" : status);
    attempt.setStatus(status);
    attempt.setOrderId(reply.path("order_id").asText());
    EventBean event =
        payments.write(
            payment,
            "payment." + payment.getStatus().toLowerCase(Locale.ROOT),
            json.writeValueAsString(reply));
    payments.announce(event);
    LOG.info("{} is {}", payment.getId(), payment.getStatus());
  }

  private Map<String, Object> request(PaymentBean payment, AttemptBean attempt, JsonNode means) {
    return Map.of(
        "merchant_id", configuration.merchantId(),
        "payment_type", "PURCHASE",
        "trans_id", attempt.getTransId(),
        "amount", payment.getAmount(),
        "currency", payment.getCurrency(),
        "return_url", payment.getReturnUrl(),
        "payment", means.path("card"),
        "browser", means.path("browser"));
  }
}
