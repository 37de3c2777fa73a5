package io.paykkaserverless.simulation.smallscope;

import io.paykkaserverless.core.paykka.RefundStatus;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.Payments;
import io.paykkaserverless.core.payment.Speaker;
import io.paykkaserverless.core.webhook.PaykkaEvent;
import io.paykkaserverless.core.webhook.PaykkaEvent.DisputeReported;
import io.paykkaserverless.core.webhook.PaykkaEvent.PaymentReported;
import io.paykkaserverless.core.webhook.PaykkaEvent.RefundReported;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What can happen in each run. */
final class Alphabets {

  private Alphabets() {}

  /** All that is said of two attempts, and all that happens to a payment that has no operations. */
  static List<Happening> attempts() {
    List<Happening> all = new ArrayList<>(Happening.ofPayment());
    all.addAll(Happening.ofAttempt(Payments.FIRST));
    all.addAll(Happening.ofAttempt(Payments.SECOND));
    return all;
  }

  /** What a merchant asks for where nothing of the kind is possible, too. */
  static List<Happening> requestsAnywhere() {
    List<Happening> all = new ArrayList<>(Happening.ofPayment());
    all.addAll(Happening.requests());
    all.addAll(Happening.ofAttempt(Payments.FIRST));
    return all;
  }

  /** Captures, voids and refunds of an approved payment, and what PayKKa says of its money. */
  static List<Happening> money() {
    return allMoney().stream().filter(Alphabets::isOfEveryday).toList();
  }

  /** The same with every answer and every report. */
  static List<Happening> allMoney() {
    List<Happening> all = new ArrayList<>(Happening.requests());
    all.addAll(Happening.ofOperation(1));
    all.addAll(Happening.ofOperation(2));
    all.addAll(Happening.reports(Payments.FIRST, Speaker.PAYKKA_WEBHOOK));
    all.addAll(Happening.reports(Payments.FIRST, Speaker.PAYKKA_QUERY));
    all.add(Happening.threeDaysPass());
    return all;
  }

  /** Webhooks tell no balances, queries do; and PayKKa does not take up what it then refuses. */
  private static boolean isOfEveryday(Happening happening) {
    String what = happening.what();
    boolean balances = what.endsWith("]");
    boolean ofMoney =
        Stream.of("PROCESSING", "REQUIRED", "FAILED", "REVIEW", "OPERATION_SUCC", "NOT_FOUND")
            .noneMatch(what::contains);
    boolean asTold =
        what.startsWith("PAYKKA_QUERY")
            ? balances
            : !what.startsWith("PAYKKA_WEBHOOK: attempt") || !balances;
    return what.contains("FAILURE") || (ofMoney && asTold && !what.endsWith(", 5"));
  }

  /** Webhooks of two attempts, and some that can never be taken in. */
  static List<PaykkaEvent> webhooks() {
    return List.of(
        paid(Reports.challenge(Payments.FIRST)),
        paid(Reports.of(Payments.FIRST, TransactionStatus.AUTHORIZED, Reports.AUTHORISED)),
        paid(Reports.of(Payments.FIRST, TransactionStatus.SUCCESS)),
        paid(Reports.of(Payments.FIRST, TransactionStatus.FAILURE)),
        paid(Reports.of(Payments.SECOND, TransactionStatus.SUCCESS)),
        paid(Reports.ofAnotherAmount(Payments.FIRST)),
        new DisputeReported(Reports.dispute(Payments.FIRST), true),
        new RefundReported(
            Reports.refund(Payments.ID, 1, Payments.FIRST, Reports.PART, RefundStatus.SUCCESS)));
  }

  private static PaykkaEvent paid(TransactionReport report) {
    return new PaymentReported(report);
  }
}
