package io.paykkaserverless.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.paykkaserverless.aws.http.ApiGatewayCall;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.confirmpayment.ConfirmPaymentBench;
import io.paykkaserverless.confirmplaincard.ConfirmPlainCardBench;
import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.createpayment.CreatePaymentBench;
import io.paykkaserverless.managepayment.ManageBench;
import io.paykkaserverless.paykka.signature.PaykkaSigner;
import io.paykkaserverless.receivewebhook.WebhookBench;
import io.paykkaserverless.returnfrom3ds.ReturnBench;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.function.Function;

/** Every route that reads a body, or gets one. */
final class Doors {

  private Doors() {}

  /**
   * One route.
   *
   * @param event what API Gateway would hand over for a body, from a caller who may call
   */
  record Door(String route, RequestStreamHandler handler, Function<byte[], byte[]> event) {}

  static List<Door> all() {
    WebhookBench webhook = new WebhookBench();
    CreatePaymentBench create = new CreatePaymentBench();
    ConfirmPaymentBench confirm = new ConfirmPaymentBench();
    ConfirmPlainCardBench plainCard = new ConfirmPlainCardBench();
    ReturnBench back = new ReturnBench();
    back.shopperIsAtTheBank();
    ManageBench manage = new ManageBench();
    manage.authorize();
    manage.begin(Agreements.monthly());
    return List.of(
        new Door("a signed webhook", webhook.handler, body -> signed(webhook, body)),
        door("an unsigned webhook", webhook.handler, webhook.dispute()),
        door("create", create.handler, create.sample()),
        door("confirm", confirm.handler, confirm.sample()),
        door("Apple Pay session", confirm.handler, confirm.sample("apple-pay-session")),
        door("confirm a card in clear", plainCard.handler, plainCard.card()),
        door("capture", manage.handler, manage.payment("capture-payment")),
        door("void", manage.handler, manage.payment("void-payment")),
        door("refund", manage.handler, manage.payment("refund-payment")),
        door("charge an agreement", manage.handler, manage.charge()),
        door("replay a notification", manage.handler, manage.replay()),
        door("return", back.handler, back.postFor(Payments.FIRST)));
  }

  private static Door door(String route, RequestStreamHandler handler, SampleEvent sample) {
    return new Door(route, handler, body -> withBody(sample, body).text().getBytes(UTF_8));
  }

  private static SampleEvent withBody(SampleEvent sample, byte[] body) {
    try {
      return sample.body(UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException _) {
      return sample.body(body);
    }
  }

  /** A webhook with this body, signed by PayKKa a moment ago. */
  static byte[] signed(WebhookBench bench, byte[] body) {
    ApiGatewayCall call = ApiGatewayCall.post("/webhooks/paykka").binary(body);
    new PaykkaSigner(WebhookBench.PAYKKA.getPrivate(), bench.core.clock, () -> "1234567890123456")
        .sign("POST", "/webhooks/paykka", body)
        .ofRequest("978594372956732")
        .forEach(call::header);
    return call.event();
  }
}
