package io.paykkaserverless.core.payment;

import io.paykkaserverless.core.agreement.Schedules;
import io.paykkaserverless.core.card.CardSummary;
import io.paykkaserverless.core.card.CardToken;
import io.paykkaserverless.core.card.PaymentMethod;
import io.paykkaserverless.core.card.RecurringAgreementId;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.Books;
import io.paykkaserverless.core.operation.OperationEvent;
import io.paykkaserverless.core.operation.Operations;
import io.paykkaserverless.core.order.Orders;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Ready payments for tests: one order of 12.50 EUR at each point of its life. Begin with {@link
 * #payment()} to make others.
 */
public final class Payments {

  /** When everything here begins. */
  public static final Instant NOW = Instant.parse("2026-11-23T10:15:30.123Z");

  public static final PaymentId ID = new PaymentId("p" + "abcdefgh".repeat(4));
  public static final PaymentId OTHER_ID = new PaymentId("p" + "76543276".repeat(4));
  public static final AttemptId FIRST = new AttemptId(ID, 1);
  public static final AttemptId SECOND = new AttemptId(ID, 2);
  public static final Money AMOUNT = Money.of(1250, "EUR");
  public static final MerchantId MERCHANT = new MerchantId("18356675706144");
  public static final PaykkaOrderId ORDER_ID = new PaykkaOrderId("GW20261123101530000001");
  public static final URI AUTHENTICATION_URL =
      URI.create("https://3ds.paykka.example/challenge?session=5f2c9e");
  public static final CardSummary CARD = new CardSummary("VISA", "4242");
  public static final ShopperReference SHOPPER = new ShopperReference("shopper-7");
  public static final CardToken TOKEN = new CardToken("TK20231435132143229");
  public static final RecurringAgreementId PAYKKA_AGREEMENT =
      new RecurringAgreementId("RA4264524535435435");
  public static final Failure FAILURE = new Failure(FailureReason.CARD_DECLINED, "10005");

  private Payments() {}

  /** A builder that starts as {@link #created()}. */
  public static PaymentBuilder payment() {
    return new PaymentBuilder();
  }

  /** Version 1: priced by the merchant, not tried yet. */
  public static Payment created() {
    return payment().build();
  }

  /** Version 2: the first attempt is written down. */
  public static Payment processing() {
    return payment()
        .version(2)
        .state(PaymentState.PROCESSING)
        .attempt(started(FIRST))
        .history(attemptStarted(FIRST, PaymentState.CREATED))
        .build();
  }

  /** Version 3: the shopper must pass 3-D Secure. */
  public static Payment awaitingShopper() {
    return payment()
        .version(3)
        .state(PaymentState.AWAITING_SHOPPER)
        .attempt(awaitingShopper(FIRST))
        .history(attemptStarted(FIRST, PaymentState.CREATED))
        .history(authenticationRequired(FIRST))
        .build();
  }

  /** Version 3: PayKKa's answer was lost. */
  public static Payment unknown() {
    return payment()
        .version(3)
        .state(PaymentState.UNKNOWN)
        .attempt(attempt(FIRST, PaymentState.UNKNOWN))
        .history(attemptStarted(FIRST, PaymentState.CREATED))
        .history(
            new HistoryEntry(
                1,
                NOW.plusSeconds(20),
                Speaker.PAYKKA_REPLY,
                PaymentEvent.ANSWER_LOST,
                1,
                0,
                PaymentState.PROCESSING,
                PaymentState.UNKNOWN,
                Optional.empty(),
                Balances.NONE))
        .build();
  }

  /** Version 4: paid after 3-D Secure; the merchant has not been told yet. */
  public static Payment paid() {
    return payment()
        .version(4)
        .state(PaymentState.PAID)
        .attempt(paid(FIRST))
        .history(attemptStarted(FIRST, PaymentState.CREATED))
        .history(authenticationRequired(FIRST))
        .history(
            new HistoryEntry(
                1,
                NOW.plusSeconds(60),
                Speaker.PAYKKA_WEBHOOK,
                PaymentEvent.SUCCEEDED,
                1,
                0,
                PaymentState.AWAITING_SHOPPER,
                PaymentState.PAID,
                Optional.empty(),
                new Balances(1250, 1250, 0, 0)))
        .books(Books.EMPTY.with(new Balances(1250, 1250, 0, 0)))
        .outbox(notification(1, NotificationType.PAYMENT_PAID))
        .build();
  }

  /** Version 3: the issuer said no; the merchant has not been told yet. */
  public static Payment declined() {
    return payment()
        .version(3)
        .state(PaymentState.DECLINED)
        .attempt(declined(FIRST))
        .history(attemptStarted(FIRST, PaymentState.CREATED))
        .history(
            new HistoryEntry(
                1,
                NOW.plusSeconds(3),
                Speaker.PAYKKA_REPLY,
                PaymentEvent.FAILED,
                1,
                0,
                PaymentState.PROCESSING,
                PaymentState.DECLINED,
                Optional.empty(),
                Balances.NONE))
        .outbox(notification(1, NotificationType.PAYMENT_DECLINED))
        .build();
  }

  /** Something in every field: two attempts, messages handed over and not, text of people. */
  public static Payment everyField() {
    return payment()
        .version(9)
        .looks(3)
        .amount(Money.of(1_234_567, "KWD"))
        .reference("Bestellung 1001/ü — ✓")
        .description("Zwei Tüten \"Kaffee\", gemahlen 😀")
        .returnUrl("https://shop.example/result?cart=7&lang=de#top")
        .captureMethod(CaptureMethod.MANUAL)
        .state(PaymentState.AUTHORIZED)
        .needsAttention()
        .kind(new PaymentKind.FirstRecurring(SHOPPER, Optional.of(Schedules.monthly())))
        .authorisationType(AuthorisationType.PRE_AUTH)
        .challenge(ChallengeIndicator.NO_CHALLENGE)
        .details(Orders.full())
        .attempt(declined(FIRST))
        .attempt(storing(SECOND))
        .books(Operations.everyKind())
        .dispute(unsignedDispute())
        .dispute(signedDispute())
        .history(attemptStarted(FIRST, PaymentState.CREATED))
        .history(authenticationRequired(SECOND))
        .history(
            new HistoryEntry(
                1,
                NOW.plusSeconds(90),
                Speaker.PAYKKA_REPLY,
                OperationEvent.OPERATION_FAILED,
                0,
                3,
                PaymentState.AUTHORIZED,
                PaymentState.AUTHORIZED,
                Optional.of("3061"),
                new Balances(1_234_567, 234_567, 0, 0)))
        .history(
            new HistoryEntry(
                1,
                NOW.plus(Duration.ofHours(2)),
                Speaker.SWEEP,
                PaymentEvent.TIME_RAN_OUT,
                0,
                0,
                PaymentState.CREATED,
                PaymentState.EXPIRED,
                Optional.empty(),
                Balances.NONE))
        .outbox(notification(1, NotificationType.PAYMENT_DECLINED).handedOver(NOW.plusSeconds(5)))
        .outbox(notification(2, NotificationType.PAYMENT_NEEDS_ATTENTION))
        .build();
  }

  /** An attempt that was written down at {@link #NOW}. */
  public static Attempt started(AttemptId id) {
    return Attempt.started(
        id, "claim" + id.number() + "abcdefghijklmnopqrst", NOW, PaymentMethod.BANKCARD);
  }

  /** An attempt in {@code state} of which nothing else is known. */
  public static Attempt attempt(AttemptId id, PaymentState state) {
    return with(id, state, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  public static Attempt awaitingShopper(AttemptId id) {
    return with(
        id,
        PaymentState.AWAITING_SHOPPER,
        Optional.of(ORDER_ID),
        Optional.of(AUTHENTICATION_URL),
        Optional.empty(),
        Optional.empty());
  }

  public static Attempt paid(AttemptId id) {
    return with(
        id,
        PaymentState.PAID,
        Optional.of(ORDER_ID),
        Optional.empty(),
        Optional.empty(),
        Optional.of(CARD));
  }

  public static Attempt declined(AttemptId id) {
    return with(
        id,
        PaymentState.DECLINED,
        Optional.of(ORDER_ID),
        Optional.empty(),
        Optional.of(FAILURE),
        Optional.of(CARD));
  }

  /** An attempt with Apple Pay that was approved and left a token and an agreement behind. */
  public static Attempt storing(AttemptId id) {
    Attempt paid = paid(id);
    return new Attempt(
        id,
        paid.claim(),
        paid.startedAt(),
        PaymentMethod.APPLE_PAY,
        PaymentState.AUTHORIZED,
        paid.orderId(),
        Optional.of(AUTHENTICATION_URL),
        Optional.empty(),
        paid.card(),
        Optional.of(TOKEN),
        Optional.of(PAYKKA_AGREEMENT));
  }

  /** A hint that anybody could have sent. */
  public static Dispute unsignedDispute() {
    return new Dispute(
        "DG20261124000001",
        "DISPUTE_CREATED",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        NOW.plusSeconds(100),
        false);
  }

  /** A hint that PayKKa signed, with everything it can say. */
  public static Dispute signedDispute() {
    return new Dispute(
        "DG20261124000001",
        "DISPUTE_WON",
        Optional.of("10.4"),
        Optional.of(Money.of(1000, "KWD")),
        Optional.of(NOW.plus(Duration.ofDays(14))),
        NOW.plusSeconds(200),
        true);
  }

  /** A message of the payment {@link #ID} that was not handed over. */
  public static Notification notification(int sequence, NotificationType type) {
    String body =
        """
        {"type":"%s","timestamp":"%s","data":{"payment_id":"%s","sequence":%d}}\
        """
            .formatted(type.code(), NOW, ID, sequence);
    return Notification.fresh(NotificationId.of(ID, sequence), type, NOW, body);
  }

  private static Attempt with(
      AttemptId id,
      PaymentState state,
      Optional<PaykkaOrderId> orderId,
      Optional<URI> authenticationUrl,
      Optional<Failure> failure,
      Optional<CardSummary> card) {
    Attempt started = started(id);
    return new Attempt(
        id,
        started.claim(),
        started.startedAt(),
        started.method(),
        state,
        orderId,
        authenticationUrl,
        failure,
        card,
        Optional.empty(),
        Optional.empty());
  }

  private static HistoryEntry attemptStarted(AttemptId id, PaymentState before) {
    return new HistoryEntry(
        1,
        NOW,
        Speaker.SHOPPER,
        PaymentEvent.ATTEMPT_STARTED,
        id.number(),
        0,
        before,
        PaymentState.PROCESSING,
        Optional.empty(),
        Balances.NONE);
  }

  private static HistoryEntry authenticationRequired(AttemptId id) {
    return new HistoryEntry(
        1,
        NOW.plusSeconds(2),
        Speaker.PAYKKA_REPLY,
        PaymentEvent.AUTHENTICATION_REQUIRED,
        id.number(),
        0,
        PaymentState.PROCESSING,
        PaymentState.AWAITING_SHOPPER,
        Optional.empty(),
        Balances.NONE);
  }
}
