package io.paykkaserverless.core.payment;

import static io.paykkaserverless.core.payment.PaymentEvent.ANSWER_LOST;
import static io.paykkaserverless.core.payment.PaymentEvent.ATTEMPT_REFUSED;
import static io.paykkaserverless.core.payment.PaymentEvent.ATTEMPT_STARTED;
import static io.paykkaserverless.core.payment.PaymentEvent.AUTHENTICATION_REQUIRED;
import static io.paykkaserverless.core.payment.PaymentEvent.BALANCES_AGREE;
import static io.paykkaserverless.core.payment.PaymentEvent.BALANCES_DIFFER;
import static io.paykkaserverless.core.payment.PaymentEvent.CAPTURE_REQUESTED;
import static io.paykkaserverless.core.payment.PaymentEvent.DISPUTED;
import static io.paykkaserverless.core.payment.PaymentEvent.FAILED;
import static io.paykkaserverless.core.payment.PaymentEvent.NOTIFICATION_REPLAYED;
import static io.paykkaserverless.core.payment.PaymentEvent.NOT_FOUND_AT_PAYKKA;
import static io.paykkaserverless.core.payment.PaymentEvent.REFUND_REQUESTED;
import static io.paykkaserverless.core.payment.PaymentEvent.STILL_PROCESSING;
import static io.paykkaserverless.core.payment.PaymentEvent.SUCCEEDED;
import static io.paykkaserverless.core.payment.PaymentEvent.SWEEP_GAVE_UP;
import static io.paykkaserverless.core.payment.PaymentEvent.TIME_RAN_OUT;
import static io.paykkaserverless.core.payment.PaymentEvent.VOID_REQUESTED;
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

import java.util.EnumMap;
import java.util.Map;

/**
 * When a payment may move: every state, every event, one verdict. The only place that knows.
 *
 * <p>Forward only. What a state already implies is {@link Verdict.OldNews}, so that a duplicate, a
 * late or a reordered report changes nothing. A row marked as correction leaves a state that
 * merchants were told was the end, because PayKKa now says that money did move. What cannot be true
 * together is a {@link Verdict.Contradiction}: nothing moves and a person is told.
 *
 * <p>Drawn in {@code docs/payment-states.md}, which a test keeps equal to this table.
 */
public final class TransitionTable {

  /** What the table says of an event in a state. */
  public sealed interface Verdict {

    /**
     * The payment moves.
     *
     * @param correction whether an outcome that was announced turns out to have been wrong
     */
    record Move(PaymentState to, boolean correction) implements Verdict {}

    /** Known already, or overtaken by newer truth. Nothing changes. */
    record OldNews() implements Verdict {}

    /** Cannot be true together with what is known. Nothing moves; it needs attention. */
    record Contradiction() implements Verdict {}

    /** A step of ours that is possible here; the payment moves only once PayKKa has taken it. */
    record Possible() implements Verdict {}

    /** A step of ours that is not possible in this state. */
    record NotPossible() implements Verdict {}
  }

  private static final Verdict OLD_NEWS = new Verdict.OldNews();
  private static final Verdict CONTRADICTION = new Verdict.Contradiction();
  private static final Verdict POSSIBLE = new Verdict.Possible();
  private static final Verdict NOT_POSSIBLE = new Verdict.NotPossible();

  private static final Map<PaymentState, Map<PaymentEvent, Verdict>> ROWS = rows();

  private TransitionTable() {}

  /** What {@code event} does to a payment in {@code state}. */
  public static Verdict consult(PaymentState state, PaymentEvent event) {
    Verdict verdict = ROWS.getOrDefault(state, Map.of()).get(event);
    if (verdict == null) {
      throw new IllegalStateException("the transition table has no row " + state + ", " + event);
    }
    return verdict;
  }

  static Map<PaymentState, Map<PaymentEvent, Verdict>> rows() {
    Rows rows = new Rows();

    rows.in(CREATED)
        .move(ATTEMPT_STARTED, PROCESSING)
        .move(TIME_RAN_OUT, EXPIRED)
        .contradiction(ATTEMPT_REFUSED, ANSWER_LOST, NOT_FOUND_AT_PAYKKA)
        .contradiction(AUTHENTICATION_REQUIRED, STILL_PROCESSING, FAILED)
        .contradiction(PaymentEvent.AUTHORIZED, SUCCEEDED, PaymentEvent.CANCELED)
        .contradiction(PaymentEvent.PARTIALLY_REVERSED)
        .contradiction(PaymentEvent.PARTIALLY_REFUNDED, PaymentEvent.REFUNDED)
        .nothingToMove();

    rows.in(PROCESSING)
        .outcomes()
        .move(ATTEMPT_REFUSED, DECLINED)
        .move(ANSWER_LOST, UNKNOWN)
        .move(NOT_FOUND_AT_PAYKKA, DECLINED)
        .move(AUTHENTICATION_REQUIRED, AWAITING_SHOPPER)
        .oldNews(STILL_PROCESSING)
        .notPossible(ATTEMPT_STARTED, TIME_RAN_OUT)
        .nothingToMove();

    rows.in(AWAITING_SHOPPER)
        .outcomes()
        .oldNews(AUTHENTICATION_REQUIRED, STILL_PROCESSING, ANSWER_LOST)
        .contradiction(ATTEMPT_REFUSED, NOT_FOUND_AT_PAYKKA)
        .notPossible(ATTEMPT_STARTED, TIME_RAN_OUT)
        .nothingToMove();

    rows.in(UNKNOWN)
        .outcomes()
        .move(ATTEMPT_REFUSED, DECLINED)
        .move(NOT_FOUND_AT_PAYKKA, DECLINED)
        .move(AUTHENTICATION_REQUIRED, AWAITING_SHOPPER)
        .move(STILL_PROCESSING, PROCESSING)
        .oldNews(ANSWER_LOST)
        .notPossible(ATTEMPT_STARTED, TIME_RAN_OUT)
        .nothingToMove();

    rows.in(AUTHORIZED)
        .move(SUCCEEDED, PAID)
        .move(PaymentEvent.CANCELED, CANCELED)
        .move(PaymentEvent.PARTIALLY_REVERSED, PARTIALLY_REVERSED)
        .move(PaymentEvent.PARTIALLY_REFUNDED, PARTIALLY_REFUNDED)
        .move(PaymentEvent.REFUNDED, REFUNDED)
        .oldNews(PaymentEvent.AUTHORIZED)
        .settled()
        .possible(CAPTURE_REQUESTED, VOID_REQUESTED, REFUND_REQUESTED);

    rows.in(PAID)
        .move(PaymentEvent.PARTIALLY_REVERSED, PARTIALLY_REVERSED)
        .move(PaymentEvent.PARTIALLY_REFUNDED, PARTIALLY_REFUNDED)
        .move(PaymentEvent.REFUNDED, REFUNDED)
        .oldNews(PaymentEvent.AUTHORIZED, SUCCEEDED)
        .contradiction(PaymentEvent.CANCELED)
        .settled()
        .onlyToRefund();

    rows.in(CANCELED)
        .oldNews(PaymentEvent.AUTHORIZED, PaymentEvent.CANCELED)
        .contradiction(SUCCEEDED, PaymentEvent.PARTIALLY_REVERSED)
        .contradiction(PaymentEvent.PARTIALLY_REFUNDED, PaymentEvent.REFUNDED)
        .settled()
        .nothingToMove();

    rows.in(PARTIALLY_REVERSED)
        .move(PaymentEvent.PARTIALLY_REFUNDED, PARTIALLY_REFUNDED)
        .move(PaymentEvent.REFUNDED, REFUNDED)
        .oldNews(PaymentEvent.AUTHORIZED, SUCCEEDED, PaymentEvent.PARTIALLY_REVERSED)
        .contradiction(PaymentEvent.CANCELED)
        .settled()
        .onlyToRefund();

    rows.in(PARTIALLY_REFUNDED)
        .move(PaymentEvent.REFUNDED, REFUNDED)
        .oldNews(PaymentEvent.AUTHORIZED, SUCCEEDED)
        .oldNews(PaymentEvent.PARTIALLY_REVERSED, PaymentEvent.PARTIALLY_REFUNDED)
        .contradiction(PaymentEvent.CANCELED)
        .settled()
        .onlyToRefund();

    rows.in(REFUNDED)
        .oldNews(PaymentEvent.AUTHORIZED, SUCCEEDED, PaymentEvent.PARTIALLY_REVERSED)
        .oldNews(PaymentEvent.PARTIALLY_REFUNDED, PaymentEvent.REFUNDED)
        .contradiction(PaymentEvent.CANCELED)
        .settled()
        .nothingToMove();

    rows.in(DECLINED)
        .move(ATTEMPT_STARTED, PROCESSING)
        .move(TIME_RAN_OUT, EXPIRED)
        .correctedByMoney()
        .oldNews(ATTEMPT_REFUSED, ANSWER_LOST, NOT_FOUND_AT_PAYKKA, FAILED)
        .oldNews(AUTHENTICATION_REQUIRED, STILL_PROCESSING, PaymentEvent.CANCELED)
        .nothingToMove();

    rows.in(EXPIRED)
        .correctedByMoney()
        .oldNews(ATTEMPT_REFUSED, ANSWER_LOST, NOT_FOUND_AT_PAYKKA, FAILED, TIME_RAN_OUT)
        .oldNews(AUTHENTICATION_REQUIRED, STILL_PROCESSING, PaymentEvent.CANCELED)
        .notPossible(ATTEMPT_STARTED)
        .nothingToMove();

    return rows.byState;
  }

  /** Collects the rows; a second verdict on the same pair is a mistake and refused. */
  private static final class Rows {
    private final Map<PaymentState, Map<PaymentEvent, Verdict>> byState =
        new EnumMap<>(PaymentState.class);
    private PaymentState state = CREATED;

    /** Begins a state's row. Whatever it is, what only a person can judge moves nothing. */
    Rows in(PaymentState next) {
      state = next;
      return oldNews(
          SWEEP_GAVE_UP, DISPUTED, BALANCES_DIFFER, BALANCES_AGREE, NOTIFICATION_REPLAYED);
    }

    Rows move(PaymentEvent event, PaymentState to) {
      return put(event, new Verdict.Move(to, false));
    }

    Rows correct(PaymentEvent event, PaymentState to) {
      return put(event, new Verdict.Move(to, true));
    }

    /** Steps of ours that are possible, and move the payment only once PayKKa has taken them. */
    Rows possible(PaymentEvent... events) {
      return putAll(POSSIBLE, events);
    }

    /** No money is there that could be taken, let go or given back. */
    Rows nothingToMove() {
      return notPossible(CAPTURE_REQUESTED, VOID_REQUESTED, REFUND_REQUESTED);
    }

    /** Money was taken and can be given back, and that is all. */
    Rows onlyToRefund() {
      return notPossible(CAPTURE_REQUESTED, VOID_REQUESTED).possible(REFUND_REQUESTED);
    }

    Rows oldNews(PaymentEvent... events) {
      return putAll(OLD_NEWS, events);
    }

    Rows contradiction(PaymentEvent... events) {
      return putAll(CONTRADICTION, events);
    }

    Rows notPossible(PaymentEvent... events) {
      return putAll(NOT_POSSIBLE, events);
    }

    /** Whatever PayKKa reports as the outcome of an open attempt is believed. */
    Rows outcomes() {
      return move(PaymentEvent.AUTHORIZED, AUTHORIZED)
          .move(SUCCEEDED, PAID)
          .move(FAILED, DECLINED)
          .move(PaymentEvent.CANCELED, CANCELED)
          .move(PaymentEvent.PARTIALLY_REVERSED, PARTIALLY_REVERSED)
          .move(PaymentEvent.PARTIALLY_REFUNDED, PARTIALLY_REFUNDED)
          .move(PaymentEvent.REFUNDED, REFUNDED);
    }

    /** Once PayKKa has approved, talk of the attempt is late and talk of its failure is wrong. */
    Rows settled() {
      return oldNews(ANSWER_LOST, AUTHENTICATION_REQUIRED, STILL_PROCESSING)
          .contradiction(ATTEMPT_REFUSED, FAILED, NOT_FOUND_AT_PAYKKA)
          .notPossible(ATTEMPT_STARTED, TIME_RAN_OUT);
    }

    /** "Failed" was said too early: PayKKa holds or took money, and the merchant must hear it. */
    Rows correctedByMoney() {
      return correct(PaymentEvent.AUTHORIZED, AUTHORIZED)
          .correct(SUCCEEDED, PAID)
          .correct(PaymentEvent.PARTIALLY_REVERSED, PARTIALLY_REVERSED)
          .correct(PaymentEvent.PARTIALLY_REFUNDED, PARTIALLY_REFUNDED)
          .correct(PaymentEvent.REFUNDED, REFUNDED);
    }

    private Rows putAll(Verdict verdict, PaymentEvent... events) {
      for (PaymentEvent event : events) {
        put(event, verdict);
      }
      return this;
    }

    private Rows put(PaymentEvent event, Verdict verdict) {
      Map<PaymentEvent, Verdict> row =
          byState.computeIfAbsent(state, _ -> new EnumMap<>(PaymentEvent.class));
      if (row.putIfAbsent(event, verdict) != null) {
        throw new IllegalStateException("two verdicts on " + state + ", " + event);
      }
      return this;
    }
  }
}
