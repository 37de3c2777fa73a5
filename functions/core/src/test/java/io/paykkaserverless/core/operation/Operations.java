package io.paykkaserverless.core.operation;

import io.paykkaserverless.core.money.CurrencyCode;
import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.Fingerprint;
import io.paykkaserverless.core.payment.IdempotencyKey;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.TestBench;
import java.util.List;
import java.util.Optional;

/** Ready operations and commands for tests, all of them on the payment {@link Payments#ID}. */
public final class Operations {

  private Operations() {}

  /** Books with something in every field: one operation of each kind, and a difference. */
  public static Books everyKind() {
    return new Books(
        new Balances(1_234_567, 234_567, 0, 0),
        Optional.of(new Balances(1_234_567, 234_567, 1000, 0)),
        List.of(
            operation(OperationKind.CAPTURE, 1, 234_567, OperationState.SUCCEEDED),
            operation(OperationKind.VOID, 2, 1_000_000, OperationState.UNKNOWN),
            refund()));
  }

  private static Operation refund() {
    return new Operation(
        new OperationId(Payments.ID, OperationKind.REFUND, 3),
        Money.of(1000, "KWD"),
        Optional.of(OperationReason.REQUESTED_BY_CUSTOMER),
        new Fingerprint("3".repeat(64)),
        new Fingerprint("c".repeat(64)),
        "claim3abcdefghijklmnopqrst",
        Payments.NOW.plusSeconds(80),
        OperationState.FAILED,
        Optional.of(new RefundOrderId("RG20261124000001")),
        Optional.of(new Failure(FailureReason.CARD_DECLINED, "3061")));
  }

  private static Operation operation(
      OperationKind kind, int number, long amount, OperationState state) {
    return new Operation(
        new OperationId(Payments.ID, kind, number),
        Money.of(amount, "KWD"),
        Optional.empty(),
        new Fingerprint(Integer.toString(number).repeat(64)),
        new Fingerprint("ab".repeat(32)),
        "claim" + number + "abcdefghijklmnopqrst",
        Payments.NOW.plusSeconds(70L + number),
        state,
        Optional.empty(),
        Optional.empty());
  }

  /** The merchant wants all of it captured. */
  public static OperationCommand captureAll(String key) {
    return command(OperationKind.CAPTURE, Optional.empty(), key);
  }

  public static OperationCommand capture(long amount, String key) {
    return command(OperationKind.CAPTURE, Optional.of(amount), key);
  }

  public static OperationCommand voidRest(String key) {
    return command(OperationKind.VOID, Optional.empty(), key);
  }

  public static OperationCommand refund(long amount, String key) {
    return command(OperationKind.REFUND, Optional.of(amount), key);
  }

  /** The merchant wants everything refunded that can be. */
  public static OperationCommand refundAll(String key) {
    return command(OperationKind.REFUND, Optional.empty(), key);
  }

  /** The same, by a merchant who says which currency it is. */
  static OperationCommand in(String currency, OperationCommand command) {
    return with(Optional.of(new CurrencyCode(currency)), command.caller(), command);
  }

  /** The same, asked by another holder of an API key. */
  static OperationCommand by(String caller, OperationCommand command) {
    return with(command.currency(), caller, command);
  }

  private static OperationCommand with(
      Optional<CurrencyCode> currency, String caller, OperationCommand command) {
    return new OperationCommand(
        command.payment(),
        command.kind(),
        command.amount(),
        currency,
        command.reason(),
        caller,
        command.key(),
        command.publicBaseUrl());
  }

  /** All that is possible of this kind. */
  static OperationCommand all(OperationKind kind, String key) {
    return command(kind, Optional.empty(), key);
  }

  private static OperationCommand command(OperationKind kind, Optional<Long> amount, String key) {
    return new OperationCommand(
        Payments.ID,
        kind,
        amount,
        Optional.empty(),
        Optional.empty(),
        "shop",
        new IdempotencyKey(key),
        TestBench.PUBLIC_BASE_URL);
  }
}
