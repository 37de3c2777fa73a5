package io.paykkaserverless.simulation.smallscope;

import static io.paykkaserverless.core.payment.PaymentState.AUTHORIZED;
import static io.paykkaserverless.core.payment.PaymentState.AWAITING_SHOPPER;
import static io.paykkaserverless.core.payment.PaymentState.CANCELED;
import static io.paykkaserverless.core.payment.PaymentState.CREATED;
import static io.paykkaserverless.core.payment.PaymentState.DECLINED;
import static io.paykkaserverless.core.payment.PaymentState.EXPIRED;
import static io.paykkaserverless.core.payment.PaymentState.PAID;
import static io.paykkaserverless.core.payment.PaymentState.PARTIALLY_REFUNDED;
import static io.paykkaserverless.core.payment.PaymentState.PARTIALLY_REVERSED;
import static io.paykkaserverless.core.payment.PaymentState.PROCESSING;
import static io.paykkaserverless.core.payment.PaymentState.REFUNDED;
import static io.paykkaserverless.core.payment.PaymentState.UNKNOWN;

import io.paykkaserverless.core.notification.Notification;
import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.Books;
import io.paykkaserverless.core.operation.Operation;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.OperationState;
import io.paykkaserverless.core.payment.Attempt;
import io.paykkaserverless.core.payment.HistoryEntry;
import io.paykkaserverless.core.payment.Payment;
import io.paykkaserverless.core.payment.PaymentState;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What must hold of every payment, and of every change of one, whatever happened. Said in words of
 * its own: none of it asks the transition table, the books or whoever makes the messages.
 */
final class Laws {

  /** Where PayKKa holds or took money, or gave it back. */
  private static final Set<PaymentState> MONEY =
      Set.of(AUTHORIZED, PAID, CANCELED, PARTIALLY_REVERSED, PARTIALLY_REFUNDED, REFUNDED);

  private static final Set<PaymentState> OPEN = Set.of(PROCESSING, AWAITING_SHOPPER, UNKNOWN);

  /** Where a payment may go at all. What leaves DECLINED and EXPIRED for money is a correction. */
  private static final Map<PaymentState, Set<PaymentState>> WAYS =
      Map.ofEntries(
          Map.entry(CREATED, Set.of(PROCESSING, EXPIRED)),
          Map.entry(PROCESSING, with(MONEY, AWAITING_SHOPPER, UNKNOWN, DECLINED)),
          Map.entry(AWAITING_SHOPPER, with(MONEY, DECLINED)),
          Map.entry(UNKNOWN, with(MONEY, PROCESSING, AWAITING_SHOPPER, DECLINED)),
          Map.entry(
              AUTHORIZED, Set.of(PAID, CANCELED, PARTIALLY_REVERSED, PARTIALLY_REFUNDED, REFUNDED)),
          Map.entry(PAID, Set.of(PARTIALLY_REVERSED, PARTIALLY_REFUNDED, REFUNDED)),
          Map.entry(PARTIALLY_REVERSED, Set.of(PARTIALLY_REFUNDED, REFUNDED)),
          Map.entry(PARTIALLY_REFUNDED, Set.of(REFUNDED)),
          Map.entry(CANCELED, Set.of()),
          Map.entry(REFUNDED, Set.of()),
          Map.entry(
              DECLINED,
              Set.of(
                  PROCESSING,
                  EXPIRED,
                  AUTHORIZED,
                  PAID,
                  PARTIALLY_REVERSED,
                  PARTIALLY_REFUNDED,
                  REFUNDED)),
          Map.entry(
              EXPIRED, Set.of(AUTHORIZED, PAID, PARTIALLY_REVERSED, PARTIALLY_REFUNDED, REFUNDED)));

  private static final Map<OperationState, Set<OperationState>> OPERATION_WAYS =
      Map.of(
          OperationState.REQUESTED,
          Set.of(
              OperationState.UNKNOWN,
              OperationState.PROCESSING,
              OperationState.REVIEWING,
              OperationState.SUCCEEDED,
              OperationState.FAILED),
          OperationState.UNKNOWN,
          Set.of(
              OperationState.PROCESSING,
              OperationState.REVIEWING,
              OperationState.SUCCEEDED,
              OperationState.FAILED),
          OperationState.PROCESSING,
          Set.of(OperationState.REVIEWING, OperationState.SUCCEEDED, OperationState.FAILED),
          OperationState.REVIEWING,
          Set.of(OperationState.SUCCEEDED, OperationState.FAILED),
          OperationState.SUCCEEDED,
          Set.of(),
          OperationState.FAILED,
          Set.of(OperationState.SUCCEEDED));

  private Laws() {}

  private static Set<PaymentState> with(Set<PaymentState> some, PaymentState... more) {
    EnumSet<PaymentState> all = EnumSet.copyOf(some);
    all.addAll(List.of(more));
    return Set.copyOf(all);
  }

  /** What must hold of a payment. */
  static void holdOf(Payment payment) {
    List<Attempt> holding =
        payment.attempts().stream().filter(it -> MONEY.contains(it.state())).toList();
    long open = payment.attempts().stream().filter(it -> OPEN.contains(it.state())).count();
    require(open <= 1, "two attempts are open at once");
    require(
        holding.size() <= 1 || payment.needsAttention(),
        "two attempts hold money and nobody was called");
    require(
        MONEY.contains(payment.state()) == !holding.isEmpty(),
        "the payment and its attempts disagree on whether there is money");
    require(
        open == 0 || OPEN.contains(payment.state()) || !holding.isEmpty(),
        "an attempt is open and the payment looks decided");
    money(payment);
    requireContiguous(payment.outbox());
  }

  private static void money(Payment payment) {
    Books books = payment.books();
    Balances moved = books.balances();
    long takingOrLettingGo =
        openAmount(books, OperationKind.CAPTURE) + openAmount(books, OperationKind.VOID);
    boolean withinAuthorised =
        moved.captured() + moved.voided() + takingOrLettingGo <= moved.authorised();
    boolean withinCaptured =
        moved.refunded() + openAmount(books, OperationKind.REFUND) <= moved.captured();
    require(
        withinAuthorised || payment.needsAttention(),
        () ->
            "more is taken, let go or reserved than was authorised, and nobody was called: "
                + books);
    require(
        withinCaptured || payment.needsAttention(),
        () -> "more is given back or reserved than was captured, and nobody was called: " + books);
    require(
        moved.equals(Balances.NONE) || MONEY.contains(payment.state()),
        "money moved in a payment that says there is none");
  }

  private static long openAmount(Books books, OperationKind kind) {
    return books.operations().stream()
        .filter(it -> it.kind() == kind)
        .filter(it -> it.state() != OperationState.SUCCEEDED && it.state() != OperationState.FAILED)
        .mapToLong(it -> it.amount().minor())
        .sum();
  }

  private static void requireContiguous(List<Notification> outbox) {
    for (int i = 0; i < outbox.size(); i++) {
      require(outbox.get(i).sequence() == i + 1, "messages are not counted from 1 without a gap");
    }
  }

  /** What must hold of a change, which may be made of several writes. */
  static void holdOf(Payment before, Payment after) {
    require(after.version() >= before.version(), "a version went back");
    if (after.version() == before.version()) {
      require(after.equals(before), "a payment changed without a new version");
      return;
    }
    require(after.terms().equals(before.terms()), "the merchant's terms changed");
    require(after.needsAttention() || !before.needsAttention(), "a call for attention was lost");
    story(before, after);
    attempts(before, after);
    books(before.books(), after.books());
    require(
        after.disputes().subList(0, before.disputes().size()).equals(before.disputes()),
        "a dispute was forgotten");
    Messages.holdOf(before, after);
    holdOf(after);
  }

  private static void story(Payment before, Payment after) {
    List<HistoryEntry> fresh = fresh(before, after);
    PaymentState at = before.state();
    for (HistoryEntry line : fresh) {
      require(line.before() == at, () -> "the story has a gap before " + line);
      require(
          line.after() == at || leads(at, line.after()),
          () -> "nothing leads from " + line.before() + " to " + line.after() + ": " + line);
      at = line.after();
    }
    require(at == after.state(), "the story does not end where the payment is");
  }

  static List<HistoryEntry> fresh(Payment before, Payment after) {
    int told = before.history().size();
    require(
        after.history().size() >= told && after.history().subList(0, told).equals(before.history()),
        "the past was rewritten");
    return after.history().subList(told, after.history().size());
  }

  private static void attempts(Payment before, Payment after) {
    require(after.attempts().size() >= before.attempts().size(), "an attempt was forgotten");
    for (Attempt was : before.attempts()) {
      Attempt is = after.attempts().get(was.id().number() - 1);
      require(
          was.state() == is.state() || reaches(was.state(), is.state()),
          () -> "attempt " + was.id().number() + " went from " + was.state() + " to " + is.state());
      require(
          was.claim().equals(is.claim()) && was.startedAt().equals(is.startedAt()),
          "an attempt was started twice");
      require(
          was.orderId().isEmpty() || was.orderId().equals(is.orderId()),
          "PayKKa's number of an attempt changed");
    }
    if (after.attempts().size() > before.attempts().size()) {
      require(
          before.attempts().stream().noneMatch(it -> MONEY.contains(it.state())),
          "an attempt was started although another one holds money");
    }
  }

  /** In one step or, where more than one write was made, in two. */
  private static boolean reaches(PaymentState from, PaymentState to) {
    return leads(from, to)
        || OPEN.stream().anyMatch(via -> via != from && leads(from, via) && leads(via, to));
  }

  private static boolean leads(PaymentState from, PaymentState to) {
    return WAYS.getOrDefault(from, Set.of()).contains(to);
  }

  private static void books(Books before, Books after) {
    for (int i = 0; i < 4; i++) {
      require(
          after.balances().amounts().get(i) >= before.balances().amounts().get(i),
          () ->
              "money that moved was forgotten: "
                  + before.balances()
                  + ", then "
                  + after.balances());
    }
    require(after.operations().size() >= before.operations().size(), "an operation was forgotten");
    for (Operation was : before.operations()) {
      Operation is = after.operations().get(was.id().number() - 1);
      require(
          was.id().equals(is.id())
              && was.amount().equals(is.amount())
              && was.key().equals(is.key()),
          "an operation became another one");
      require(
          was.state() == is.state()
              || OPERATION_WAYS.getOrDefault(was.state(), Set.of()).contains(is.state()),
          is.id() + " went from " + was.state() + " to " + is.state());
    }
  }

  static void require(boolean holds, Supplier<String> otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise.get());
    }
  }

  static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
