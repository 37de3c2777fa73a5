package io.paykkaserverless.core.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of messages and of where they go, as receivers and the queue spell them. */
class NotificationIdTest {

  @Test
  void leadsBackToItsOwner() {
    NotificationId ofPayment = NotificationId.of(Payments.ID, 7);
    NotificationId ofAgreement =
        new NotificationId(new OutboxOwner.OfAgreement(Agreements.ID), 999_999);

    assertThat(ofPayment.text()).isEqualTo("msg_" + Payments.ID + "_7");
    assertThat(NotificationId.parse(ofPayment.text())).contains(ofPayment);
    assertThat(ofAgreement.text()).isEqualTo("msg_" + Agreements.ID + "_999999");
    assertThat(NotificationId.parse(ofAgreement.text())).contains(ofAgreement);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "msg_pabcdefghabcdefghabcdefghabcdefgh",
        "msg_pabcdefghabcdefghabcdefghabcdefgh_0",
        "msg_pabcdefghabcdefghabcdefghabcdefgh_01",
        "msg_pabcdefghabcdefghabcdefghabcdefgh_1000000",
        "msg_rabcdefghabcdefghabcdefghabcdefgh_1",
        "pabcdefghabcdefghabcdefghabcdefgh_1"
      })
  void isNotWhatWeNeverGaveOut(String text) {
    assertThat(NotificationId.parse(text)).isEmpty();
  }

  @Test
  void isCountedFromOne() {
    assertThatThrownBy(() -> NotificationId.of(Payments.ID, 0))
        .hasMessage("messages are counted from 1");
  }

  @Test
  void goesToAnEndpointOrIsNoName() {
    assertThat(EndpointName.parse("ledger-2")).contains(new EndpointName("ledger-2"));
    assertThat(EndpointName.parse("Ledger")).isEmpty();
  }

  @Test
  void keepsOfAnAnswerNoMoreThanTwoHundredCharacters() {
    assertThat(attempt("x".repeat(200)).excerpt()).hasSize(200);
    assertThatThrownBy(() -> attempt("x".repeat(201)))
        .hasMessage("an excerpt has at most 200 characters");
  }

  @Test
  void speaksOfAnAttemptWhereItCameFromOne() {
    Attempt attempt = Payments.paid(Payments.FIRST);

    assertThat(content(new NotificationContent.Cause.OfAttempt(attempt)).attempt())
        .contains(attempt);
    assertThat(content(new NotificationContent.Cause.OfPayment()).attempt()).isEmpty();
  }

  private static DeliveryAttempt attempt(String excerpt) {
    return new DeliveryAttempt(Payments.NOW, 500, Duration.ZERO, excerpt);
  }

  private static NotificationContent content(NotificationContent.Cause cause) {
    Payment payment = Payments.created();
    return new NotificationContent(
        NotificationType.PAYMENT_PAID,
        1,
        Payments.NOW,
        payment,
        PaymentState.PAID,
        Balances.NONE,
        cause);
  }
}
