package io.paykkaserverless.core.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationState;
import io.paykkaserverless.core.operation.Operations;
import io.paykkaserverless.core.payment.PaymentArchive.Kept;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link PaymentArchive} promises. Extended once per archive; each test gets an empty
 * one.
 */
public abstract class PaymentArchiveContract {

  private static final Terms TERMS = Payments.everyField().terms();
  private static final List<HistoryEntry> LINES = Payments.everyField().history();
  private static final Operation REFUND = Operations.everyKind().operations().getLast();
  private static final Operation CAPTURE = Operations.everyKind().operations().getFirst();
  private static final Notification MESSAGE = message(1);

  /** The archive under test, empty when a test begins. */
  protected abstract PaymentArchive archive();

  @Test
  void keepsNothingOfAPaymentOfWhichNothingWasFinished() {
    assertThat(archive().of(Payments.ID)).isEqualTo(new Kept(List.of(), List.of(), List.of()));
    assertThat(archive().message(Payments.ID, MESSAGE.id())).isEmpty();
  }

  @Test
  void findsAMessageByItsName() {
    archive().keepMessage(Payments.ID, TERMS, MESSAGE);
    archive().keepMessage(Payments.ID, TERMS, message(2));

    assertThat(archive().message(Payments.ID, MESSAGE.id())).contains(MESSAGE);
    assertThat(archive().message(Payments.ID, NotificationId.of(Payments.ID, 3))).isEmpty();
    assertThat(archive().message(Payments.OTHER_ID, NotificationId.of(Payments.OTHER_ID, 1)))
        .isEmpty();
  }

  @Test
  void keepsLinesToTheField() {
    archive().keepLines(Payments.ID, TERMS, LINES);

    assertThat(archive().of(Payments.ID).lines()).isEqualTo(LINES);
    assertThat(archive().of(Payments.OTHER_ID).lines()).isEmpty();
  }

  @Test
  void keepsLinesBetweenWhichOthersAreMissing() {
    List<HistoryEntry> gaps = List.of(LINES.get(0), LINES.get(2));
    archive().keepLines(Payments.ID, TERMS, gaps);

    assertThat(archive().of(Payments.ID).lines()).isEqualTo(gaps);
  }

  @Test
  void findsAnOperationByItsNumber() {
    archive().keepOperation(Payments.ID, TERMS, REFUND, 9);
    archive().keepOperation(Payments.ID, TERMS, CAPTURE, 4);

    assertThat(archive().operation(Payments.ID, 1)).contains(CAPTURE);
    assertThat(archive().operation(Payments.ID, 2)).isEmpty();
    assertThat(archive().operation(Payments.ID, 3)).contains(REFUND);
    assertThat(archive().operation(Payments.OTHER_ID, 3)).isEmpty();
    assertThat(archive().of(Payments.ID).operations()).containsExactly(CAPTURE, REFUND);
  }

  @Test
  void anOperationGivesWayToWhatALaterVersionOfItsPaymentSays() {
    archive().keepOperation(Payments.ID, TERMS, REFUND, 9);
    archive().keepOperation(Payments.ID, TERMS, succeeded(), 10);

    assertThat(archive().operation(Payments.ID, 3)).contains(succeeded());
  }

  /** Somebody who was held up, and whose write of the payment will be refused. */
  @Test
  void anOperationDoesNotGiveWayToWhatTheSameOrAnEarlierVersionSays() {
    archive().keepOperation(Payments.ID, TERMS, succeeded(), 10);
    archive().keepOperation(Payments.ID, TERMS, REFUND, 10);
    archive().keepOperation(Payments.ID, TERMS, REFUND, 9);

    assertThat(archive().operation(Payments.ID, 3)).contains(succeeded());
  }

  @Test
  void keepingAgainChangesNothing() {
    keepAll();
    keepAll();

    assertThat(archive().of(Payments.ID))
        .isEqualTo(new Kept(LINES, List.of(MESSAGE), List.of(REFUND)));
  }

  /** Of two versions of our code that archive another number of lines at once, no line is lost. */
  @Test
  void keepsEachLineOnceWhereTheyWereKeptInPagesOfOtherLengths() {
    archive().keepLines(Payments.ID, TERMS, LINES);
    archive().keepLines(Payments.ID, TERMS, LINES.subList(0, 2));
    archive().keepLines(Payments.ID, TERMS, LINES.subList(1, 3));

    assertThat(archive().of(Payments.ID).lines()).isEqualTo(LINES);
  }

  @Test
  void keepsEverythingInOrderHoweverMuchItIs() {
    List<Notification> messages =
        IntStream.rangeClosed(1, 120).mapToObj(it -> message(it)).toList();
    for (Notification message : messages.reversed()) {
      archive().keepMessage(Payments.ID, TERMS, message);
    }
    for (int i = LINES.size() - 1; i >= 0; i--) {
      archive().keepLines(Payments.ID, TERMS, List.of(LINES.get(i)));
    }

    assertThat(archive().of(Payments.ID)).isEqualTo(new Kept(LINES, messages, List.of()));
  }

  private static Operation succeeded() {
    return REFUND.learning(OperationState.SUCCEEDED, Optional.empty(), Optional.empty());
  }

  private void keepAll() {
    archive().keepMessage(Payments.ID, TERMS, MESSAGE);
    archive().keepLines(Payments.ID, TERMS, LINES);
    archive().keepOperation(Payments.ID, TERMS, REFUND, 9);
  }

  private static Notification message(int sequence) {
    return Payments.notification(sequence, NotificationType.PAYMENT_PAID).handedOver(Payments.NOW);
  }
}
