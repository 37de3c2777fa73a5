package io.paykkaserverless.runner.explain;

import io.paykkaserverless.core.operation.OperationEvent;
import io.paykkaserverless.core.payment.PaymentEvent;
import io.paykkaserverless.core.payment.PaymentState;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.payment.TransitionTable;
import io.paykkaserverless.core.payment.TransitionTable.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sentences for the lines of a payment's history: who said what, and what it did. */
final class Happenings {

  private final Told told;

  Happenings(Told told) {
    this.told = told;
  }

  /** The sentences for one line; a speaker or an event that is new is named as it is. */
  List<String> sentences(Fields line) {
    List<String> sentences = new ArrayList<>();
    sentences.add(what(line));
    contradiction(line).ifPresent(sentences::add);
    sentences.add(
        line.text("before").equals(line.text("after"))
            ? "The payment stayed " + line.text("after") + "."
            : "The payment went from " + line.text("before") + " to " + line.text("after") + ".");
    line.object("amounts_after")
        .map(after -> told.amounts().moved(before(line), after))
        .filter(moved -> !moved.isEmpty())
        .ifPresent(moved -> sentences.add("Money: " + moved + "."));
    return sentences;
  }

  /** Whether the transition table says that {@code line} cannot be true with what was known. */
  static boolean isContradiction(Fields line) {
    return verdict(line) instanceof Verdict.Contradiction
        && line.text("before").equals(line.text("after"));
  }

  private static Optional<String> contradiction(Fields line) {
    if (isContradiction(line)) {
      return Optional.of("That cannot be true together with what was known, so nothing moved.");
    }
    return verdict(line) instanceof Verdict.Move move && move.correction()
        ? Optional.of("So the outcome that was told before was wrong.")
        : Optional.empty();
  }

  private static Verdict verdict(Fields line) {
    Optional<PaymentState> state = line.word("before", PaymentState.class);
    Optional<PaymentEvent> event = line.word("event", PaymentEvent.class);
    return state.isPresent() && event.isPresent()
        ? TransitionTable.consult(state.get(), event.get())
        : new Verdict.OldNews();
  }

  private String what(Fields line) {
    String who =
        line.word("speaker", Speaker.class)
            .map(Words::subject)
            .orElseGet(() -> line.text("speaker"));
    return line.word("event", PaymentEvent.class)
        .map(event -> ofPayment(event, line, who))
        .or(
            () ->
                line.word("event", OperationEvent.class)
                    .map(event -> ofOperation(event, line, who)))
        .orElseGet(() -> unknown(line, who));
  }

  private static String unknown(Fields line, String who) {
    return who
        + " said "
        + line.text("event")
        + line.filled("detail").map(detail -> " (" + detail + ")").orElse("")
        + ", which this command has no sentence for.";
  }

  private String ofPayment(PaymentEvent event, Fields line, String who) {
    String attempt = attempt(line);
    return switch (event) {
      case ATTEMPT_STARTED ->
          who
              + " began "
              + attempt
              + method(line)
              + ". It was written down before PayKKa was asked.";
      case ATTEMPT_REFUSED -> who + " refused " + attempt + code(line) + ". Nothing was charged.";
      case ANSWER_LOST ->
          "PayKKa's answer about "
              + attempt
              + " was lost"
              + because(line)
              + ". Only a query or a webhook can tell what became of it; nothing is sent again.";
      case NOT_FOUND_AT_PAYKKA ->
          who
              + " said that it knows nothing of "
              + attempt
              + code(line)
              + ", when our request could no longer arrive. Nothing was charged.";
      case TIME_RAN_OUT -> who + " found that nobody had paid in time.";
      case SWEEP_GAVE_UP -> gaveUp(line, who);
      case CAPTURE_REQUESTED -> who + " asked to take money: " + requested(line);
      case VOID_REQUESTED -> who + " asked to let go what is not taken: " + requested(line);
      case REFUND_REQUESTED -> who + " asked to give money back: " + requested(line);
      case DISPUTED -> disputed(line, who);
      case BALANCES_DIFFER ->
          who
              + " reported balances that cannot be reconciled with ours: "
              + line.filled("detail").map(told.amounts()::reported).orElse("?")
              + ". Ours were left as they are.";
      case BALANCES_AGREE -> who + " reported balances that agree with ours again.";
      case NOTIFICATION_REPLAYED ->
          who
              + " had a message sent again"
              + line.filled("detail").map(it -> ": " + it).orElse("")
              + ".";
      case AUTHENTICATION_REQUIRED ->
          who + " said that the shopper has to pass 3-D Secure for " + attempt + ".";
      case STILL_PROCESSING -> who + " said that " + attempt + " is still being processed.";
      case AUTHORIZED -> who + " said that " + attempt + " is approved and its money set aside.";
      case SUCCEEDED -> who + " said that " + attempt + " succeeded and its money was taken.";
      case FAILED -> who + " said that " + attempt + " failed" + code(line) + ".";
      case CANCELED ->
          who + " said that what " + attempt + " set aside was let go, and nothing was taken.";
      case PARTIALLY_REVERSED ->
          who + " said that a part of what " + attempt + " set aside was let go.";
      case PARTIALLY_REFUNDED ->
          who + " said that a part of what " + attempt + " took was given back.";
      case REFUNDED -> who + " said that all of what " + attempt + " took was given back.";
    };
  }

  private String ofOperation(OperationEvent event, Fields line, String who) {
    String operation = told.operation(line.text("operation"));
    return switch (event) {
      case OPERATION_ACCEPTED ->
          who + " took up " + operation + " and did not say yet what it did.";
      case OPERATION_REVIEWED ->
          who + " said that somebody at PayKKa looks at " + operation + " first.";
      case OPERATION_ANSWER_LOST ->
          "PayKKa's answer about "
              + operation
              + " was lost"
              + because(line)
              + ". Its amount stays reserved, and nothing is sent again.";
      case OPERATION_REFUSED -> who + " refused " + operation + code(line) + ". No money moved.";
      case OPERATION_NOT_FOUND ->
          who
              + " showed no trace of "
              + operation
              + code(line)
              + ", when our request could no longer arrive. Its amount is free again.";
      case OPERATION_SUCCEEDED -> who + " said that the money of " + operation + " moved.";
      case OPERATION_FAILED ->
          who + " said that " + operation + " failed" + code(line) + ". Its amount is free again.";
    };
  }

  /** The sweep says the same on two occasions; an authorisation nears its end only in one state. */
  private String gaveUp(Fields line, String who) {
    boolean setAside =
        line.text("after").equals(PaymentState.AUTHORIZED.name()) && told.isCapturedByHand();
    return who
        + " called for a person: "
        + (setAside
            ? "money has been set aside for days and the shopper's bank may let it go soon, or"
                + " PayKKa was asked in vain as often as makes sense."
            : "it has asked PayKKa as often as makes sense, and nobody knows more.");
  }

  private String requested(Fields line) {
    String id = line.text("operation");
    return told.operation(id) + " (" + id + "). It was written down before PayKKa was asked.";
  }

  private static String disputed(Fields line, String who) {
    String what = line.filled("detail").map(detail -> " (" + detail + ")").orElse("");
    boolean signed = !line.text("speaker").equals(Speaker.UNSIGNED_WEBHOOK.name());
    return who
        + " said that the shopper's bank disputes the payment"
        + what
        + (signed ? "." : ". Not signed: a hint, and no proof.");
  }

  private static Fields before(Fields line) {
    return line.object("amounts_before").orElse(Fields.NONE);
  }

  private static String attempt(Fields line) {
    long number = line.number("attempt");
    return number == 0 ? "the payment" : "attempt " + number;
  }

  private String method(Fields line) {
    List<Fields> attempts = told.fields().list("attempts");
    int index = (int) line.number("attempt") - 1;
    return index >= 0 && index < attempts.size()
        ? " with " + Words.method(attempts.get(index))
        : "";
  }

  private static String code(Fields line) {
    return line.filled("detail").map(code -> " with code " + code).orElse("");
  }

  private static String because(Fields line) {
    return line.filled("detail").map(cause -> " (" + cause + ")").orElse("");
  }
}
