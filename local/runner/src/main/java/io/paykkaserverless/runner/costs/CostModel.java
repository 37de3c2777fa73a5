package io.paykkaserverless.runner.costs;

import io.paykkaserverless.runner.costs.Estimate.Line;
import io.paykkaserverless.runner.costs.PriceTable.Assumptions;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counted operations times prices. Free allowances of an account are not taken off. */
final class CostModel {

  static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  private static final MathContext EXACT = MathContext.DECIMAL64;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final BigDecimal GB = BigDecimal.valueOf(1L << 30);
  private static final BigDecimal MB_PER_GB = BigDecimal.valueOf(1024);

  /** "Configure Lambda function memory": so much has the power of one vCPU. */
  private static final BigDecimal MB_OF_ONE_PROCESSOR = BigDecimal.valueOf(1769);

  private static final BigDecimal HOURS_PER_DAY = BigDecimal.valueOf(24);
  private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);

  /** After which a process reads its secrets again: SecretsManagerRotating. */
  private static final BigDecimal SECRETS_PER_HOUR = BigDecimal.valueOf(12);

  private final Measurement counted;
  private final PriceTable table;

  CostModel(Measurement counted, PriceTable table) {
    this.counted = counted;
    this.table = table;
  }

  Estimate estimate() {
    return new Estimate(perMillion(), idle(), busy());
  }

  /** What is paid for taking a million payments that ask for so much each. */
  BigDecimal taking(Load one) {
    return Estimate.sum(use(one.times(MILLION)));
  }

  /** One payment of the mix. */
  Load average() {
    return average(counted.stories().keySet());
  }

  /** One payment of the mix as it would be with {@code stories} alone. */
  Load average(Set<Story> stories) {
    BigDecimal whole = stories.stream().map(table::share).reduce(BigDecimal.ZERO, BigDecimal::add);
    Load all = Load.NONE;
    for (Map.Entry<Story, Load> story : counted.stories().entrySet()) {
      if (stories.contains(story.getKey())) {
        all = all.plus(story.getValue().times(table.share(story.getKey()).divide(whole, EXACT)));
      }
    }
    return all;
  }

  private List<Line> perMillion() {
    Load load = average().times(MILLION);
    List<Line> lines = new ArrayList<>(use(load));
    BigDecimal kept = gigabytes(load.storedBytes()).multiply(months(retentionDays()));
    lines.add(line(Billed.DYNAMODB_STORAGE, kept));
    lines.add(line(Billed.DYNAMODB_RECOVERY, kept));
    return lines;
  }

  private List<Line> idle() {
    Assumptions assumed = table.assumptions();
    BigDecimal runs =
        assumed
            .hoursPerMonth()
            .multiply(BigDecimal.valueOf(3600))
            .divide(BigDecimal.valueOf(counted.sweepEvery().toSeconds()), EXACT);
    BigDecimal polls =
        BigDecimal.valueOf(counted.deployment().sourceQueues())
            .multiply(assumed.idleReceives())
            .multiply(assumed.hoursPerMonth())
            .multiply(MINUTES_PER_HOUR);
    Load sweeps = counted.sweep().times(runs);
    List<Line> lines = new ArrayList<>();
    lines.add(line(Billed.SECRET, counted.deployment().resources().secrets()));
    lines.add(line(Billed.ALARM_METRIC, counted.deployment().resources().alarmMetrics()));
    lines.add(line(Billed.DASHBOARD, counted.deployment().resources().dashboards()));
    lines.add(line(Billed.CUSTOM_METRIC, counted.idleMetrics().size()));
    lines.add(line(Billed.SCHEDULER_INVOCATION, runs));
    lines.add(
        line(Billed.SECRET_CALL, BigDecimal.valueOf(counted.sweepSecretCalls()).multiply(runs)));
    for (Line line : use(sweeps)) {
      lines.add(
          line.billed() == Billed.SQS_REQUEST
              ? line(Billed.SQS_REQUEST, line.units().add(polls))
              : line);
    }
    lines.removeIf(line -> line.units().signum() == 0);
    return lines;
  }

  private List<Line> busy() {
    BigDecimal secretsRead =
        BigDecimal.valueOf(counted.secretCalls().values().stream().mapToLong(Long::longValue).sum())
            .multiply(table.assumptions().warmEnvironments())
            .multiply(table.assumptions().hoursPerMonth())
            .multiply(SECRETS_PER_HOUR);
    List<Line> lines =
        new ArrayList<>(
            List.of(
                line(Billed.SECRET_CALL, secretsRead),
                line(Billed.CUSTOM_METRIC, counted.metrics().size())));
    lines.removeIf(line -> line.units().signum() == 0);
    return lines;
  }

  /** What is billed by use. */
  private List<Line> use(Load load) {
    BigDecimal logs = gigabytes(allLogBytes(load));
    return List.of(
        line(Billed.API_REQUEST, load.apiRequests()),
        line(Billed.LAMBDA_REQUEST, load.allInvocations()),
        line(Billed.LAMBDA_GB_SECOND, gigabyteSeconds(load)),
        line(Billed.DYNAMODB_WRITE, load.writeUnits()),
        line(Billed.DYNAMODB_READ, load.readUnits()),
        line(Billed.SQS_REQUEST, load.queueRequests()),
        line(Billed.LOG_INGESTED, logs),
        line(
            Billed.LOG_STORED,
            logs.multiply(months(BigDecimal.valueOf(counted.deployment().logRetentionDays())))));
  }

  private BigDecimal gigabyteSeconds(Load load) {
    BigDecimal all = BigDecimal.ZERO;
    for (Map.Entry<String, BigDecimal> function : load.invocations().entrySet()) {
      String name = function.getKey();
      BigDecimal calls = load.awsCalls().getOrDefault(name, BigDecimal.ZERO);
      all = all.add(working(name, function.getValue()));
      all = all.add(waiting(name, function.getValue(), calls));
    }
    return all;
  }

  /** The processor comes with the memory, so twice the memory takes half the time. */
  private BigDecimal working(String function, BigDecimal invocations) {
    Assumptions assumed = table.assumptions();
    BigDecimal milliseconds = assumed.cpuMilliseconds().get(function);
    if (milliseconds == null) {
      throw new IllegalArgumentException(
          "the table of prices has no cpu_milliseconds for " + function);
    }
    BigDecimal cold =
        assumed
            .coldStartPercent()
            .multiply(assumed.coldStartCpuMilliseconds())
            .divide(HUNDRED, EXACT);
    return gigabyteSeconds(milliseconds.add(cold).multiply(invocations), MB_OF_ONE_PROCESSOR);
  }

  /** Which costs the more the larger the memory. */
  private BigDecimal waiting(String function, BigDecimal invocations, BigDecimal calls) {
    Assumptions assumed = table.assumptions();
    BigDecimal milliseconds =
        assumed
            .waitingMilliseconds()
            .getOrDefault(function, BigDecimal.ZERO)
            .multiply(invocations)
            .add(assumed.awsCallMilliseconds().multiply(calls));
    return gigabyteSeconds(
        milliseconds,
        BigDecimal.valueOf(counted.deployment().memoryMb().getOrDefault(function, 0)));
  }

  private static BigDecimal gigabyteSeconds(BigDecimal milliseconds, BigDecimal memoryMb) {
    return milliseconds.divide(THOUSAND, EXACT).multiply(memoryMb).divide(MB_PER_GB, EXACT);
  }

  private BigDecimal allLogBytes(Load load) {
    return load.logBytes()
        .add(load.allInvocations().multiply(table.assumptions().platformLogBytes()))
        .add(load.apiRequests().multiply(table.assumptions().accessLogBytes()));
  }

  private BigDecimal retentionDays() {
    return BigDecimal.valueOf(counted.deployment().retentionDays());
  }

  private BigDecimal months(BigDecimal days) {
    return days.multiply(HOURS_PER_DAY).divide(table.assumptions().hoursPerMonth(), EXACT);
  }

  private static BigDecimal gigabytes(BigDecimal bytes) {
    return bytes.divide(GB, EXACT);
  }

  private Line line(Billed billed, long units) {
    return line(billed, BigDecimal.valueOf(units));
  }

  private Line line(Billed billed, BigDecimal units) {
    return new Line(billed, units, table.price(billed).of(units));
  }
}
