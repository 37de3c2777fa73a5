package io.paykkaserverless.runner.explain;

import io.paykkaserverless.core.operation.OperationState;
import io.paykkaserverless.core.payment.FailureReason;
import io.paykkaserverless.core.payment.PaymentState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a payment stands now, and what is possible or needed next. */
final class Standing {

  private final Told told;
  private final Fields payment;
  private final Amounts amounts;

  Standing(Told told) {
    this.told = told;
    this.payment = told.fields();
    this.amounts = told.amounts();
  }

  /** The outcome of a capture, void or refund is not known. */
  static boolean isOpen(Fields operation) {
    return operation
        .word("status", OperationState.class)
        .filter(OperationState::isOpen)
        .isPresent();
  }

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "Payment "
            + payment.text("id")
            + " of "
            + amounts.of(payment.number("amount"))
            + payment.filled("reference").map(it -> " (reference " + it + ")").orElse("")
            + " is "
            + payment.text("status")
            + ": "
            + told.state().map(this::meaning).orElse("this command does not know that word."));
    List<String> needed = new ArrayList<>(new Attention(told).sentences());
    operations(needed);
    disputes(needed);
    needed.addAll(new Deliveries(told).open());
    if (needed.isEmpty() && told.state().filter(Standing::isAtRest).isPresent()) {
      needed.add("Nothing has to be done.");
    }
    sentences.addAll(needed);
    sentences.add(possible());
    return sentences;
  }

  /** Nobody waits for anything. */
  private static boolean isAtRest(PaymentState state) {
    return switch (state) {
      case PAID, CANCELED, PARTIALLY_REVERSED, PARTIALLY_REFUNDED, REFUNDED, EXPIRED -> true;
      case CREATED, PROCESSING, AWAITING_SHOPPER, UNKNOWN, AUTHORIZED, DECLINED -> false;
    };
  }

  private String meaning(PaymentState state) {
    return switch (state) {
      case CREATED ->
          "nobody has tried to pay it yet. The shopper can until "
              + payment.time("expires_at")
              + ".";
      case PROCESSING ->
          "PayKKa has been asked to charge it, and the outcome is not known yet." + asking();
      case AWAITING_SHOPPER -> "the shopper has to pass 3-D Secure." + asking();
      case UNKNOWN ->
          "PayKKa's answer was lost, so the money may have been taken or not. Do not charge the"
              + " shopper in another way."
              + asking();
      case AUTHORIZED -> authorised();
      case PAID -> moved("captured_amount") + " was taken.";
      case DECLINED -> declined();
      case CANCELED ->
          "what was set aside was let go before any of it was taken. The shopper pays nothing.";
      case PARTIALLY_REVERSED ->
          moved("captured_amount") + " was taken and " + moved("voided_amount") + " was let go.";
      case PARTIALLY_REFUNDED ->
          "of the "
              + moved("captured_amount")
              + " that was taken, "
              + moved("refunded_amount")
              + " was given back.";
      case REFUNDED -> "all of the " + moved("captured_amount") + " that was taken was given back.";
      case EXPIRED ->
          "nobody paid in time and nothing was charged. It takes a new payment to try again.";
    };
  }

  /** {@link Attention} says it where the sweep has given up. */
  private String asking() {
    return told.hasSweepGivenUp()
        ? ""
        : " If nothing is heard, the sweep asks PayKKa; POST /payments/{id}/recheck asks at once.";
  }

  private String authorised() {
    if (!told.isCapturedByHand()) {
      return "PayKKa approved it and takes the money by itself; until it says so, this is not"
          + " final.";
    }
    return moved("authed_amount")
        + " was set aside and "
        + moved("captured_amount")
        + " of it was taken. Take the rest or let it go before the shopper's bank does, which is"
        + " usually after seven days.";
  }

  private String declined() {
    List<Fields> attempts = payment.list("attempts");
    Optional<Fields> last = attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
    boolean shopperMayRetry =
        last.flatMap(it -> it.word("failure_code", FailureReason.class))
            .map(FailureReason::shopperMayRetry)
            .orElse(true);
    return last.flatMap(Words::failure).orElse("it was declined")
        + ". "
        + (shopperMayRetry
            ? "The shopper may try again until " + payment.time("expires_at") + "."
            : "Another card does not help; the merchant has to put that right first.");
  }

  private void operations(List<String> needed) {
    payment.list("operations").stream()
        .filter(Standing::isOpen)
        .forEach(
            it ->
                needed.add(
                    "The outcome of "
                        + told.operation(it.text("id"))
                        + " is open ("
                        + it.text("status")
                        + "): its amount stays reserved until PayKKa tells. POST"
                        + " /payments/{id}/recheck asks at once."));
  }

  private void disputes(List<String> needed) {
    List<Fields> disputes = payment.list("disputes");
    if (!disputes.isEmpty()) {
      boolean signed = disputes.stream().anyMatch(it -> it.isTrue("verified"));
      needed.add(
          "The shopper's bank is said to dispute it"
              + (signed ? "" : " (not signed: a hint)")
              + "; look in PayKKa's back office and answer there in time.");
    }
  }

  private String possible() {
    Fields balances = payment.object("balances").orElse(Fields.NONE);
    List<String> steps = new ArrayList<>();
    step(steps, "take up to", balances.number("able_to_capture_amount"), "capture");
    step(steps, "let go", balances.number("able_to_void_amount"), "void");
    step(steps, "give back up to", balances.number("able_to_refund_amount"), "refunds");
    return steps.isEmpty()
        ? "No money can be taken, let go or given back now."
        : "Possible now: " + String.join(", ", steps) + ".";
  }

  private void step(List<String> steps, String what, long amount, String route) {
    if (amount > 0) {
      steps.add(what + " " + amounts.of(amount) + " (POST /payments/{id}/" + route + ")");
    }
  }

  private String moved(String balance) {
    return amounts.of(payment.object("balances").orElse(Fields.NONE).number(balance));
  }
}
