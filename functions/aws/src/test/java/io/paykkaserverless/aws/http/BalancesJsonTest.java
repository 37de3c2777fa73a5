package io.paykkaserverless.aws.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.Books;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.json.JsonWriter;
import org.junit.jupiter.api.Test;

class BalancesJsonTest {

  @Test
  void saysWhatCouldBeAskedForInstead() {
    Payment authorised =
        Payments.payment()
            .state(PaymentState.AUTHORIZED)
            .captureMethod(CaptureMethod.MANUAL)
            .attempt(Payments.attempt(Payments.FIRST, PaymentState.AUTHORIZED))
            .books(Books.EMPTY.with(new Balances(1250, 250, 0, 50)))
            .build();

    assertThat(BalancesJson.possible(new JsonWriter(), authorised))
        .hasToString(
            """
            {"possible":{"able_to_capture_amount":1000,"able_to_void_amount":1000,\
            "able_to_refund_amount":200}}\
            """);
  }
}
