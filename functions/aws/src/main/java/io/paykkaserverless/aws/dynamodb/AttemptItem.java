package io.paykkaserverless.aws.dynamodb;

import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.card.PaymentMethod;
import io.paykkaserverless.core.card.RecurringAgreementId;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentState;
import java.net.URI;

/** An attempt as a map inside its payment's item. */
final class AttemptItem {

  private AttemptItem() {}

  static void write(ItemWriter map, Attempt attempt) {
    map.number("n", attempt.id().number())
        .text("c", attempt.claim())
        .time("t", attempt.startedAt())
        .unlessUsual("m", attempt.method(), PaymentMethod.BANKCARD)
        .text("s", attempt.state().name())
        .text("o", attempt.orderId().map(PaykkaOrderId::value))
        .text("u", attempt.authenticationUrl().map(URI::toString))
        .text("to", attempt.token().map(CardToken::value))
        .text("ra", attempt.agreement().map(RecurringAgreementId::value));
    FailureItem.write(map, attempt.failure());
    CardItem.write(map, attempt.card());
  }

  static Attempt read(PaymentId payment, ItemReader map) {
    return new Attempt(
        map.number("n", number -> new AttemptId(payment, Math.toIntExact(number))),
        map.text("c"),
        map.time("t"),
        map.optional("m", PaymentMethod::valueOf).orElse(PaymentMethod.BANKCARD),
        map.text("s", PaymentState::valueOf),
        map.optional("o", PaykkaOrderId::new),
        map.optional("u", URI::create),
        FailureItem.read(map),
        CardItem.read(map),
        map.optional("to", CardToken::new),
        map.optional("ra", RecurringAgreementId::new));
  }
}
