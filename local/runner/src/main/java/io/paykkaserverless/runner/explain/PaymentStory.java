package io.paykkaserverless.runner.explain;

import io.paykkaserverless.core.operation.OperationState;
import io.paykkaserverless.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A payment's story in plain sentences, from what {@code GET /payments/{id}} gives the merchant:
 * how it stands and what to do, then who said what and when, oldest first, then what is left. Times
 * are UTC, amounts in major units. Words that are new since this was written are told as they are.
 */
public final class PaymentStory {

  private final Told told;
  private final Fields payment;
  private final Paragraphs text = new Paragraphs();

  private PaymentStory(Told told) {
    this.told = told;
    this.payment = told.fields();
  }

  /** The story of {@code payment}, the merchant's view of it; ends with a line break. */
  public static String tell(JsonObject payment) {
    return new PaymentStory(Told.of(new Fields(payment))).tell();
  }

  private String tell() {
    text.prose(new Standing(told).sentences());
    history();
    section("Attempts", payment.list("attempts"), this::attempt);
    section("Captures, voids and refunds", payment.list("operations"), this::operation);
    section("Disputes", payment.list("disputes"), this::dispute);
    money();
    messages();
    return text.toString();
  }

  private void history() {
    Happenings happenings = new Happenings(told);
    text.title("What happened (times are UTC)");
    text.item(payment.time("created_at") + "  ", List.of(creation()));
    payment
        .list("history")
        .forEach(it -> text.item(it.time("at") + "  ", happenings.sentences(it)));
  }

  private String creation() {
    return "The payment was created"
        + payment.filled("agreement_id").map(it -> " (agreement " + it + ")").orElse("")
        + ", to be taken "
        + (told.isCapturedByHand() ? "when the merchant says so." : "at once.");
  }

  private void money() {
    payment
        .object("balances")
        .ifPresent(
            ours -> {
              text.title("Money");
              Optional<Fields> theirs = payment.object("paykka_balances");
              text.item(
                  theirs.isPresent() ? "Our books:    " : "Moved: ",
                  List.of(told.amounts().all(ours) + "."));
              theirs.ifPresent(
                  it ->
                      text.item(
                          "PayKKa says:  ",
                          List.of(told.amounts().all(it) + ". THIS DIFFERS FROM OUR BOOKS.")));
            });
  }

  private void messages() {
    Deliveries deliveries = new Deliveries(told);
    List<Fields> messages = payment.list("notifications");
    if (!messages.isEmpty()) {
      text.title("Messages to the merchant's server");
    }
    for (Fields message : messages) {
      List<List<String>> paragraphs = deliveries.paragraphs(message);
      text.item("- ", paragraphs.getFirst());
      paragraphs.stream().skip(1).forEach(it -> text.item("  - ", it));
    }
  }

  private void section(String title, List<Fields> all, Teller teller) {
    if (!all.isEmpty()) {
      text.title(title);
      all.forEach(it -> text.item("- ", teller.sentences(it)));
    }
  }

  /** Tells of one thing of several. */
  private interface Teller {
    List<String> sentences(Fields thing);
  }

  private List<String> attempt(Fields attempt) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "Attempt "
            + told.number(attempt)
            + " ("
            + attempt.text("trans_id")
            + attempt.filled("order_id").map(it -> ", PayKKa's number " + it).orElse("")
            + ") is "
            + attempt.text("status")
            + ".");
    sentences.add(
        "It began at "
            + attempt.time("started_at")
            + " with "
            + Words.method(attempt)
            + attempt
                .filled("card_last4")
                .map(it -> ", " + attempt.text("card_brand") + " ending in " + it)
                .orElse("")
            + ".");
    Words.failure(attempt).map(it -> "It failed: " + it + ".").ifPresent(sentences::add);
    return sentences;
  }

  private List<String> operation(Fields operation) {
    List<String> sentences = new ArrayList<>();
    String name = told.operation(operation.text("id"));
    sentences.add(
        name.substring(0, 1).toUpperCase(Locale.ROOT)
            + name.substring(1)
            + " ("
            + operation.text("id")
            + operation.filled("refund_order_id").map(it -> ", PayKKa's number " + it).orElse("")
            + ") is "
            + operation.text("status")
            + ".");
    operation.word("status", OperationState.class).map(Words::meaning).ifPresent(sentences::add);
    Words.failure(operation).map(it -> "It failed: " + it + ".").ifPresent(sentences::add);
    sentences.add(
        "Asked for at "
            + operation.time("requested_at")
            + operation.filled("reason").map(it -> ", reason " + it).orElse("")
            + ".");
    return sentences;
  }

  private List<String> dispute(Fields dispute) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "Dispute "
            + dispute.text("dispute_id")
            + ", stage "
            + dispute.text("stage")
            + dispute.filled("reason_code").map(it -> ", reason " + it).orElse("")
            + amount(dispute).map(it -> ", over " + it).orElse("")
            + ", heard of at "
            + dispute.time("heard_at")
            + ".");
    dispute
        .filled("due_at")
        .ifPresent(_ -> sentences.add("It can be answered until " + dispute.time("due_at") + "."));
    sentences.add(
        dispute.isTrue("verified")
            ? "PayKKa signed it."
            : "Not signed: a hint. Believe it only once PayKKa's back office shows it, too.");
    return sentences;
  }

  private static Optional<String> amount(Fields dispute) {
    return dispute
        .filled("currency")
        .map(currency -> new Amounts(currency).of(dispute.number("amount")));
  }
}
