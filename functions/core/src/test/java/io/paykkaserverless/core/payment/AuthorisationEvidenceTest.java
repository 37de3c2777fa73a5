package io.paykkaserverless.core.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.Books;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationEvent;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.OperationState;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.paykka.TransactionStatus;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a report proves of a capture or a void, and what it leaves open. */
class AuthorisationEvidenceTest {

  /** 12.50 EUR set aside, 2.34 taken; all of the rest may be taken or let go. */
  private static final Books OURS = Books.EMPTY.with(new Balances(1250, 234, 0, 0));

  private static final long REST = 1016;
  private static final Duration ARRIVES_NO_MORE = Duration.ofMinutes(10);
  private static final Duration WORKED_OFF = Duration.ofDays(3);

  static Stream<Arguments> everyKindAndStatus() {
    return Stream.of(OperationKind.CAPTURE, OperationKind.VOID)
        .flatMap(
            kind -> Arrays.stream(TransactionStatus.values()).map(it -> Arguments.of(kind, it)));
  }

  @ParameterizedTest
  @MethodSource("everyKindAndStatus")
  void withoutBalancesTheStatusMustDo(OperationKind kind, TransactionStatus status) {
    boolean capture = kind == OperationKind.CAPTURE;
    Optional<OperationEvent> proven =
        switch (status) {
          case SUCCESS ->
              Optional.of(
                  capture ? OperationEvent.OPERATION_SUCCEEDED : OperationEvent.OPERATION_FAILED);
          case CANCELED ->
              Optional.of(
                  capture ? OperationEvent.OPERATION_FAILED : OperationEvent.OPERATION_SUCCEEDED);
          case PARTIALLY_REVERSED ->
              capture ? Optional.empty() : Optional.of(OperationEvent.OPERATION_SUCCEEDED);
          case PROCESSING, AUTHORIZED, FAILURE, PARTIALLY_REFUNDED, REFUNDED -> Optional.empty();
        };

    assertThat(proof(operation(kind, REST), report(status, Optional.empty()))).isEqualTo(proven);
  }

  @ParameterizedTest
  @CsvSource({
    // what was asked for, and PayKKa's balances beside 1250 set aside and 234 taken
    "CAPTURE,  500, 1250,  734,    0, OPERATION_SUCCEEDED",
    "CAPTURE,  500, 1250,  735,    0, OPERATION_SUCCEEDED",
    "CAPTURE,  500, 1250,  733,    0,",
    "CAPTURE,  500, 1250,  234,    0,",
    "CAPTURE,  500, 1250,  234,  500,",
    "CAPTURE,  500, 1250,  234, 1016, OPERATION_FAILED",
    "CAPTURE,  500, 1250,  500,  750, OPERATION_FAILED",
    "CAPTURE,  500,    0,    0,    0,",
    "VOID,    1016, 1250,  234, 1016, OPERATION_SUCCEEDED",
    "VOID,    1016, 1250,  734,  516, OPERATION_SUCCEEDED",
    "VOID,    1016, 1250,  234,  500,",
    "VOID,    1016, 1250,  234,    0,",
    "VOID,    1016, 1250, 1250,    0, OPERATION_FAILED",
    "VOID,    1016,    0,    0,    0,"
  })
  void balancesTellWhateverTheStatusIs(
      OperationKind kind,
      long amount,
      long authorised,
      long captured,
      long voided,
      OperationEvent proven) {
    Balances theirs = new Balances(authorised, captured, voided, 0);

    for (TransactionStatus status : TransactionStatus.values()) {
      assertThat(proof(operation(kind, amount), report(status, Optional.of(theirs))))
          .as("with %s", status)
          .isEqualTo(Optional.ofNullable(proven));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = OperationKind.class,
      names = {"CAPTURE", "VOID"})
  void whatMayNotHaveArrivedAndDoesNotShowIsNotFoundOnceItCannotArrive(OperationKind kind) {
    Operation requested = operation(kind, 500);
    TransactionReport same = report(TransactionStatus.AUTHORIZED, Optional.of(OURS.balances()));

    assertThat(silence(requested, same, ARRIVES_NO_MORE.minusMillis(1))).isEmpty();
    assertThat(silence(requested, same, ARRIVES_NO_MORE))
        .contains(OperationEvent.OPERATION_NOT_FOUND);
  }

  @ParameterizedTest
  @EnumSource(
      value = OperationKind.class,
      names = {"CAPTURE", "VOID"})
  void whatPaykkaTookUpAndDoesNotShowFailedOnceItIsWorkedOff(OperationKind kind) {
    Operation takenUp =
        operation(kind, 500)
            .learning(OperationState.PROCESSING, Optional.empty(), Optional.empty());
    TransactionReport same = report(TransactionStatus.AUTHORIZED, Optional.of(OURS.balances()));

    assertThat(silence(takenUp, same, WORKED_OFF.minusMillis(1))).isEmpty();
    assertThat(silence(takenUp, same, WORKED_OFF)).contains(OperationEvent.OPERATION_FAILED);
  }

  @Test
  void balancesThatHaveMovedAreNoSilence() {
    TransactionReport moved =
        report(TransactionStatus.AUTHORIZED, Optional.of(new Balances(1250, 300, 0, 0)));

    assertThat(silence(operation(OperationKind.CAPTURE, 500), moved, WORKED_OFF)).isEmpty();
    assertThat(silence(operation(OperationKind.VOID, REST), moved, WORKED_OFF))
        .contains(OperationEvent.OPERATION_NOT_FOUND);
  }

  @ParameterizedTest
  @EnumSource(TransactionStatus.class)
  void withoutBalancesOnlyTheAuthorisedStatusIsSilentAndOnlyOfAllThatIsLeft(
      TransactionStatus status) {
    TransactionReport report = report(status, Optional.empty());
    Optional<OperationEvent> ofAllThatIsLeft =
        status == TransactionStatus.AUTHORIZED
            ? Optional.of(OperationEvent.OPERATION_NOT_FOUND)
            : Optional.empty();

    assertThat(silence(operation(OperationKind.CAPTURE, REST), report, WORKED_OFF))
        .isEqualTo(ofAllThatIsLeft);
    assertThat(silence(operation(OperationKind.CAPTURE, 500), report, WORKED_OFF)).isEmpty();
  }

  private static Optional<OperationEvent> proof(Operation operation, TransactionReport report) {
    return AuthorisationEvidence.of(OURS, operation, report)
        .map(AuthorisationEvidence.Proof::event);
  }

  private static Optional<OperationEvent> silence(
      Operation operation, TransactionReport report, Duration age) {
    return AuthorisationEvidence.ofSilence(OURS, operation, report, age)
        .map(AuthorisationEvidence.Proof::event);
  }

  private static Operation operation(OperationKind kind, long amount) {
    return new Operation(
        new OperationId(Payments.ID, kind, 1),
        Money.of(amount, "EUR"),
        Optional.empty(),
        new Fingerprint("1".repeat(64)),
        new Fingerprint("2".repeat(64)),
        "claim1abcdefghijklmnopqrst",
        Payments.NOW,
        OperationState.REQUESTED,
        Optional.empty(),
        Optional.empty());
  }

  private static TransactionReport report(TransactionStatus status, Optional<Balances> balances) {
    return new TransactionReport(
        Payments.FIRST.transId(),
        Optional.of(Payments.MERCHANT),
        Optional.of(Payments.AMOUNT),
        Optional.of(Payments.ORDER_ID),
        status,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        balances);
  }
}
