package io.paykkaserverless.simulation.smallscope;

import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.paykka.RefundReport;
import io.paykkaserverless.core.paykka.RefundStatus;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.webhook.PaykkaEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What PayKKa really has, and every webhook it ever made of it, any of which may come at any time,
 * again, or never.
 *
 * @param transactions by the attempt's number, with balances
 * @param refunds by the operation's number
 * @param asked how often it was asked to take each attempt's money, or to move some
 * @param webhooks in the order they were made, none twice; as documented, without balances
 */
record Truth(
    SortedMap<Integer, TransactionReport> transactions,
    SortedMap<Integer, RefundReport> refunds,
    SortedMap<String, Integer> asked,
    List<PaykkaEvent> webhooks) {

  static final Truth NOTHING =
      new Truth(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), List.of());

  /** It has the transaction now like this, and tells. */
  Truth with(AttemptId attempt, TransactionReport report) {
    SortedMap<Integer, TransactionReport> next = new TreeMap<>(transactions);
    next.put(attempt.number(), report);
    return new Truth(next, refunds, asked, told(new PaykkaEvent.PaymentReported(bare(report))));
  }

  /** It has the refund now like this, and tells. */
  Truth with(int number, RefundReport report) {
    SortedMap<Integer, RefundReport> next = new TreeMap<>(refunds);
    next.put(number, report);
    return new Truth(transactions, next, asked, told(new PaykkaEvent.RefundReported(report)));
  }

  Truth asked(String what) {
    SortedMap<String, Integer> next = new TreeMap<>(asked);
    next.merge(what, 1, Integer::sum);
    return new Truth(transactions, refunds, next, webhooks);
  }

  /** Money of the approved transaction moves. */
  Truth moved(AttemptId attempt, OperationKind kind, long amount) {
    Balances after = balances(attempt).after(kind, amount);
    return with(attempt, Reports.of(attempt, status(after), after));
  }

  /** Its books on an attempt that it approved. */
  Balances balances(AttemptId attempt) {
    return Optional.ofNullable(transactions.get(attempt.number()))
        .flatMap(TransactionReport::balances)
        .orElseThrow();
  }

  /** The refund ends well, or not. */
  Truth ended(AttemptId attempt, int number, RefundReport report) {
    Truth next = with(number, report);
    return report.status() == RefundStatus.SUCCESS
        ? next.moved(attempt, OperationKind.REFUND, report.amount().orElseThrow().minor())
        : next;
  }

  Optional<Map.Entry<Integer, TransactionReport>> approved() {
    return transactions.entrySet().stream()
        .filter(it -> isMoney(it.getValue().status()))
        .findFirst();
  }

  long approvals() {
    return transactions.values().stream().filter(it -> isMoney(it.status())).count();
  }

  private static boolean isMoney(TransactionStatus status) {
    return status != TransactionStatus.PROCESSING && status != TransactionStatus.FAILURE;
  }

  /** PayKKa's table of states, as its documentation has it. */
  static TransactionStatus status(Balances balances) {
    long rest = balances.authorised() - balances.captured() - balances.voided();
    if (rest > 0) {
      return TransactionStatus.AUTHORIZED;
    }
    if (balances.captured() == 0) {
      return TransactionStatus.CANCELED;
    }
    if (balances.refunded() > 0) {
      return balances.refunded() == balances.captured()
          ? TransactionStatus.REFUNDED
          : TransactionStatus.PARTIALLY_REFUNDED;
    }
    return balances.voided() > 0 ? TransactionStatus.PARTIALLY_REVERSED : TransactionStatus.SUCCESS;
  }

  private List<PaykkaEvent> told(PaykkaEvent event) {
    if (webhooks.contains(event)) {
      return webhooks;
    }
    List<PaykkaEvent> next = new ArrayList<>(webhooks);
    next.add(event);
    return List.copyOf(next);
  }

  private static TransactionReport bare(TransactionReport report) {
    return new TransactionReport(
        report.transId(),
        report.merchantId(),
        report.amount(),
        report.orderId(),
        report.status(),
        report.failure(),
        report.authenticationUrl(),
        report.card(),
        report.shopper(),
        report.token(),
        report.agreement(),
        Optional.empty());
  }

  /** As a text, the same for the same truth. */
  String text() {
    StringBuilder text = new StringBuilder();
    transactions.forEach(
        (attempt, report) ->
            text.append("|T")
                .append(attempt)
                .append(report.status())
                .append(report.balances().map(Balances::amounts).orElse(List.of())));
    refunds.forEach((number, report) -> text.append("|R").append(number).append(report.status()));
    text.append(asked).append("|w");
    for (PaykkaEvent event : webhooks) {
      text.append(Integer.toHexString(event.toString().hashCode())).append(',');
    }
    return text.toString();
  }
}
