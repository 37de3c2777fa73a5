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
 * @param writeUnits DynamoDB's write request units, indexes included
 * @param readUnits DynamoDB's read request units
 * @param queueRequests to SQS: each message is sent, received and deleted by a request of its own
 * @param logBytes what functions printed
 * @param storedBytes items that stay for longer than a month, as DynamoDB bills them
 */
record Load(
    BigDecimal apiRequests,
    SortedMap<String, BigDecimal> invocations,
    BigDecimal writeUnits,
    BigDecimal readUnits,
    BigDecimal queueRequests,
    BigDecimal logBytes,
    BigDecimal storedBytes) {

  static final Load NONE =
      new Load(
          BigDecimal.ZERO,
          Collections.emptySortedMap(),
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO);

  Load {
    invocations = Collections.unmodifiableSortedMap(new TreeMap<>(invocations));
  }

  Load plus(Load other) {
    SortedMap<String, BigDecimal> both = new TreeMap<>(invocations);
    other.invocations.forEach((function, count) -> both.merge(function, count, BigDecimal::add));
    return new Load(
        apiRequests.add(other.apiRequests),
        both,
        writeUnits.add(other.writeUnits),
        readUnits.add(other.readUnits),
        queueRequests.add(other.queueRequests),
        logBytes.add(other.logBytes),
        storedBytes.add(other.storedBytes));
  }

  Load times(BigDecimal factor) {
    SortedMap<String, BigDecimal> scaled = new TreeMap<>();
    invocations.forEach((function, count) -> scaled.put(function, count.multiply(factor)));
    return new Load(
        apiRequests.multiply(factor),
        scaled,
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
        writeUnits,
        readUnits,
        queueRequests,
        BigDecimal.valueOf(log),
        BigDecimal.valueOf(stored));
  }

  BigDecimal allInvocations() {
    return sum(invocations);
  }

  private static BigDecimal sum(Map<String, BigDecimal> counts) {
    return counts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
