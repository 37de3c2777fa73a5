package io.paykkaserverless.runner.costs;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was asked of AWS, as far as it is billed by use.
 *
 * @param apiRequests to API Gateway, preflights included
 * @param invocations of functions, by their name; for each message of a queue one, since few
 *     payments at a time fill no batch
 * @param awsCalls to DynamoDB, SQS and Secrets Manager that each function waited for, by its name
 * @param writeUnits DynamoDB's write request units, indexes included
 * @param readUnits DynamoDB's read request units
 * @param queueRequests to SQS: each message is sent, received and deleted by a request of its own
 * @param logBytes what functions printed
 * @param storedBytes items that stay for longer than a month, as DynamoDB bills them
 */
record Load(
    BigDecimal apiRequests,
    SortedMap<String, BigDecimal> invocations,
    SortedMap<String, BigDecimal> awsCalls,
    BigDecimal writeUnits,
    BigDecimal readUnits,
    BigDecimal queueRequests,
    BigDecimal logBytes,
    BigDecimal storedBytes) {

  static final Load NONE =
      new Load(
          BigDecimal.ZERO,
          Collections.emptySortedMap(),
          Collections.emptySortedMap(),
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO);

  Load {
    invocations = Collections.unmodifiableSortedMap(new TreeMap<>(invocations));
    awsCalls = Collections.unmodifiableSortedMap(new TreeMap<>(awsCalls));
  }

  Load plus(Load other) {
    return new Load(
        apiRequests.add(other.apiRequests),
        both(invocations, other.invocations),
        both(awsCalls, other.awsCalls),
        writeUnits.add(other.writeUnits),
        readUnits.add(other.readUnits),
        queueRequests.add(other.queueRequests),
        logBytes.add(other.logBytes),
        storedBytes.add(other.storedBytes));
  }

  Load times(BigDecimal factor) {
    return new Load(
        apiRequests.multiply(factor),
        scaled(invocations, factor),
        scaled(awsCalls, factor),
        writeUnits.multiply(factor),
        readUnits.multiply(factor),
        queueRequests.multiply(factor),
        logBytes.multiply(factor),
        storedBytes.multiply(factor));
  }

  /** The same with other sizes: they differ a little from run to run, all else does not. */
  Load withBytes(long log, long stored) {
    return new Load(
        apiRequests,
        invocations,
        awsCalls,
        writeUnits,
        readUnits,
        queueRequests,
        BigDecimal.valueOf(log),
        BigDecimal.valueOf(stored));
  }

  BigDecimal allInvocations() {
    return sum(invocations);
  }

  private static SortedMap<String, BigDecimal> both(
      Map<String, BigDecimal> one, Map<String, BigDecimal> other) {
    SortedMap<String, BigDecimal> both = new TreeMap<>(one);
    other.forEach((function, count) -> both.merge(function, count, BigDecimal::add));
    return both;
  }

  private static SortedMap<String, BigDecimal> scaled(
      Map<String, BigDecimal> counts, BigDecimal factor) {
    SortedMap<String, BigDecimal> scaled = new TreeMap<>();
    counts.forEach((function, count) -> scaled.put(function, count.multiply(factor)));
    return scaled;
  }

  private static BigDecimal sum(Map<String, BigDecimal> counts) {
    return counts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
