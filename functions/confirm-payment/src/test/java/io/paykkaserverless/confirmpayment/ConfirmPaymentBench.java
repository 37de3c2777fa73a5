package io.paykkaserverless.confirmpayment;

import io.paykkaserverless.aws.confirm.ConfirmRoute;
import io.paykkaserverless.aws.http.Callers;
import io.paykkaserverless.aws.http.FormPost;
import io.paykkaserverless.aws.http.HttpEdge;
import io.paykkaserverless.aws.http.SampleEvent;
import io.paykkaserverless.aws.secrets.TestApiKeys;
import io.paykkaserverless.aws.telemetry.InvocationLog;
import io.paykkaserverless.aws.telemetry.RecordingInvocationLog;
import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.paykka.Initiation;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.TestBench;
import io.paykkaserverless.core.storedcard.StoredCard;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The handler over fakes, and the sample request as a shopper's browser would send it. */
public final class ConfirmPaymentBench {

  private static final String SAMPLE_ID = "paaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

  /** The token in the sample {@code confirm-stored-card}. */
  public static final CardToken STORED = new CardToken("TK0000000000000001");

  public final TestBench core = new TestBench();
  public final TestApiKeys apiKeys = new TestApiKeys();
  public final ConfirmPaymentHandler handler =
      handler(new RecordingInvocationLog(), Optional.empty());

  public ConfirmPaymentHandler handler(InvocationLog log, Optional<URI> publicBaseUrl) {
    Callers callers = new Callers(apiKeys, core.clientTokens);
    return new ConfirmPaymentHandler(
        new Wiring(
            new HttpEdge(log),
            new FormPost(
                new ConfirmRoute(callers, publicBaseUrl, new InstrumentFields(), core.confirm)),
            new FormPost(new ApplePaySessionRoute(callers, core.openApplePaySession)),
            new PaymentMethodsRoute(Payments.MERCHANT, "paykkaeu", "TEST")));
  }

  public SampleEvent sample() {
    return sample("confirm-payment");
  }

  /** A sample of the events folder, for the payment {@link Payments#ID}. */
  public SampleEvent sample(String name) {
    return SampleEvent.of(name)
        .with(SAMPLE_ID, Payments.ID.value())
        .with("CLIENT_TOKEN", token(Payments.ID));
  }

  /** The shopper has the card that the sample pays with, and the payment is theirs. */
  public SampleEvent sampleWithStoredCard() {
    core.storedCards.insertUnlessPresent(
        new StoredCard(
            STORED,
            Payments.SHOPPER,
            Optional.of(Payments.CARD),
            Payments.NOW,
            StoredCard.State.USABLE));
    begin(new PaymentKind.OneOff(Optional.of(Payments.SHOPPER)));
    return sample("confirm-stored-card");
  }

  /** Puts a payment of another kind in the place of the one that is ready. */
  public void begin(PaymentKind kind) {
    core.begin(Payments.payment().kind(kind).build());
  }

  public SampleEvent sampleOfTheMerchant() {
    return sample().bearer(apiKeys.key());
  }

  public String token(PaymentId payment) {
    return core.clientTokens.issue(payment, Payments.NOW.plus(Duration.ofHours(1)));
  }

  /** What PayKKa was asked last. */
  public Initiation initiation() {
    return core.paykka.initiations().getLast();
  }
}
