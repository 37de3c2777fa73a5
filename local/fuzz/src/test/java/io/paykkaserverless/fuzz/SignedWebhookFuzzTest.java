package io.paykkaserverless.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import io.paykkaserverless.aws.http.ApiGatewayCall;
import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.core.parked.EventBody;
import io.paykkaserverless.core.parked.ParkedEvent;
import io.paykkaserverless.core.parked.ParkedReason;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.paykka.signature.PaykkaSigner;
import io.paykkaserverless.receivewebhook.WebhookBench;
import java.io.IOException;

/** A webhook with any body, which PayKKa really signed: a bug of theirs, or a new kind of event. */
class SignedWebhookFuzzTest {

  @DictionaryFile(resourcePath = "words.dict")
  @FuzzTest
  void isTakenInOrKeptAndNeverLost(byte[] body) throws IOException {
    WebhookBench bench = new WebhookBench();
    Payment before = bench.core.payment();
    ApiGatewayCall call = ApiGatewayCall.post("/webhooks/paykka").binary(body);
    new PaykkaSigner(WebhookBench.PAYKKA.getPrivate(), bench.core.clock, () -> "1234567890123456")
        .sign("POST", "/webhooks/paykka", body)
        .ofRequest("978594372956732")
        .forEach(call::header);
    Answer answer = call.to(bench.handler);

    assertThat(answer.status()).isEqualTo(200);
    Payment after = bench.core.payment();
    JsonNode json = StrictJson.read(body);
    if (!json.isObject()) {
      assertThat(bench.core.parked.all())
          .extracting(ParkedEvent::reason)
          .containsExactly(ParkedReason.MALFORMED);
    }
    if (!bench.core.parked.all().isEmpty()) {
      assertThat(after).isEqualTo(before);
      assertThat(bench.core.parked.all().getFirst().body()).isEqualTo(EventBody.of(body));
    } else {
      assertIsAboutThePayment(json);
    }
    if (after.state() != before.state()) {
      assertThat(json.path("amount").asText()).isEqualTo("1250");
      assertThat(json.path("currency").asText()).isEqualTo("EUR");
    }
  }

  private static void assertIsAboutThePayment(JsonNode json) {
    assertThat(json.path("merchant_id").asText()).isEqualTo(Payments.MERCHANT.value());
    assertThat(json.path("trans_id").asText() + json.path("refund_trans_id").asText())
        .contains(Payments.ID.value());
  }
}
