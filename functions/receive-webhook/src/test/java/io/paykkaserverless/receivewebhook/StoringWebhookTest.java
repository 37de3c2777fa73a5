package io.paykkaserverless.receivewebhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.core.agreement.Agreement;
import io.paykkaserverless.core.agreement.AgreementState;
import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.agreement.ChargePlan;
import io.paykkaserverless.core.agreement.Schedules;
import io.paykkaserverless.core.card.AgreementCredential;
import io.paykkaserverless.core.parked.ParkedEvent;
import io.paykkaserverless.core.parked.ParkedReason;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Signals.Signal;
import io.paykkaserverless.core.storedcard.StoredCard;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Webhooks of payments that leave a stored card or an agreement behind. */
class StoringWebhookTest {

  private static final String TOKEN =
      """
      "shopper_reference":"%s","token":"%s"\
      """
          .formatted(Payments.SHOPPER, Payments.TOKEN);
  private static final String TOKEN_AND_AGREEMENT =
      """
      %s,"recurring_agreement_id":"%s"\
      """
          .formatted(TOKEN, Payments.PAYKKA_AGREEMENT);

  @Test
  void keepsACardThatPaykkaStored() throws IOException {
    WebhookBench bench =
        WebhookBench.afterALostAnswer(new PaymentKind.StoringCard(Payments.SHOPPER));

    assertTaken(bench, bench.successThatStored(TOKEN));
    StoredCard card = bench.core.storedCards.find(Payments.TOKEN).orElseThrow();
    assertThat(card.shopper()).isEqualTo(Payments.SHOPPER);
    assertThat(card.state()).isEqualTo(StoredCard.State.USABLE);
    assertThat(bench.core.told()).containsExactly("payment.paid", "token.created");
  }

  @Test
  void opensAnAgreement() throws IOException {
    WebhookBench bench =
        WebhookBench.afterALostAnswer(
            new PaymentKind.FirstRecurring(Payments.SHOPPER, Optional.of(Schedules.monthly())));

    assertTaken(bench, bench.successThatStored(TOKEN_AND_AGREEMENT));
    Agreement agreement = bench.core.agreements.find(Agreements.ID).orElseThrow();
    assertThat(agreement.state()).isEqualTo(AgreementState.ACTIVE);
    assertThat(agreement.credential())
        .isEqualTo(new AgreementCredential(Payments.PAYKKA_AGREEMENT, Payments.TOKEN));
    assertThat(agreement.plan()).contains(ChargePlan.of(Schedules.monthly()));
    assertThat(bench.core.told()).containsExactly("payment.paid", "agreement.created");
  }

  @Test
  void opensAnAgreementOnceThoughTheWebhookComesTwice() throws IOException {
    WebhookBench bench =
        WebhookBench.afterALostAnswer(
            new PaymentKind.FirstRecurring(Payments.SHOPPER, Optional.empty()));
    assertTaken(bench, bench.successThatStored(TOKEN_AND_AGREEMENT));
    bench.core.pauseAgreement.pause(Agreements.ID);

    assertTaken(bench, bench.successThatStored(TOKEN_AND_AGREEMENT));
    assertThat(bench.core.agreements.find(Agreements.ID).orElseThrow().state())
        .isEqualTo(AgreementState.PAUSED);
  }

  @Test
  void keepsNothingThatTheShopperDidNotAgreeTo() throws IOException {
    WebhookBench bench = WebhookBench.afterALostAnswer(PaymentKind.oneOff());

    assertTaken(bench, bench.successThatStored(TOKEN_AND_AGREEMENT));
    assertThat(bench.core.storedCards.find(Payments.TOKEN)).isEmpty();
    assertThat(bench.core.agreements.find(Agreements.ID)).isEmpty();
    assertThat(bench.core.told()).containsExactly("payment.paid");
  }

  @Test
  void takesInNothingOfAReportOfAnotherShopper() throws IOException {
    WebhookBench bench =
        WebhookBench.afterALostAnswer(new PaymentKind.StoringCard(Payments.SHOPPER));
    SampleEvent event =
        bench.successThatStored(TOKEN.replace(Payments.SHOPPER.value(), "somebody-else"));

    assertThat(bench.signed(event).to(bench.handler).status()).isEqualTo(200);
    assertThat(bench.core.parked.all())
        .extracting(ParkedEvent::reason)
        .containsExactly(ParkedReason.SHOPPER_DIFFERS);
    assertThat(bench.core.signals.raised()).contains(Signal.REPORT_MISMATCH);
    assertThat(bench.core.payment().state()).isEqualTo(PaymentState.UNKNOWN);
    assertThat(bench.core.storedCards.find(Payments.TOKEN)).isEmpty();
  }

  private static void assertTaken(WebhookBench bench, SampleEvent event) throws IOException {
    assertThat(bench.signed(event).to(bench.handler).status()).isEqualTo(200);
    assertThat(bench.core.payment().state()).isEqualTo(PaymentState.PAID);
  }
}
