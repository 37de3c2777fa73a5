package io.paykkaserverless.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.operation.OperationResult.KeyReused;
import io.paykkaserverless.core.operation.OperationResult.Taken;
import io.paykkaserverless.core.paykka.RefundReport;
import io.paykkaserverless.core.paykka.RefundStatus;
import io.paykkaserverless.core.payment.Decision;
import io.paykkaserverless.core.payment.Decision.MismatchKind;
import io.paykkaserverless.core.payment.Fingerprint;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentId;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.TestBench;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Captures, voids and refunds that have left their payment: they are there as if they had not. */
class ArchivedOperationsTest {

  private static final OperationId FIRST = new OperationId(Payments.ID, OperationKind.REFUND, 1);

  private TestBench bench = new TestBench();

  @BeforeEach
  void nineRefundsOfWhichTheFirstIsRefused() {
    bench = Stages.paid();
    bench.operations.mood(FakeOperations.Mood.REFUSES);
    bench.operate.operate(Operations.refund(10, "refund-1"));
    bench.operations.mood(FakeOperations.Mood.DOES_IT);
    for (int i = 2; i <= 9; i++) {
      bench.operate.operate(Operations.refund(10, "refund-" + i));
    }
    assertThat(bench.payment().books().isArchived(1)).isTrue();
  }

  @Test
  void onlyTracesAreLeftInThePayment() {
    Books books = bench.payment().books();

    assertThat(books.operations().size()).isLessThanOrEqualTo(4);
    assertThat(books.count()).isEqualTo(9);
    assertThat(books.next(Payments.ID, OperationKind.REFUND).number()).isEqualTo(10);
    assertThat(bench.archiving.whole(bench.payment()).books().operations())
        .extracting(it -> it.id().number())
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void aRepeatIsKnownAgainAndNothingIsSent() {
    int requests = bench.operations.requests();
    Payment before = bench.payment();

    Taken first = (Taken) bench.operate.operate(Operations.refund(10, "refund-1"));
    Taken second = (Taken) bench.operate.operate(Operations.refund(10, "refund-2"));

    assertThat(first.askedBefore()).isTrue();
    assertThat(first.operation().state()).isEqualTo(OperationState.FAILED);
    assertThat(second.operation().state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(bench.operations.requests()).isEqualTo(requests);
    assertThat(bench.payment()).isEqualTo(before);
  }

  @Test
  void theSameKeyForSomethingElseIsAMisuse() {
    assertThat(bench.operate.operate(Operations.refund(11, "refund-2")))
        .isInstanceOf(KeyReused.class);
  }

  @Test
  void itCanBeLookedAt() {
    assertThat(bench.viewOperation.view(FIRST).flatMap(it -> it.operation(FIRST)))
        .map(Operation::state)
        .contains(OperationState.FAILED);
    assertThat(bench.viewOperation.view(new OperationId(Payments.ID, OperationKind.VOID, 1)))
        .isEmpty();
    assertThat(bench.viewOperation.view(new OperationId(Payments.ID, OperationKind.REFUND, 10)))
        .isEmpty();
  }

  /** And the copy in the archive, which says that it failed, is not what counts any more. */
  @Test
  void paykkaMayTakeBackThatItFailed() {
    report(RefundStatus.SUCCESS, 10);

    Payment corrected = bench.payment();
    assertThat(corrected.books().balances().refunded()).isEqualTo(90);
    assertThat(corrected.needsAttention()).isTrue();
    assertThat(bench.told()).contains("payment.needs_attention");
    assertThat(state(corrected)).isEqualTo(OperationState.SUCCEEDED);

    bench.operate.operate(Operations.refund(10, "refund-10"));
    Payment later = bench.payment();
    assertThat(later.books().isArchived(1)).isTrue();
    assertThat(state(later)).isEqualTo(OperationState.SUCCEEDED);
    assertThat(report(RefundStatus.SUCCESS, 10)).isInstanceOf(Decision.NoChange.class);
  }

  @Test
  void whatPaykkaSaysIsComparedWithIt() {
    assertThat(report(RefundStatus.SUCCESS, 11))
        .isInstanceOfSatisfying(
            Decision.Mismatch.class,
            mismatch -> assertThat(mismatch.kind()).isEqualTo(MismatchKind.AMOUNT));
    assertThat(bench.payment().books().isArchived(1)).isTrue();
  }

  /** What it may move is reserved by its being there. */
  @Test
  void oneWhoseOutcomeIsOpenStaysHoweverManyFollow() {
    bench = Stages.paid();
    bench.operations.mood(FakeOperations.Mood.REVIEWS_IT);
    bench.operate.operate(Operations.refund(10, "open"));
    bench.operations.mood(FakeOperations.Mood.DOES_IT);
    for (int i = 2; i <= 9; i++) {
      bench.operate.operate(Operations.refund(10, "refund-" + i));
    }

    Books books = bench.payment().books();
    assertThat(books.isArchived(2)).isTrue();
    assertThat(books.open()).extracting(it -> it.id().number()).containsExactly(1);
    assertThat(books.reserved(OperationKind.REFUND)).isEqualTo(10);
  }

  /** By chance two keys may begin alike. */
  @Test
  void aKeyThatOnlyBeginsAlikeIsAnother() {
    Operation archived = bench.archive.operation(Payments.ID, 2).orElseThrow();
    String key = archived.key().value();
    Fingerprint alike = new Fingerprint(key.substring(0, 63) + (key.endsWith("0") ? "1" : "0"));
    OperationRequest request =
        new OperationRequest(
            OperationKind.REFUND,
            Optional.of(10L),
            Optional.empty(),
            Optional.empty(),
            alike,
            archived.fingerprint());

    assertThat(bench.writer.requestOperation(bench.payment(), request, 50))
        .isInstanceOf(Decision.Change.class);
    assertThat(bench.payment().books().count()).isEqualTo(10);
  }

  /** A repeat must never be taken for a new request. */
  @Test
  void thereIsNoAnswerWhereTheArchiveHasLostIt() {
    bench.archive.clear();

    assertThatThrownBy(() -> bench.operate.operate(Operations.refund(10, "refund-2")))
        .hasMessage("operation 2 of " + Payments.ID + " is not in the archive");
    assertThatThrownBy(() -> bench.viewOperation.view(FIRST))
        .hasMessage("operation 1 of " + Payments.ID + " is not in the archive");
    assertThat(bench.archiving.whole(bench.payment()).state())
        .isEqualTo(PaymentState.PARTIALLY_REFUNDED);
  }

  @Test
  void itStaysInOneOfThePayments() {
    Payment other = Payments.payment().id(Payments.OTHER_ID).build();

    assertThat(bench.archiving.recalled(other, FIRST)).isEqualTo(other);
    assertThat(bench.archiving.recalled(bench.payment(), ofAnother())).isEqualTo(bench.payment());
  }

  @Test
  void theBooksKnowWhatIsMissing() {
    List<ArchivedOperation> second = List.of(new ArchivedOperation(2, "0".repeat(8)));
    List<Operation> operations = Operations.everyKind().operations();

    assertThat(books(List.of(operations.get(0), operations.get(2)), second).count()).isEqualTo(3);
    assertThatThrownBy(() -> books(operations, second))
        .hasMessage("operation " + operations.get(1).id() + " does not belong at 3");
    assertThatThrownBy(() -> books(List.of(), second))
        .hasMessageStartingWith("archived operations do not fit");
    assertThatThrownBy(() -> new ArchivedOperation(1, "0")).hasMessageContaining("start of a key");
  }

  private static Books books(List<Operation> operations, List<ArchivedOperation> archived) {
    return new Books(Balances.NONE, Optional.empty(), operations, archived);
  }

  private static OperationId ofAnother() {
    PaymentId other = Payments.OTHER_ID;
    return new OperationId(other, OperationKind.REFUND, 1);
  }

  private OperationState state(Payment payment) {
    return bench.archiving.recalled(payment, FIRST).operation(FIRST).orElseThrow().state();
  }

  private Decision report(RefundStatus status, long amount) {
    return bench.writer.reportRefund(
        bench.payment(),
        FIRST,
        new RefundReport(
            FIRST.text(),
            Optional.of(Payments.MERCHANT),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Money.of(amount, "EUR")),
            status,
            Optional.empty()),
        Speaker.PAYKKA_WEBHOOK);
  }
}
