package io.paykkaserverless.core.operation;

import io.paykkaserverless.core.operation.OperationTable.Verdict.Contradiction;
import io.paykkaserverless.core.operation.OperationTable.Verdict.Move;
import io.paykkaserverless.core.operation.OperationTable.Verdict.OldNews;

/**
 * When a capture, void or refund may move: every state, every event, one verdict. Forward only;
 * "failed" is taken back where PayKKa says that the money did move.
 *
 * <p>Drawn in {@code docs/payment-states.md}, which a test keeps equal to this table.
 */
public final class OperationTable {

  /** What the table says of an event in a state. */
  public sealed interface Verdict {

    /**
     * The operation moves.
     *
     * @param correction whether "failed" turns out to have been wrong
     */
    record Move(OperationState to, boolean correction) implements Verdict {}

    /** Known already, or overtaken by newer truth. Nothing changes. */
    record OldNews() implements Verdict {}

    /** Cannot be true together with what is known. Nothing moves; it needs attention. */
    record Contradiction() implements Verdict {}
  }

  private OperationTable() {}

  /** What {@code event} does to an operation in {@code state}. */
  public static Verdict consult(OperationState state, OperationEvent event) {
    return switch (state) {
      case REQUESTED, UNKNOWN ->
          switch (event) {
            case OPERATION_ACCEPTED -> move(OperationState.PROCESSING);
            case OPERATION_REVIEWED -> move(OperationState.REVIEWING);
            case OPERATION_ANSWER_LOST ->
                state == OperationState.UNKNOWN ? new OldNews() : move(OperationState.UNKNOWN);
            case OPERATION_REFUSED, OPERATION_NOT_FOUND, OPERATION_FAILED ->
                move(OperationState.FAILED);
            case OPERATION_SUCCEEDED -> move(OperationState.SUCCEEDED);
          };
      case PROCESSING, REVIEWING ->
          switch (event) {
            case OPERATION_REVIEWED ->
                state == OperationState.REVIEWING ? new OldNews() : move(OperationState.REVIEWING);
            case OPERATION_ACCEPTED, OPERATION_ANSWER_LOST -> new OldNews();
            case OPERATION_REFUSED, OPERATION_NOT_FOUND -> new Contradiction();
            case OPERATION_FAILED -> move(OperationState.FAILED);
            case OPERATION_SUCCEEDED -> move(OperationState.SUCCEEDED);
          };
      case SUCCEEDED ->
          switch (event) {
            case OPERATION_ACCEPTED,
                OPERATION_REVIEWED,
                OPERATION_ANSWER_LOST,
                OPERATION_SUCCEEDED ->
                new OldNews();
            case OPERATION_REFUSED, OPERATION_NOT_FOUND, OPERATION_FAILED -> new Contradiction();
          };
      case FAILED ->
          switch (event) {
            case OPERATION_SUCCEEDED -> new Move(OperationState.SUCCEEDED, true);
            case OPERATION_ACCEPTED,
                OPERATION_REVIEWED,
                OPERATION_ANSWER_LOST,
                OPERATION_REFUSED,
                OPERATION_NOT_FOUND,
                OPERATION_FAILED ->
                new OldNews();
          };
    };
  }

  private static Verdict move(OperationState to) {
    return new Move(to, false);
  }
}
