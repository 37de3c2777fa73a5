package io.paykkaserverless.aws;

import io.paykkaserverless.core.agreement.Agreement;
import io.paykkaserverless.core.agreement.AgreementId;
import io.paykkaserverless.core.agreement.AgreementState;
import io.paykkaserverless.core.agreement.Agreements;
import io.paykkaserverless.core.agreement.ChargePeriod;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.notification.AgreementNotificationContent;
import io.paykkaserverless.core.notification.NotificationContent;
import io.paykkaserverless.core.notification.NotificationContent.Cause;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.OperationState;
import io.paykkaserverless.core.operation.RefundOrderId;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.Fingerprint;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentKind;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The bodies that our code makes: one of each type to show, and all that a type can have. */
final class NotificationSamples {

  private static final JsonNotificationFormat FORMAT = new JsonNotificationFormat();

  private static final Cause PAID = new Cause.OfAttempt(Payments.paid(Payments.FIRST));
  private static final Cause STORING = new Cause.OfAttempt(Payments.storing(Payments.FIRST));
  private static final Cause DECLINED = new Cause.OfAttempt(Payments.declined(Payments.FIRST));
  private static final Cause PAYMENT = new Cause.OfPayment();
  private static final Cause DISPUTE = new Cause.OfDispute(Payments.unsignedDispute());
  private static final Cause SIGNED_DISPUTE = new Cause.OfDispute(Payments.signedDispute());

  private NotificationSamples() {}

  /** What the documentation shows of {@code type}. */
  static String example(NotificationType type) {
    return switch (type) {
      case PAYMENT_AUTHORIZED -> payment(type, 1, PaymentState.AUTHORIZED, 0, 0, PAID);
      case PAYMENT_PAID -> payment(type, 2, PaymentState.PAID, 1250, 0, PAID);
      case PAYMENT_DECLINED -> payment(type, 1, PaymentState.DECLINED, 0, 0, DECLINED);
      case PAYMENT_CANCELED ->
          payment(type, 2, PaymentState.CANCELED, 0, 0, done(OperationKind.VOID, 1250));
      case PAYMENT_PARTIALLY_REVERSED ->
          payment(type, 3, PaymentState.PARTIALLY_REVERSED, 500, 0, done(OperationKind.VOID, 750));
      case PAYMENT_CAPTURED ->
          payment(type, 2, PaymentState.AUTHORIZED, 500, 0, done(OperationKind.CAPTURE, 500));
      case PAYMENT_CAPTURE_FAILED ->
          payment(type, 2, PaymentState.AUTHORIZED, 0, 0, failed(OperationKind.CAPTURE, 500));
      case PAYMENT_VOID_FAILED ->
          payment(type, 2, PaymentState.AUTHORIZED, 0, 0, failed(OperationKind.VOID, 1250));
      case PAYMENT_REFUNDED ->
          payment(
              type, 3, PaymentState.PARTIALLY_REFUNDED, 1250, 300, done(OperationKind.REFUND, 300));
      case PAYMENT_REFUND_FAILED ->
          payment(type, 3, PaymentState.PAID, 1250, 0, failed(OperationKind.REFUND, 300));
      case PAYMENT_DISPUTED -> payment(type, 3, PaymentState.PAID, 1250, 0, DISPUTE);
      case PAYMENT_EXPIRED -> payment(type, 1, PaymentState.EXPIRED, 0, 0, PAYMENT);
      case PAYMENT_NEEDS_ATTENTION -> payment(type, 1, PaymentState.UNKNOWN, 0, 0, PAYMENT);
      case TOKEN_CREATED ->
          body(type, 2, of(new PaymentKind.StoringCard(Payments.SHOPPER)), STORING);
      case AGREEMENT_CREATED -> body(type, 2, of(firstRecurring()), STORING);
      case AGREEMENT_PAUSED -> agreement(type, 1, Agreements.monthly(), AgreementState.PAUSED);
      case AGREEMENT_RESUMED -> agreement(type, 2, Agreements.monthly(), AgreementState.ACTIVE);
      case AGREEMENT_PAST_DUE -> agreement(type, 1, Agreements.monthly(), AgreementState.PAST_DUE);
      case AGREEMENT_ENDED -> agreement(type, 1, Agreements.monthly(), AgreementState.ENDED);
      case AGREEMENT_CANCELED ->
          agreement(type, 1, Agreements.unscheduled(), AgreementState.CANCELING);
    };
  }

  /** Bodies of {@code type} that have, between them, every member it can have. */
  static List<String> all(NotificationType type) {
    return switch (type) {
      case AGREEMENT_PAUSED -> agreements(type, AgreementState.PAUSED);
      case AGREEMENT_RESUMED -> agreements(type, AgreementState.ACTIVE);
      case AGREEMENT_PAST_DUE -> agreements(type, AgreementState.PAST_DUE);
      case AGREEMENT_ENDED -> agreements(type, AgreementState.ENDED);
      case AGREEMENT_CANCELED ->
          Stream.of(AgreementState.CANCELING, AgreementState.CANCELED)
              .flatMap(state -> agreements(type, state).stream())
              .toList();
      case TOKEN_CREATED ->
          payments(type, Stream.of(new PaymentKind.StoringCard(Payments.SHOPPER)));
      case AGREEMENT_CREATED -> payments(type, Stream.of(firstRecurring()));
      case PAYMENT_AUTHORIZED,
          PAYMENT_PAID,
          PAYMENT_DECLINED,
          PAYMENT_CANCELED,
          PAYMENT_PARTIALLY_REVERSED,
          PAYMENT_CAPTURED,
          PAYMENT_CAPTURE_FAILED,
          PAYMENT_VOID_FAILED,
          PAYMENT_REFUNDED,
          PAYMENT_REFUND_FAILED,
          PAYMENT_DISPUTED,
          PAYMENT_EXPIRED,
          PAYMENT_NEEDS_ATTENTION ->
          payments(type, kinds());
    };
  }

  /** What each type can come from, as {@code Announcements} has it. */
  private static Stream<Cause> causes(NotificationType type) {
    return switch (type) {
      case PAYMENT_AUTHORIZED -> Stream.of(PAID);
      case PAYMENT_DECLINED -> Stream.of(DECLINED);
      case PAYMENT_EXPIRED -> Stream.of(PAYMENT);
      case PAYMENT_DISPUTED -> Stream.of(DISPUTE, SIGNED_DISPUTE);
      case TOKEN_CREATED, AGREEMENT_CREATED -> Stream.of(STORING);
      case PAYMENT_CAPTURED, PAYMENT_CAPTURE_FAILED, PAYMENT_VOID_FAILED, PAYMENT_REFUND_FAILED ->
          operations();
      case PAYMENT_PAID, PAYMENT_CANCELED, PAYMENT_PARTIALLY_REVERSED, PAYMENT_REFUNDED ->
          Stream.concat(Stream.of(PAID), operations());
      case PAYMENT_NEEDS_ATTENTION ->
          Stream.concat(Stream.of(PAID, DECLINED, PAYMENT), operations());
      case AGREEMENT_PAUSED,
          AGREEMENT_RESUMED,
          AGREEMENT_PAST_DUE,
          AGREEMENT_ENDED,
          AGREEMENT_CANCELED ->
          Stream.empty();
    };
  }

  private static Stream<Cause> operations() {
    return Arrays.stream(OperationKind.values())
        .flatMap(kind -> Stream.of(done(kind, 1250), failed(kind, 1)));
  }

  private static Stream<PaymentKind> kinds() {
    return Stream.of(
        new PaymentKind.OneOff(Optional.empty()),
        new PaymentKind.StoringCard(Payments.SHOPPER),
        firstRecurring(),
        new PaymentKind.AgreementCharge(
            Payments.SHOPPER, AgreementId.of(Payments.OTHER_ID), new ChargePeriod("2026-12")));
  }

  private static List<String> payments(NotificationType type, Stream<PaymentKind> kinds) {
    return kinds
        .flatMap(kind -> causes(type).map(cause -> body(type, 1, of(kind), cause)))
        .toList();
  }

  private static List<String> agreements(NotificationType type, AgreementState state) {
    return Stream.of(Agreements.monthly(), Agreements.unscheduled())
        .map(agreement -> agreement(type, 1, agreement, state))
        .toList();
  }

  private static String agreement(
      NotificationType type, int sequence, Agreement agreement, AgreementState state) {
    return FORMAT.body(
        new AgreementNotificationContent(type, sequence, Payments.NOW, agreement.in(state)));
  }

  private static String body(NotificationType type, int sequence, Payment payment, Cause cause) {
    Balances moved = new Balances(1250, 1250, 0, 0);
    return body(type, sequence, payment, PaymentState.PAID, moved, cause);
  }

  private static String payment(
      NotificationType type,
      int sequence,
      PaymentState state,
      long captured,
      long refunded,
      Cause cause) {
    long voided =
        switch (state) {
          case CANCELED, PARTIALLY_REVERSED -> 1250 - captured;
          case CREATED,
              PROCESSING,
              AWAITING_SHOPPER,
              UNKNOWN,
              AUTHORIZED,
              PAID,
              DECLINED,
              PARTIALLY_REFUNDED,
              REFUNDED,
              EXPIRED ->
              0;
        };
    Balances moved = new Balances(1250, captured, voided, refunded);
    return body(type, sequence, Payments.awaitingShopper(), state, moved, cause);
  }

  private static String body(
      NotificationType type,
      int sequence,
      Payment payment,
      PaymentState state,
      Balances moved,
      Cause cause) {
    return FORMAT.body(
        new NotificationContent(type, sequence, Payments.NOW, payment, state, moved, cause));
  }

  private static Payment of(PaymentKind kind) {
    return Payments.payment().kind(kind).build();
  }

  private static PaymentKind firstRecurring() {
    return new PaymentKind.FirstRecurring(Payments.SHOPPER, Optional.empty());
  }

  private static Cause done(OperationKind kind, long amount) {
    return operation(kind, amount, OperationState.SUCCEEDED, Optional.empty());
  }

  private static Cause failed(OperationKind kind, long amount) {
    Failure failure = new Failure(FailureReason.NOT_POSSIBLE, "3061");
    return operation(kind, amount, OperationState.FAILED, Optional.of(failure));
  }

  private static Cause operation(
      OperationKind kind, long amount, OperationState state, Optional<Failure> failure) {
    Optional<RefundOrderId> number =
        kind == OperationKind.REFUND
            ? Optional.of(new RefundOrderId("RG20261124000001"))
            : Optional.empty();
    return new Cause.OfOperation(
        new Operation(
            new OperationId(Payments.ID, kind, 1),
            Money.of(amount, "EUR"),
            Optional.empty(),
            new Fingerprint("1".repeat(64)),
            new Fingerprint("ab".repeat(32)),
            "claim1abcdefghijklmnopqrst",
            Payments.NOW,
            state,
            number,
            failure));
  }
}
