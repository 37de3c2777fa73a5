package io.paykkaserverless.simulation.smallscope;

import io.paykkaserverless.core.money.Money;
import io.paykkaserverless.core.operation.Balances;
import io.paykkaserverless.core.operation.OperationId;
import io.paykkaserverless.core.operation.OperationKind;
import io.paykkaserverless.core.operation.OperationReason;
import io.paykkaserverless.core.paykka.Initiation;
import io.paykkaserverless.core.paykka.PaykkaGateway;
import io.paykkaserverless.core.paykka.PaykkaOperations;
import io.paykkaserverless.core.paykka.RefundReport;
import io.paykkaserverless.core.paykka.RefundStatus;
import io.paykkaserverless.core.paykka.TransactionReport;
import io.paykkaserverless.core.paykka.TransactionStatus;
import io.paykkaserverless.core.payment.AttemptId;
import io.paykkaserverless.core.payment.PaykkaOrderId;
import io.paykkaserverless.core.payment.Payments;
import java.time.Duration;
import java.util.Optional;

/** PayKKa: does what it is asked in one of several ways, and never says what is not so. */
final class TruthfulPaykka implements PaykkaGateway, PaykkaOperations {

  /** How the next request goes. */
  enum Way {
    DOES_IT,
    AUTHORISES,
    CHALLENGES,
    DECLINES,
    TAKES_ITS_TIME,
    REFUSES,
    ANSWER_IS_LOST,
    NEVER_ARRIVES
  }

  private Truth truth = Truth.NOTHING;
  private Way way = Way.DOES_IT;

  void begin(Truth known, Way next) {
    truth = known;
    way = next;
  }

  Truth truth() {
    return truth;
  }

  @Override
  public InitiationOutcome initiate(Initiation initiation, Duration limit) {
    AttemptId attempt = initiation.attempt();
    truth = truth.asked("attempt " + attempt.number());
    return switch (way) {
      case DOES_IT ->
          took(attempt, Reports.of(attempt, TransactionStatus.SUCCESS, Reports.CAPTURED));
      case AUTHORISES ->
          took(attempt, Reports.of(attempt, TransactionStatus.AUTHORIZED, Reports.AUTHORISED));
      case CHALLENGES -> took(attempt, Reports.challenge(attempt));
      case TAKES_ITS_TIME -> took(attempt, Reports.of(attempt, TransactionStatus.PROCESSING));
      case DECLINES -> took(attempt, Reports.of(attempt, TransactionStatus.FAILURE));
      case REFUSES -> new InitiationOutcome.Refused(Payments.FAILURE);
      case ANSWER_IS_LOST -> {
        took(attempt, Reports.of(attempt, TransactionStatus.SUCCESS, Reports.CAPTURED));
        yield new InitiationOutcome.Unknown("timed out");
      }
      case NEVER_ARRIVES -> new InitiationOutcome.Unknown("not connected");
    };
  }

  private InitiationOutcome took(AttemptId attempt, TransactionReport report) {
    truth = truth.with(attempt, report);
    return new InitiationOutcome.Reported(report);
  }

  /** Whoever just lost an answer gets none to a question either; later ones are answered. */
  @Override
  public QueryOutcome query(AttemptId attempt, Duration limit) {
    if (way == Way.ANSWER_IS_LOST || way == Way.NEVER_ARRIVES) {
      return new QueryOutcome.Unavailable("timed out");
    }
    return Optional.ofNullable(truth.transactions().get(attempt.number()))
        .<QueryOutcome>map(QueryOutcome.Reported::new)
        .orElseGet(QueryOutcome.NoSuchTransaction::new);
  }

  @Override
  public OperationOutcome capture(PaykkaOrderId order, Money amount, Duration limit) {
    return move(order, OperationKind.CAPTURE, amount.minor());
  }

  @Override
  public OperationOutcome voidRest(
      PaykkaOrderId order, Optional<OperationReason> reason, Duration limit) {
    return move(order, OperationKind.VOID, rest(attempt(order)));
  }

  private long rest(AttemptId attempt) {
    Balances balances = truth.balances(attempt);
    return balances.authorised() - balances.captured() - balances.voided();
  }

  private OperationOutcome move(PaykkaOrderId order, OperationKind kind, long amount) {
    AttemptId attempt = attempt(order);
    truth = truth.asked(kind.name());
    if (way == Way.NEVER_ARRIVES) {
      return new OperationOutcome.Unknown("not connected");
    }
    if (way == Way.REFUSES || amount == 0 || amount > rest(attempt)) {
      return new OperationOutcome.Refused(Payments.FAILURE);
    }
    if (way != Way.TAKES_ITS_TIME) {
      truth = truth.moved(attempt, kind, amount);
    }
    return way == Way.ANSWER_IS_LOST
        ? new OperationOutcome.Unknown("timed out")
        : new OperationOutcome.Accepted();
  }

  @Override
  public RefundOutcome refund(RefundOrder refund, Duration limit) {
    truth = truth.asked(refund.id().text());
    AttemptId attempt = attempt(refund.order());
    int number = refund.id().number();
    if (way == Way.NEVER_ARRIVES) {
      return new RefundOutcome.Unknown("not connected");
    }
    if (way == Way.REFUSES) {
      return new RefundOutcome.Refused(Payments.FAILURE);
    }
    RefundStatus status =
        way == Way.TAKES_ITS_TIME ? RefundStatus.PROCESSING : RefundStatus.SUCCESS;
    RefundReport report =
        Reports.refund(refund.id().payment(), number, attempt, refund.amount().minor(), status);
    truth = truth.ended(attempt, number, report);
    return way == Way.ANSWER_IS_LOST
        ? new RefundOutcome.Unknown("timed out")
        : new RefundOutcome.Reported(report);
  }

  @Override
  public RefundQueryOutcome queryRefund(OperationId refund, Duration limit) {
    if (way == Way.ANSWER_IS_LOST || way == Way.NEVER_ARRIVES) {
      return new RefundQueryOutcome.Unavailable("timed out");
    }
    return Optional.ofNullable(truth.refunds().get(refund.number()))
        .<RefundQueryOutcome>map(RefundQueryOutcome.Reported::new)
        .orElseGet(RefundQueryOutcome.NoSuchRefund::new);
  }

  private static AttemptId attempt(PaykkaOrderId order) {
    return order.equals(Reports.order(Payments.FIRST)) ? Payments.FIRST : Payments.SECOND;
  }
}
