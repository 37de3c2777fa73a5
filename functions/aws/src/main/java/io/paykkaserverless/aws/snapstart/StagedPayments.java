package io.paykkaserverless.aws.snapstart;

import io.paykkaserverless.aws.Adapters;
import io.paykkaserverless.aws.JsonNotificationFormat;
import io.paykkaserverless.aws.Surroundings;
import io.paykkaserverless.aws.configuration.Variables;
import io.paykkaserverless.core.card.PaymentMethod;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.order.OrderDetails;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.AuthorisationType;
import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.ChallengeIndicator;
import io.paykkaserverless.core.payment.CredentialLedger;
import io.paykkaserverless.core.payment.Fingerprint;
import io.paykkaserverless.core.payment.IdempotencyKey;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.PaymentStore;
import io.paykkaserverless.core.payment.PaymentTransitions;
import io.paykkaserverless.core.payment.PaymentWriter;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.Terms;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Payments to rehearse with, in the stage's table. All that happened to them is an hour ago. */
public final class StagedPayments {

  /** What each is for. */
  public static final Money AMOUNT = Money.of(1250, "EUR");

  private static final Duration AGO = Duration.ofHours(1);
  private static final Duration LIFETIME = Duration.ofHours(2);
  private static final int ATTEMPTS_MAX = 1;

  private final Adapters aws;
  private final PaymentStore store;
  private final PaymentWriter writer;
  private final InstantSource earlier;

  /** In surroundings that have the variables of whatever writes payments. */
  public StagedPayments(Surroundings surroundings) {
    this.aws =
        Adapters.of(
            surroundings,
            Variables.PAYMENTS_TABLE,
            Variables.RETENTION_DAYS,
            Variables.NOTIFICATION_QUEUE_URL,
            Variables.PAYKKA_MERCHANT_ID);
    this.store = aws.store();
    this.earlier = () -> aws.clock().instant().minus(AGO).truncatedTo(ChronoUnit.MILLIS);
    this.writer =
        new PaymentWriter(
            store,
            aws.archiving(),
            new CredentialLedger(aws.storedCards(), aws.agreements()),
            new PaymentTransitions(
                aws.get(Variables.PAYKKA_MERCHANT_ID),
                new JsonNotificationFormat(),
                earlier,
                aws.ids()),
            aws.notificationQueue(),
            aws.signals());
  }

  /**
   * One that nobody has tried to pay.
   *
   * @param number another one for each
   */
  public Payment created(int number) {
    Instant at = earlier.instant();
    PaymentId id =
        PaymentId.derive(
            aws.get(Variables.PAYKKA_MERCHANT_ID),
            "rehearsal",
            new IdempotencyKey("rehearsal-" + number));
    Terms terms =
        new Terms(
            AMOUNT,
            "rehearsal",
            Optional.of("rehearsal"),
            Optional.of(URI.create(Stage.SHOP + "/result")),
            CaptureMethod.AUTOMATIC,
            AuthorisationType.FINAL_AUTH,
            ChallengeIndicator.AUTO,
            new PaymentKind.OneOff(Optional.empty()),
            new Fingerprint("0".repeat(64)),
            at,
            at.plus(LIFETIME));
    Payment payment = Payment.created(id, terms, OrderDetails.NONE);
    store.insert(payment);
    return payment;
  }

  /** One of which PayKKa has been asked and has not answered. */
  public Payment processing(int number) {
    return writer
        .startAttempt(created(number), Speaker.SHOPPER, PaymentMethod.BANKCARD, ATTEMPTS_MAX)
        .payment();
  }

  /** One that is paid, of which the merchant must be told. */
  public Payment paid(int number) {
    Payment payment = processing(number);
    AttemptId attempt = payment.attempts().getLast().id();
    TransactionReport report =
        new TransactionReport(
            attempt.transId(),
            Optional.of(aws.get(Variables.PAYKKA_MERCHANT_ID)),
            Optional.of(AMOUNT),
            Optional.of(new PaykkaOrderId("rehearsal")),
            TransactionStatus.SUCCESS,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return writer.report(payment, attempt, report, Speaker.PAYKKA_REPLY).payment();
  }
}
