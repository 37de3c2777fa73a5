package io.paykkaserverless.runner.explain;

import io.paykkaserverless.core.payment.CaptureMethod;
import io.paykkaserverless.core.payment.PaymentEvent;
import io.paykkaserverless.core.payment.PaymentState;
import java.util.List;
import java.util.Optional;

/**
 * The payment that is told of.
 *
 * @param fields the merchant's view of it
 * @param amounts words for its money
 */
record Told(Fields fields, Amounts amounts) {

  static Told of(Fields fields) {
    return new Told(fields, new Amounts(fields.text("currency")));
  }

  Optional<PaymentState> state() {
    return fields.word("status", PaymentState.class);
  }

  boolean isCapturedByHand() {
    return fields.text("capture_method").equals(CaptureMethod.MANUAL.name());
  }

  /** The sweep called for a person, and the payment has not moved since. */
  boolean hasSweepGivenUp() {
    boolean givenUp = false;
    for (Fields line : fields.list("history")) {
      boolean moved = !line.text("before").equals(line.text("after"));
      boolean givesUp = line.text("event").equals(PaymentEvent.SWEEP_GAVE_UP.name());
      givenUp = givesUp || (givenUp && !moved);
    }
    return givenUp;
  }

  /** Attempts in a state that holds money, or did. */
  List<Fields> approvedAttempts() {
    return fields.list("attempts").stream()
        .filter(
            it ->
                it.word("status", PaymentState.class).filter(PaymentState::isApproved).isPresent())
        .toList();
  }

  /** Where an attempt stands in the list, from 1. */
  int number(Fields attempt) {
    return fields.list("attempts").indexOf(attempt) + 1;
  }

  /** A capture, void or refund in a few words, for example {@code refund r02 of 5.00 EUR}. */
  String operation(String id) {
    String shortId =
        id.startsWith(fields.text("id")) ? id.substring(fields.text("id").length()) : id;
    return fields.list("operations").stream()
        .filter(it -> it.text("id").equals(id))
        .findFirst()
        .map(it -> Words.noun(it) + " " + shortId + " of " + amounts.of(it.number("amount")))
        .orElse("operation " + shortId);
  }
}
