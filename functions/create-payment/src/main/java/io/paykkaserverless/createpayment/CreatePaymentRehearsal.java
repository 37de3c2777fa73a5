package io.paykkaserverless.createpayment;

import io.paykkaserverless.aws.snapstart.Stage;
import io.paykkaserverless.aws.snapstart.StagedRequest;
import io.paykkaserverless.json.JsonWriter;
import java.io.IOException;

/** The merchant creates payments. */
final class CreatePaymentRehearsal {

  private CreatePaymentRehearsal() {}

  static void play(Stage stage) throws IOException {
    CreatePaymentHandler handler = new CreatePaymentHandler(Wiring.in(stage.surroundings()));
    String body =
        new JsonWriter()
            .put("amount", 1250)
            .put("currency", "EUR")
            .put("reference", "rehearsal")
            .put("description", "rehearsal")
            .put("return_url", Stage.SHOP + "/result")
            .beginObject("customer")
            .put("email", "rehearsal@shop.example")
            .end()
            .toString();
    StagedRequest request = StagedRequest.of("POST", "/payments").bearer(stage.apiKey()).json(body);
    for (int round = 0; round < Stage.ROUNDS; round++) {
      stage.call(handler, request.header("idempotency-key", "rehearsal-" + round), 201);
    }
  }
}
