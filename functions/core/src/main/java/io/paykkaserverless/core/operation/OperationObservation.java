package io.paykkaserverless.core.operation;

import io.paykkaserverless.core.paykka.RefundReport;
import io.paykkaserverless.core.payment.Failure;
import io.paykkaserverless.core.payment.Speaker;
import java.util.Optional;

/**
 * One thing learned about a capture, void or refund, whoever said it.
 *
 * @param speaker who said it
 * @param event what was said
 * @param refundOrderId PayKKa's number of the refund, where it was given
 * @param failure why not, where it is a refusal
 * @param cause why there is no answer, where there is none
 */
public record OperationObservation(
    Speaker speaker,
    OperationEvent event,
    Optional<RefundOrderId> refundOrderId,
    Optional<Failure> failure,
    Optional<String> cause) {

  /** An observation without particulars. */
  public static OperationObservation of(Speaker speaker, OperationEvent event) {
    return new OperationObservation(
        speaker, event, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A definite no. */
  public static OperationObservation failed(
      Speaker speaker, OperationEvent event, Failure failure) {
    return new OperationObservation(
        speaker, event, Optional.empty(), Optional.of(failure), Optional.empty());
  }

  /** PayKKa's answer was lost; {@code cause} tells operators why. */
  public static OperationObservation answerLost(String cause) {
    return new OperationObservation(
        Speaker.PAYKKA_REPLY,
        OperationEvent.OPERATION_ANSWER_LOST,
        Optional.empty(),
        Optional.empty(),
        Optional.of(cause));
  }

  /** What a refund's report means, said by {@code speaker}. */
  public static OperationObservation of(RefundReport report, Speaker speaker) {
    OperationEvent event =
        switch (report.status()) {
          case PROCESSING -> OperationEvent.OPERATION_ACCEPTED;
          case REVIEWING -> OperationEvent.OPERATION_REVIEWED;
          case SUCCESS -> OperationEvent.OPERATION_SUCCEEDED;
          case FAILURE -> OperationEvent.OPERATION_FAILED;
        };
    return new OperationObservation(
        speaker, event, report.refundOrderId(), report.failure(), Optional.empty());
  }

  /** What the history keeps of it beside the event: PayKKa's code, or why there is no answer. */
  public Optional<String> detail() {
    return failure.map(Failure::paykkaCode).or(() -> cause);
  }
}
