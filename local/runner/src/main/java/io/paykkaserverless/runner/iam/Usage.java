package io.paykkaserverless.runner.iam;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What functions, and Lambda in their name, asked AWS for. Refused calls and lines of logs are not
 * in it; a write whose condition failed is a call, but DynamoDB does not tell what it consumed.
 *
 * @param calls how many, by function and API operation
 * @param capacity what DynamoDB says was consumed, by function's logical id
 */
public record Usage(Map<Operation, Long> calls, Map<String, Capacity> capacity) {

  public Usage {
    calls = Map.copyOf(calls);
    capacity = Map.copyOf(capacity);
  }

  /** What came since {@code earlier}. */
  public Usage since(Usage earlier) {
    Map<Operation, Long> newCalls = new LinkedHashMap<>();
    calls.forEach(
        (operation, count) -> {
          long more = count - earlier.calls.getOrDefault(operation, 0L);
          if (more > 0) {
            newCalls.put(operation, more);
          }
        });
    Map<String, Capacity> newCapacity = new TreeMap<>();
    capacity.forEach(
        (function, all) -> {
          Capacity more = all.minus(earlier.capacity.getOrDefault(function, Capacity.NONE));
          if (!more.equals(Capacity.NONE)) {
            newCapacity.put(function, more);
          }
        });
    return new Usage(newCalls, newCapacity);
  }

  /**
   * One API operation by one function.
   *
   * @param function its logical id
   * @param action {@code dynamodb:TransactWriteItems}
   */
  public record Operation(String function, String action) {}

  /**
   * DynamoDB's capacity units, indexes included.
   *
   * @param read read request units; half ones for reads that need not be consistent
   * @param write write request units
   */
  public record Capacity(BigDecimal read, BigDecimal write) {

    static final Capacity NONE = new Capacity(BigDecimal.ZERO, BigDecimal.ZERO);

    public Capacity {
      // 1.0 and 1 are the same and are to be equal.
      read = plain(read);
      write = plain(write);
    }

    Capacity plus(Capacity other) {
      return new Capacity(read.add(other.read), write.add(other.write));
    }

    private Capacity minus(Capacity other) {
      return new Capacity(read.subtract(other.read), write.subtract(other.write));
    }

    private static BigDecimal plain(BigDecimal units) {
      BigDecimal stripped = units.stripTrailingZeros();
      return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
  }
}
