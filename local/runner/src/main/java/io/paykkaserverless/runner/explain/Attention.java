package io.paykkaserverless.runner.explain;

import io.paykkaserverless.core.operation.OperationEvent;
import io.paykkaserverless.core.operation.OperationState;
import io.paykkaserverless.core.payment.PaymentEvent;
import io.paykkaserverless.core.payment.PaymentState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Why a person must look at a payment, and what that person can do. */
final class Attention {

  private final Told told;

  Attention(Told told) {
    this.told = told;
  }

  /** Empty where nobody must look. */
  List<String> sentences() {
    if (!told.fields().isTrue("needs_attention")) {
      return List.of();
    }
    List<String> reasons = reasons();
    List<String> sentences = new ArrayList<>();
    sentences.add("IT NEEDS ATTENTION, and keeps that mark for good.");
    sentences.addAll(
        reasons.isEmpty()
            ? List.of("Compare the story below with what PayKKa's back office shows.")
            : reasons);
    numbers(sentences);
    return sentences;
  }

  private List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    balances(reasons);
    attempts(reasons);
    told.fields().list("operations").stream()
        .filter(this::isSaidToHaveFailedAndSucceeded)
        .map(it -> told.operation(it.text("id")))
        .forEach(
            it -> reasons.add("PayKKa said that " + it + " failed, and that its money moved."));
    if (told.fields().list("history").stream().anyMatch(Happenings::isContradiction)) {
      reasons.add(
          "PayKKa said what cannot be true together with what was known; the story below says"
              + " where. Find out in its back office which is true.");
    }
    if (told.hasSweepGivenUp()) {
      reasons.add(gaveUp());
    } else if (hasHappened(PaymentEvent.SWEEP_GAVE_UP)) {
      reasons.add("The sweep called for a person once; the payment has moved since.");
    }
    return reasons;
  }

  private void balances(List<String> reasons) {
    if (told.fields().object("paykka_balances").isPresent()) {
      reasons.add(
          "PayKKa's balances differ from ours; both stand below. The usual reason is a capture,"
              + " void or refund made in PayKKa's back office: look there before you move any"
              + " money. POST /payments/{id}/recheck asks PayKKa again.");
    } else if (hasHappened(PaymentEvent.BALANCES_DIFFER)) {
      reasons.add("PayKKa's balances differed from ours for a while and agree again.");
    }
  }

  private void attempts(List<String> reasons) {
    List<Fields> approved = told.approvedAttempts();
    if (approved.size() > 1) {
      reasons.add(
          "Attempts "
              + approved.stream()
                  .map(it -> String.valueOf(told.number(it)))
                  .collect(Collectors.joining(" and "))
              + " are both approved: the shopper may have paid more than once. Give all but the"
              + " first back in PayKKa's back office.");
    }
    boolean open =
        told.fields().list("attempts").stream()
            .anyMatch(
                it ->
                    it.word("status", PaymentState.class).filter(PaymentState::isOpen).isPresent());
    if (open && !approved.isEmpty()) {
      reasons.add("Another attempt is still open and may take the money once more.");
    }
  }

  private String gaveUp() {
    boolean setAside =
        told.state().filter(it -> it == PaymentState.AUTHORIZED).isPresent()
            && told.isCapturedByHand()
            && told.fields().list("operations").stream().noneMatch(Standing::isOpen);
    return setAside
        ? "The money has been set aside for days, and the shopper's bank may let it go soon."
        : "The sweep has asked PayKKa as often as makes sense and asks no more. POST"
            + " /payments/{id}/recheck asks once more; if that tells nothing, ask PayKKa's"
            + " support.";
  }

  private boolean hasHappened(PaymentEvent event) {
    return told.fields().list("history").stream()
        .anyMatch(line -> line.text("event").equals(event.name()));
  }

  private boolean isSaidToHaveFailedAndSucceeded(Fields operation) {
    boolean succeeded = operation.text("status").equals(OperationState.SUCCEEDED.name());
    return succeeded
        && told.fields().list("history").stream()
            .filter(line -> line.text("operation").equals(operation.text("id")))
            .anyMatch(
                line ->
                    line.word("event", OperationEvent.class)
                        .filter(Attention::meansNothingMoved)
                        .isPresent());
  }

  private static boolean meansNothingMoved(OperationEvent event) {
    return switch (event) {
      case OPERATION_REFUSED, OPERATION_NOT_FOUND, OPERATION_FAILED -> true;
      case OPERATION_ACCEPTED, OPERATION_REVIEWED, OPERATION_ANSWER_LOST, OPERATION_SUCCEEDED ->
          false;
    };
  }

  /** What PayKKa's support asks for. */
  private void numbers(List<String> sentences) {
    List<Fields> attempts = told.fields().list("attempts");
    if (!attempts.isEmpty()) {
      sentences.add(
          "PayKKa knows it by "
              + attempts.stream()
                  .map(
                      it ->
                          it.text("trans_id")
                              + it.filled("order_id").map(order -> " (" + order + ")").orElse(""))
                  .collect(Collectors.joining(", "))
              + ".");
    }
  }
}
