package io.paykkaserverless.core.operation;

import io.paykkaserverless.core.money.Money;
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
import io.paykkaserverless.core.payment.TestBench;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * PayKKa in a story: does what it is told to, lets others in between, and remembers which requests
 * came, what really moved and everything it ever reported.
 */
final class StoryPaykka implements PaykkaGateway, PaykkaOperations {

  /** How the next requests go. */
  enum Way {
    DOES_IT,
    TAKES_ITS_TIME,
    REVIEWS_IT,
    REFUSES,
    LOSES_THE_ANSWER_AFTER_DOING_IT,
    LOSES_THE_ANSWER_AND_DOES_IT_LATER,
    NEVER_GETS_THE_REQUEST
  }

  /** The process died. */
  static final class Breakdown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Breakdown() {
      super("the process died");
    }
  }

  /** A capture or void that PayKKa has and did not do yet. */
  private record Pending(OperationId id, long amount) {}

  /** A request that nobody knows to have arrived is done well within the ten minutes we wait. */
  private static final Duration SOON = Duration.ofMinutes(9);

  final List<String> violations = new ArrayList<>();
  final List<TransactionReport> transactions = new ArrayList<>();
  final List<RefundReport> refunds = new ArrayList<>();

  private final TestBench bench;
  private final boolean callsAPartSuccess;
  private final PaykkaOrderId order;
  private final Map<OperationId, Integer> asked = new HashMap<>();
  private final Set<OperationId> moved = new HashSet<>();
  private Way way = Way.DOES_IT;
  private Optional<Pending> pending = Optional.empty();
  private Optional<Runnable> meanwhile = Optional.empty();
  private boolean dies;

  /**
   * PayKKa with the payment of {@code bench}.
   *
   * @param callsAPartSuccess whether it reports SUCCESS where only a part was captured so far
   */
  StoryPaykka(TestBench bench, boolean callsAPartSuccess) {
    this.bench = bench;
    this.callsAPartSuccess = callsAPartSuccess;
    order = bench.payment().approvedAttempt().orElseThrow().orderId().orElseThrow();
    transactions.add(report());
  }

  void goes(Way next) {
    way = next;
  }

  /** Lets {@code action} happen once, before the next answer arrives. */
  void meanwhile(Runnable action) {
    meanwhile = Optional.of(action);
  }

  /** Whoever asks next for money to be moved dies before the answer arrives. */
  void killsTheNext() {
    dies = true;
  }

  void calm() {
    meanwhile = Optional.empty();
    dies = false;
  }

  /** Its own books. */
  Balances balances() {
    return report().balances().orElseThrow();
  }

  /** Whether the money of this operation really moved. */
  boolean hasMoved(OperationId id) {
    return moved.contains(id);
  }

  /** Whether there is something it has not finished. */
  boolean isAtWork() {
    return pending.isPresent() || !openRefunds().isEmpty();
  }

  /** Finishes one thing that it has. */
  void finishes(boolean well) {
    if (pending.isPresent()) {
      doPending();
      return;
    }
    openRefunds().stream()
        .findFirst()
        .ifPresent(
            open -> {
              OperationId id = OperationId.parse(open.refundTransId()).orElseThrow();
              bench.operations.ends(id, well ? RefundStatus.SUCCESS : RefundStatus.FAILURE);
              remember(id);
            });
  }

  /** Does before {@code now} what we do not know it to have. */
  void untilThen(Instant now) {
    boolean late =
        pending
            .flatMap(it -> bench.payment().operation(it.id()))
            .filter(it -> it.state().mayNotHaveArrived())
            .filter(it -> !it.requestedAt().plus(SOON).isAfter(now))
            .isPresent();
    if (late) {
      doPending();
    }
  }

  private void doPending() {
    Pending due = pending.orElseThrow();
    pending = Optional.empty();
    bench.operations.moved(order, due.id().kind(), due.amount());
    moved.add(due.id());
    remember();
  }

  @Override
  public OperationOutcome capture(PaykkaOrderId at, Money amount, Duration limit) {
    OperationId id = underWay(OperationKind.CAPTURE);
    bench.operations.mood(mood());
    return moving(id, amount.minor(), bench.operations.capture(at, amount, limit));
  }

  @Override
  public OperationOutcome voidRest(
      PaykkaOrderId at, Optional<OperationReason> reason, Duration limit) {
    OperationId id = underWay(OperationKind.VOID);
    long rest = balances().ableToCapture();
    bench.operations.mood(mood());
    return moving(id, rest, bench.operations.voidRest(at, reason, limit));
  }

  private OperationOutcome moving(OperationId id, long amount, OperationOutcome outcome) {
    boolean accepted = outcome instanceof OperationOutcome.Accepted;
    boolean done = way == Way.DOES_IT && accepted;
    if (done || way == Way.LOSES_THE_ANSWER_AFTER_DOING_IT) {
      moved.add(id);
    } else if (accepted) {
      pending = Optional.of(new Pending(id, amount));
    }
    remember();
    between();
    return way == Way.LOSES_THE_ANSWER_AND_DOES_IT_LATER
        ? new OperationOutcome.Unknown("timed out")
        : outcome;
  }

  @Override
  public RefundOutcome refund(RefundOrder refund, Duration limit) {
    count(refund.id());
    bench.operations.mood(mood());
    Way thisWay = way;
    RefundOutcome outcome = bench.operations.refund(refund, limit);
    remember(refund.id());
    between();
    return thisWay == Way.LOSES_THE_ANSWER_AND_DOES_IT_LATER
        ? new RefundOutcome.Unknown("timed out")
        : outcome;
  }

  @Override
  public RefundQueryOutcome queryRefund(OperationId refund, Duration limit) {
    RefundQueryOutcome outcome = bench.operations.queryRefund(refund, limit);
    letOthersIn();
    return outcome;
  }

  @Override
  public InitiationOutcome initiate(Initiation initiation, Duration limit) {
    throw new IllegalStateException("the payment was made before the story began");
  }

  @Override
  public QueryOutcome query(AttemptId attempt, Duration limit) {
    QueryOutcome outcome =
        bench.paykka.query(attempt, limit) instanceof QueryOutcome.Reported
            ? new QueryOutcome.Reported(report())
            : new QueryOutcome.Unavailable("timed out");
    letOthersIn();
    return outcome;
  }

  private FakeOperations.Mood mood() {
    return switch (way) {
      case DOES_IT -> FakeOperations.Mood.DOES_IT;
      case TAKES_ITS_TIME, LOSES_THE_ANSWER_AND_DOES_IT_LATER -> FakeOperations.Mood.TAKES_ITS_TIME;
      case REVIEWS_IT -> FakeOperations.Mood.REVIEWS_IT;
      case REFUSES -> FakeOperations.Mood.REFUSES;
      case LOSES_THE_ANSWER_AFTER_DOING_IT -> FakeOperations.Mood.LOSES_THE_ANSWER_AFTER_DOING_IT;
      case NEVER_GETS_THE_REQUEST -> FakeOperations.Mood.NEVER_GETS_THE_REQUEST;
    };
  }

  /** PayKKa is told no number of ours for it; there is one at most. */
  private OperationId underWay(OperationKind kind) {
    Optional<OperationId> id =
        bench
            .payment()
            .books()
            .openOnAuthorisation()
            .map(Operation::id)
            .filter(it -> it.kind() == kind);
    if (id.isEmpty() || pending.isPresent()) {
      violations.add("asked for a " + kind + " that is not under way, or beside another");
    }
    id.ifPresent(this::count);
    return id.orElseThrow();
  }

  private void count(OperationId id) {
    if (asked.merge(id, 1, Integer::sum) > 1) {
      violations.add("asked twice for " + id);
    }
    if (bench.payment().operation(id).isEmpty()) {
      violations.add("asked for what is not written down: " + id);
    }
  }

  private void between() {
    letOthersIn();
    if (dies) {
      dies = false;
      throw new Breakdown();
    }
  }

  private void letOthersIn() {
    Optional<Runnable> action = meanwhile;
    meanwhile = Optional.empty();
    action.ifPresent(Runnable::run);
  }

  private List<RefundReport> openRefunds() {
    return bench.payment().books().operations().stream()
        .filter(operation -> operation.kind() == OperationKind.REFUND)
        .map(operation -> refunds.stream().filter(isAbout(operation.id())).toList())
        .filter(reports -> !reports.isEmpty())
        .map(List::getLast)
        .filter(last -> isOpen(last.status()))
        .toList();
  }

  private static Predicate<RefundReport> isAbout(OperationId id) {
    return report -> report.refundTransId().equals(id.text());
  }

  private static boolean isOpen(RefundStatus status) {
    return status == RefundStatus.PROCESSING || status == RefundStatus.REVIEWING;
  }

  private void remember(OperationId refund) {
    bench.operations.find(refund).ifPresent(refunds::add);
    if (refunds.stream()
        .filter(isAbout(refund))
        .anyMatch(report -> report.status() == RefundStatus.SUCCESS)) {
      moved.add(refund);
    }
    remember();
  }

  private void remember() {
    transactions.add(report());
  }

  private TransactionReport report() {
    TransactionReport report = bench.paykka.report(Payments.FIRST);
    return callsAPartSuccess && report.isTakenInPart()
        ? with(TransactionStatus.SUCCESS, report.balances(), report)
        : report;
  }

  static TransactionReport with(
      TransactionStatus status, Optional<Balances> balances, TransactionReport report) {
    return new TransactionReport(
        report.transId(),
        report.merchantId(),
        report.amount(),
        report.orderId(),
        status,
        report.failure(),
        report.authenticationUrl(),
        report.card(),
        report.shopper(),
        report.token(),
        report.agreement(),
        balances);
  }
}
