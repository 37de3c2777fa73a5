package io.paykkaserverless.core.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.notification.Letter;
import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.notification.NotificationId;
import io.paykkaserverless.core.notification.NotificationType;
import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What leaves a payment for the archive, when, and how it is found there. */
class ArchivingTest {

  private static final int MANY = 1_000;
  private static final Instant NOW = Payments.NOW;

  private static final List<HistoryEvent> MAY_BE_LOOKED_UP =
      List.of(
          PaymentEvent.BALANCES_DIFFER,
          PaymentEvent.BALANCES_AGREE,
          OperationEvent.OPERATION_REFUSED,
          OperationEvent.OPERATION_NOT_FOUND,
          OperationEvent.OPERATION_FAILED);

  private final InMemoryPaymentStore store = new InMemoryPaymentStore();
  private final InMemoryPaymentArchive archive = new InMemoryPaymentArchive();

  @Test
  void aPaymentOfTheUsualLengthStaysWhole() {
    PaymentBuilder usual = Payments.payment();
    IntStream.rangeClosed(1, 8).forEach(it -> usual.outbox(handedOver(it)));
    Payments.paid().history().forEach(usual::history);
    IntStream.rangeClosed(1, 12 - Payments.paid().history().size())
        .forEach(_ -> usual.history(replay()));
    Payment payment = usual.build();

    assertThat(written(payment, ArchiveRule.DEFAULT).archived()).isEqualTo(Archived.NONE);
    assertThat(archive.size()).isZero();
  }

  @Test
  void ofManyMessagesTheOldestGoFirstAFewAtATime() {
    PaymentBuilder told = Payments.payment();
    IntStream.rangeClosed(1, 11).forEach(it -> told.outbox(handedOver(it)));

    Payment once = written(told.build(), ArchiveRule.DEFAULT);
    Payment twice = written(once, ArchiveRule.DEFAULT);
    Payment often = twice;
    for (int i = 0; i < 5; i++) {
      often = written(often, ArchiveRule.DEFAULT);
    }

    assertThat(once.archived().messages()).isEqualTo(2);
    assertThat(twice.archived().messages()).isEqualTo(4);
    assertThat(often.archived().messages()).isEqualTo(9);
    assertThat(often.outbox()).extracting(Notification::sequence).containsExactly(10, 11);
    assertThat(often.lastSequence()).isEqualTo(11);
  }

  /** The sweep looks for it in the payment. */
  @Test
  void aMessageThatWasNotHandedOverStaysAndAllAfterIt() {
    PaymentBuilder told = Payments.payment();
    told.outbox(handedOver(1));
    told.outbox(Payments.notification(2, NotificationType.PAYMENT_PAID));
    IntStream.rangeClosed(3, 11).forEach(it -> told.outbox(handedOver(it)));

    Payment payment = written(told.build(), ArchiveRule.DEFAULT);

    assertThat(payment.archived().messages()).isEqualTo(1);
    assertThat(payment.waiting()).hasSize(1);
  }

  @Test
  void linesAboutNoAttemptGoTogetherOnceThereAreEnough() {
    PaymentBuilder paid = Payments.payment();
    Payments.paid().history().forEach(paid::history);
    IntStream.rangeClosed(1, 15).forEach(_ -> paid.history(replay()));
    assertThat(written(paid.build(), ArchiveRule.DEFAULT).archived()).isEqualTo(Archived.NONE);
    store.clear();

    Payment payment = written(paid.history(replay()).build(), ArchiveRule.DEFAULT);

    assertThat(payment.archived()).isEqualTo(new Archived(0, 8, 8));
    assertThat(payment.history())
        .extracting(HistoryEntry::number)
        .containsExactly(1, 2, 3, 12, 13, 14, 15, 16, 17, 18, 19);
    assertThat(payment.nextLine()).isEqualTo(20);
  }

  @Test
  void theLineThatBroughtTheStateStays() {
    HistoryEntry refunded =
        line(NOW, PaymentEvent.REFUNDED, PaymentState.PAID, PaymentState.REFUNDED);
    PaymentBuilder moved = Payments.payment().state(PaymentState.REFUNDED);
    moved.history(line(NOW, PaymentEvent.SUCCEEDED, PaymentState.CREATED, PaymentState.PAID));
    moved.history(refunded);
    IntStream.rangeClosed(1, 6).forEach(_ -> moved.history(replay()));

    Payment payment = written(moved.build(), new ArchiveRule(5, 2, 2, MANY, MANY, 1, 2, 2));

    assertThat(payment.history())
        .extracting(HistoryEntry::number)
        .containsExactly(2, 4, 5, 6, 7, 8);
    assertThat(payment.since()).isEqualTo(NOW);
  }

  /** Contradictions and comparisons of balances are looked up from then on. */
  @Test
  void onceAPersonWasCalledLinesThatMayBeLookedUpStay() {
    PaymentBuilder calm = Payments.payment();
    PaymentBuilder odd = Payments.payment().needsAttention();
    for (PaymentBuilder payment : List.of(calm, odd)) {
      MAY_BE_LOOKED_UP.forEach(
          event -> payment.history(line(NOW, event, PaymentState.CREATED, PaymentState.CREATED)));
      IntStream.rangeClosed(1, 9).forEach(_ -> payment.history(replay()));
    }
    ArchiveRule soon = new ArchiveRule(5, 2, 2, MANY, MANY, 1, 1, 8);

    assertThat(written(calm.build(), soon).history())
        .extracting(HistoryEntry::number)
        .containsExactly(9, 10, 11, 12, 13, 14);
    store.clear();
    assertThat(written(odd.build(), soon).history())
        .extracting(HistoryEntry::number)
        .containsExactly(1, 2, 3, 4, 5, 14);
  }

  @Test
  void twoWritersOfOneVersionArchiveTheSame() {
    Payment read = longStory();
    Archiving archiving = new Archiving(archive);

    Payment one = archiving.relieved(read, read.lookedAt().nextVersion());
    PaymentArchive.Kept kept = archive.of(Payments.ID);
    Payment other = archiving.relieved(read, read.next(read.state(), false, replay(31), List.of()));

    assertThat(archive.of(Payments.ID)).isEqualTo(kept);
    assertThat(other.archived()).isEqualTo(one.archived());
  }

  /** A function died in between: what is archived already is still in the payment. */
  @Test
  void whatIsInBothPlacesIsSeenOnce() {
    Payment read = longStory();
    Archiving archiving = new Archiving(archive);
    archiving.relieved(read, read.nextVersion());

    assertThat(archiving.whole(read)).isEqualTo(read);
    Payment later = archiving.relieved(read, read.nextVersion());
    assertThat(archiving.whole(later)).isEqualTo(read.nextVersion());
  }

  @Test
  void aMessageIsFoundWhereverItIs() {
    store.insert(longStory());
    Archiving archiving = new Archiving(archive);
    PaymentOutboxes outboxes = new PaymentOutboxes(store, archiving);
    outboxes.replayed(Payments.ID, "msg", NOW, MANY);

    assertThat(store.find(Payments.ID).orElseThrow().outbox()).hasSize(28);
    for (int sequence = 1; sequence <= 30; sequence++) {
      NotificationId id = NotificationId.of(Payments.ID, sequence);
      assertThat(outboxes.find(Payments.ID, id).map(Letter::notification))
          .contains(handedOver(sequence));
    }
    assertThat(outboxes.find(Payments.ID, NotificationId.of(Payments.ID, 31))).isEmpty();
    assertThat(outboxes.of(Payments.ID)).isEqualTo(longStory().outbox());
  }

  @Test
  void replaysAreCountedWhereverTheirLinesAre() {
    store.insert(Payments.created());
    PaymentOutboxes outboxes = new PaymentOutboxes(store, new Archiving(archive));

    for (int i = 0; i < 50; i++) {
      assertThat(outboxes.replayed(Payments.ID, "msg", NOW, 50)).isTrue();
    }

    assertThat(outboxes.replayed(Payments.ID, "msg", NOW, 50)).isFalse();
    assertThat(store.find(Payments.ID).orElseThrow().archived().replays()).isGreaterThan(30);
  }

  @Test
  void nothingIsReadOfTheArchiveOfAPaymentThatIsWhole() {
    PaymentArchive untouchable =
        new PaymentArchive() {
          @Override
          public void keepMessage(PaymentId payment, Terms terms, Notification message) {
            throw new AssertionError();
          }

          @Override
          public void keepLines(PaymentId payment, Terms terms, List<HistoryEntry> lines) {
            throw new AssertionError();
          }

          @Override
          public void keepOperation(
              PaymentId payment, Terms terms, Operation operation, long version) {
            throw new AssertionError();
          }

          @Override
          public Optional<Operation> operation(PaymentId payment, int number) {
            throw new AssertionError();
          }

          @Override
          public Optional<Notification> message(PaymentId payment, NotificationId id) {
            throw new AssertionError();
          }

          @Override
          public Kept of(PaymentId payment) {
            throw new AssertionError();
          }
        };
    Archiving archiving = new Archiving(untouchable);
    Payment paid = Payments.paid();

    assertThat(archiving.whole(paid)).isEqualTo(paid);
    assertThat(archiving.message(paid, paid.outbox().getFirst().id())).isPresent();
    assertThat(archiving.relieved(paid, paid.nextVersion())).isEqualTo(paid.nextVersion());
  }

  /** Of a payment that is kept longer than was said when a part of it was archived. */
  @Test
  void whatTheArchiveHasForgottenStaysAway() {
    store.insert(longStory());
    Archiving archiving = new Archiving(archive);
    Payment once = written(longStory(), ArchiveRule.DEFAULT);
    archive.clear();
    Payment twice = written(once, ArchiveRule.DEFAULT);

    Payment whole = archiving.whole(twice);

    assertThat(whole.archived()).isEqualTo(new Archived(2, 8, 0));
    assertThat(whole.outbox()).extracting(Notification::sequence).startsWith(3).hasSize(28);
    assertThat(whole.history()).extracting(HistoryEntry::number).startsWith(9).hasSize(22);
  }

  /** Others have archived more since it was read. */
  @Test
  void nothingIsSeenThatIsLaterThanThePayment() {
    store.insert(longStory());
    Payment once = written(longStory(), ArchiveRule.DEFAULT);
    archive.keepMessage(Payments.ID, once.terms(), handedOver(31));
    archive.keepLines(Payments.ID, once.terms(), List.of(replay(31)));

    assertThat(new Archiving(archive).whole(once)).isEqualTo(longStory().nextVersion());
  }

  @Test
  void aPaymentKnowsWhatItIsMissing() {
    assertThatThrownBy(() -> Payments.payment().outbox(handedOver(2)).build())
        .hasMessage("message " + handedOver(2).id() + " does not belong at 1");
    Payment paid = Payments.paid();
    assertThatThrownBy(
            () -> paid.withArchived(Archived.NONE, paid.history().subList(1, 3), paid.outbox()))
        .hasMessage("of 3 lines 2 are here and 0 archived");
    assertThatThrownBy(
            () -> paid.withArchived(Archived.NONE, paid.history().reversed(), paid.outbox()))
        .hasMessage("line 2 comes after 3");
    assertThatThrownBy(() -> new Archived(0, 1, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ArchiveRule(5, 2, 2, 1, 2, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Thirty lines about no attempt, thirty messages that were handed over. */
  private static Payment longStory() {
    PaymentBuilder payment = Payments.payment();
    IntStream.rangeClosed(1, 30).forEach(it -> payment.outbox(handedOver(it)).history(replay()));
    return payment.build();
  }

  private Payment written(Payment payment, ArchiveRule rule) {
    if (store.find(payment.id()).isEmpty()) {
      store.insert(payment);
    }
    return new OptimisticWrite(store, new Archiving(archive, rule))
        .write(payment, it -> new Decision.Change(it.nextVersion()))
        .decision()
        .payment();
  }

  private static Notification handedOver(int sequence) {
    return Payments.notification(sequence, NotificationType.PAYMENT_PAID).handedOver(NOW);
  }

  private static HistoryEntry replay() {
    return replay(1);
  }

  private static HistoryEntry replay(int number) {
    return new HistoryEntry(
        number,
        NOW,
        Speaker.MERCHANT,
        PaymentEvent.NOTIFICATION_REPLAYED,
        0,
        0,
        PaymentState.CREATED,
        PaymentState.CREATED,
        Optional.of("msg"),
        Balances.NONE);
  }

  private static HistoryEntry line(
      Instant at, HistoryEvent event, PaymentState before, PaymentState after) {
    return new HistoryEntry(
        1, at, Speaker.PAYKKA_WEBHOOK, event, 0, 0, before, after, Optional.empty(), Balances.NONE);
  }
}
