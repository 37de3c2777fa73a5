package io.paykkaserverless.confirmpayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.ApiGatewayCall.Answer;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.core.payment.Payments;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** {@code GET /payment-methods}. */
class PaymentMethodsTest {

  private final ConfirmPaymentBench bench = new ConfirmPaymentBench();

  @Test
  void tellsAnybodyWhatTheWalletsScriptsWantToKnow() throws IOException {
    Answer answer = SampleEvent.of("payment-methods").to(bench.handler);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            """
            {"merchant_id":"%1$s","payment_methods":["BANKCARD","APPLE_PAY","GOOGLE_PAY"],\
            "card_networks":["VISA","MASTERCARD","JCB","AMEX","DISCOVER","DINERS"],\
            "apple_pay":{"supported_networks":["visa","masterCard","jcb","amex","discover"],\
            "merchant_capabilities":["supports3DS"]},\
            "google_pay":{"environment":"TEST","gateway":"paykkaeu",\
            "gateway_merchant_id":"%1$s","allowed_auth_methods":["PAN_ONLY","CRYPTOGRAM_3DS"],\
            "allowed_card_networks":["AMEX","DISCOVER","MASTERCARD","VISA"]}}\
            """
                .formatted(Payments.MERCHANT));
  }

  @Test
  void needsNeitherStoreNorPaykka() throws IOException {
    bench.core.store.breakDown();

    assertThat(SampleEvent.of("payment-methods").to(bench.handler).status()).isEqualTo(200);
    assertThat(bench.core.paykka.queries()).isZero();
  }
}
